import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** Accepts one finding of cdk-nag on one construct. There is no way to do it without a reason. */
export const explain = (construct: IConstruct, id: string, reason: string) => {
  Validations.of(construct).acknowledge({ id, reason });
};
