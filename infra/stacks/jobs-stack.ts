import { Duration, Stack, type CfnElement, type StackProps } from 'aws-cdk-lib';
import { Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import { DynamoEventSource, SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Schedule, ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { AppFunction, jobMemory } from '../app-function.ts';
import type { Environment } from '../environments.ts';
import { explain } from '../explained-findings.ts';
import { allIndexes, writeRights } from '../write-rights.ts';
import type { DataStack } from './data-stack.ts';
import type { MailStack } from './mail-stack.ts';
import type { PeopleStack } from './people-stack.ts';

type Props = StackProps & { environment: Environment; data: DataStack; people: PeopleStack; mail: MailStack };

/** Acts and time, handled after the fact. Nothing here decides whether a challenge is open: dates do. */
export class JobsStack extends Stack {
  readonly stream: AppFunction;
  readonly clock: AppFunction;
  readonly deadLetters: Queue[];

  constructor(scope: Construct, id: string, { environment, data, people, mail, ...props }: Props) {
    super(scope, id, props);
    const job = (name: string, bundle: string, about: string) => {
      const made = new AppFunction(this, name, { bundle, about, seconds: 300, megabytes: jobMemory })
        .readsTable(data.table, allIndexes)
        .writesTable(data.table, writeRights.jobs)
        .waitsForScans(environment)
        .storesFiles(data.uploads, ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'])
        .uses({ PUBLIC_ORIGIN: environment.origin, SITE_NAME: environment.siteName, ORIGIN_SECRET: data.originSecret.secretValue.unsafeUnwrap(), APP_SECRET: data.appSecret.secretValue.unsafeUnwrap(), IDENTITY: people.identity });
      mail.allow(made);
      return made;
    };
    this.stream = job('Stream', 'stream', 'looks at acts as they happen');
    this.clock = job('Clock', 'clock', 'what is due this minute, and whatever the stream left');

    const queue = (name: string) => {
      const made = new Queue(this, name, { enforceSSL: true, retentionPeriod: Duration.days(14) });
      explain(made, 'AwsSolutions-SQS3', 'This is a dead-letter queue itself.');
      return made;
    };
    const [lostActs, lostMinutes, lostReports] = [queue('LostActs'), queue('LostMinutes'), queue('LostReports')];
    this.deadLetters = [lostActs, lostMinutes, lostReports];
    this.#hearReports(lostReports);

    // The stream only says "look now": the act carries its own outbox key until it is handled, and the clock sweeps leftovers.
    this.stream.addEventSource(new DynamoEventSource(data.table, {
      startingPosition: StartingPosition.LATEST,
      filters: [FilterCriteria.filter({ eventName: FilterRule.isEqual('INSERT'), dynamodb: { Keys: { pk: { S: FilterRule.beginsWith('ACT#') } } } })],
      batchSize: 100,
      maxBatchingWindow: Duration.seconds(1),
      retryAttempts: 2,
      maxRecordAge: Duration.minutes(10),
      onFailure: new SqsDlq(lostActs),
    }));

    new Schedule(this, 'EveryMinute', {
      schedule: ScheduleExpression.rate(Duration.minutes(1)),
      target: new LambdaInvoke(this.clock, { deadLetterQueue: lostMinutes, retryAttempts: 0, maxEventAge: Duration.minutes(1) }),
      description: 'Announces openings, closings and reminders; sends what is left in the outbox',
    });
    explain(this, `AwsSolutions-IAM5[Resource::<${this.getLogicalId(this.clock.node.defaultChild as CfnElement)}.Arn>:*]`, 'The schedule may start any version of this one function.');
  }

  /** What other services tell afterwards: verdicts of the malware scan, letters that came back. */
  #hearReports(lost: Queue) {
    this.stream.configureAsyncInvoke({ onFailure: new SqsDestination(lost), retryAttempts: 2 });
    new Rule(this, 'Reports', {
      description: 'Verdicts of the malware scan, and letters that came back',
      eventPattern: { source: ['aws.guardduty', 'aws.ses'], detailType: ['GuardDuty Malware Protection Object Scan Result', 'Email Bounced', 'Email Complaint Received'] },
      targets: [new LambdaFunction(this.stream, { deadLetterQueue: lost })],
    });
  }
}
