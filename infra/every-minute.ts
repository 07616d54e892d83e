import { Duration, Stack, type CfnElement } from 'aws-cdk-lib';
import { Schedule, ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { AppFunction } from './app-function.ts';
import { explain } from './explained-findings.ts';

/** Runs a function each minute. A minute that was missed is not made up for: the next one does the same. */
export const everyMinute = (scope: Construct, id: string, { run, lost, about }: { run: AppFunction; lost: Queue; about: string }) => {
  new Schedule(scope, id, {
    schedule: ScheduleExpression.rate(Duration.minutes(1)),
    target: new LambdaInvoke(run, { deadLetterQueue: lost, retryAttempts: 0, maxEventAge: Duration.minutes(1) }),
    description: about,
  });
  const stack = Stack.of(scope);
  explain(stack, `AwsSolutions-IAM5[Resource::<${stack.getLogicalId(run.node.defaultChild as CfnElement)}.Arn>:*]`, 'The schedule may start any version of this one function.');
};
