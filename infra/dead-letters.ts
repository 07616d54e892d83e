import { Duration } from 'aws-cdk-lib';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { explain } from './explained-findings.ts';

/** Where work waits for a person that was given up. */
export const deadLetters = (scope: Construct, id: string): Queue => {
  const made = new Queue(scope, id, { enforceSSL: true, retentionPeriod: Duration.days(14) });
  explain(made, 'AwsSolutions-SQS3', 'This is a dead-letter queue itself.');
  return made;
};
