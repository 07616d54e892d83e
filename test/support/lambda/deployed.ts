import { Template } from 'aws-cdk-lib/assertions';
import type { Stack } from 'aws-cdk-lib';
import { makeApp } from '../../../infra/app.ts';
import cdk from '../../../cdk.json' with { type: 'json' };

export type Statement = { Action: string | string[]; Resource: unknown; Condition?: Record<string, Record<string, string | string[]>> };
type Resource = { Type: string; Properties: Record<string, unknown> };
type Role = { 'Fn::GetAtt': [string, string] };
export type Deployed = { stack: string; bundle: string; settings: string[]; statements: Statement[] };

let made: ReturnType<typeof makeApp>['stacks'] | undefined;
export const synthesize = () => (made ??= makeApp({ context: cdk.context }).stacks);
export const templateOf = (stack: Stack) => Template.fromStack(stack).toJSON() as { Resources: Record<string, Resource>; Outputs?: Record<string, unknown> };

const statementsOf = (resources: Record<string, Resource>, role: string): Statement[] =>
  Object.values(resources)
    .filter(({ Type, Properties }) => Type === 'AWS::IAM::Policy' && (Properties['Roles'] as { Ref: string }[]).some(({ Ref }) => Ref === role))
    .flatMap(({ Properties }) => (Properties['PolicyDocument'] as { Statement: Statement[] }).Statement);

/** Our functions as CloudFormation would make them: which bundle, told what, allowed what. */
export const deployedFunctions = (stacks: ReturnType<typeof synthesize>): Deployed[] =>
  Object.entries(stacks).flatMap(([stack, made]) => {
    const resources = templateOf(made).Resources;
    return Object.values(resources).flatMap(({ Type, Properties }) => {
      const bundle = Type === 'AWS::Lambda::Function' && /^Laurel (\w+): /.exec(String(Properties['Description']))?.[1];
      if (!bundle) return [];
      const settings = Object.keys((Properties['Environment'] as { Variables: object }).Variables).sort();
      return [{ stack, bundle, settings, statements: statementsOf(resources, (Properties['Role'] as Role)['Fn::GetAtt'][0]) }];
    });
  });
