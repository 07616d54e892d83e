import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import { DynamoEventSource, SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { AppFunction, jobMemory } from '../app-function.ts';
import { deadLetters } from '../dead-letters.ts';
import { CredentialSigning } from '../credential-signing.ts';
import type { Environment } from '../environments.ts';
import { asksOutside } from '../fetch-function.ts';
import { everyMinute } from '../every-minute.ts';
import { RecordKeeper } from '../record-keeper.ts';
import { allIndexes, writeRights } from '../write-rights.ts';
import type { ApiStack } from './api-stack.ts';
import type { DataStack } from './data-stack.ts';
import type { MailStack } from './mail-stack.ts';
import type { PeopleStack } from './people-stack.ts';

type Props = StackProps & { environment: Environment; data: DataStack; api: ApiStack; people: PeopleStack; mail: MailStack };

/** Acts and time, handled after the fact. Nothing here decides whether a challenge is open: dates do. */
export class JobsStack extends Stack {
  readonly stream: AppFunction;
  readonly clock: AppFunction;
  readonly record: AppFunction;
  readonly credentials: AppFunction;
  readonly deadLetters: Queue[];

  constructor(scope: Construct, id: string, { environment, data, api, people, mail, ...props }: Props) {
    super(scope, id, props);
    const job = (name: string, bundle: string, about: string) => {
      const made = new AppFunction(this, name, { bundle, about, seconds: 300, megabytes: jobMemory })
        .readsTable(data.table, allIndexes)
        .writesTable(data.table, writeRights.jobs)
        .waitsForScans(environment)
        .readsLog(data.log.bucket)
        .storesFiles(data.uploads, ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'])
        .uses({ PUBLIC_ORIGIN: environment.origin, SITE_NAME: environment.siteName, ORIGIN_SECRET: data.originSecret.secretValue.unsafeUnwrap(), APP_SECRET: data.appSecret.secretValue.unsafeUnwrap(), IDENTITY: people.identity });
      mail.allow(made);
      return made;
    };
    this.stream = job('Stream', 'stream', 'looks at acts as they happen');
    this.clock = job('Clock', 'clock', 'what is due this minute, and whatever the stream left');
    asksOutside(this.clock, api.fetch);

    const keeper = new RecordKeeper(this, 'Record', { environment, data });
    this.record = keeper.keeps;
    const signing = new CredentialSigning(this, 'Credentials', { environment, data });
    this.credentials = signing.signs;

    const [lostActs, lostMinutes, lostReports] = [deadLetters(this, 'LostActs'), deadLetters(this, 'LostMinutes'), deadLetters(this, 'LostReports')];
    this.deadLetters = [lostActs, lostMinutes, lostReports, keeper.lost, signing.lost];
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

    everyMinute(this, 'EveryMinute', { run: this.clock, lost: lostMinutes, about: 'Announces openings, closings and reminders; sends what is left in the outbox' });
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
