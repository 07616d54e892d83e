import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Duration } from 'aws-cdk-lib';
import { FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { DynamoEventSource, SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { AppFunction, jobMemory } from './app-function.ts';
import { deadLetters } from './dead-letters.ts';
import { recordSigner, type Environment } from './environments.ts';
import { everyMinute } from './every-minute.ts';
import type { DataStack } from './stacks/data-stack.ts';
import { writeRights } from './write-rights.ts';

/** The page that checks receipts, as anybody can save it: each that is deployed is named on the record. */
const savedPage = () => createHash('sha256').update(readFileSync('dist/web/client/verify.html')).digest('hex');

/** Gives official acts their places on the public record: within seconds of each, and every minute whatever was left over. It alone may sign. */
export class RecordKeeper extends Construct {
  readonly keeps: AppFunction;
  readonly lost: Queue;

  constructor(scope: Construct, id: string, { environment, data }: { environment: Environment; data: DataStack }) {
    super(scope, id);
    const { bucket, key } = data.log;
    this.keeps = new AppFunction(this, 'Function', { bundle: 'record', about: 'writes and signs the public record', seconds: 120, megabytes: jobMemory, role: recordSigner(environment), atOnce: environment.sequencers })
      .readsTable(data.table, ['group', 'owner'])
      .writesTable(data.table, writeRights.record)
      .writesLog(bucket)
      .uses({ LOG_URL: `${environment.origin}/record/log`, LOG_NAME: environment.logName, LOG_KEY: key.keyArn, VERIFIER: savedPage(), ...(environment.recordPolicy ? { RECORD_POLICY: environment.recordPolicy } : {}), ...(environment.timestampers ? { RECORD_TIMESTAMPS: environment.timestampers.join(',') } : {}) }, { actions: ['kms:Sign', 'kms:GetPublicKey'], resources: [key.keyArn] });

    this.lost = deadLetters(this, 'LostPlaces');
    // At most two readers a shard of the stream: this one, and the one that looks at acts.
    this.keeps.addEventSource(new DynamoEventSource(data.table, {
      startingPosition: StartingPosition.LATEST,
      filters: [FilterCriteria.filter({ eventName: FilterRule.isEqual('INSERT'), dynamodb: { Keys: { pk: { S: FilterRule.beginsWith('PENDING#') } } } })],
      batchSize: 1000,
      maxBatchingWindow: Duration.seconds(1),
      retryAttempts: 2,
      maxRecordAge: Duration.minutes(10),
      onFailure: new SqsDlq(this.lost),
    }));
    everyMinute(this, 'EveryMinute', { run: this.keeps, lost: this.lost, about: 'Gives places on the public record to acts that the stream left waiting' });
  }
}
