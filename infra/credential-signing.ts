import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { AppFunction, jobMemory } from './app-function.ts';
import { deadLetters } from './dead-letters.ts';
import { credentialSigner, type Environment } from './environments.ts';
import { everyMinute } from './every-minute.ts';
import type { DataStack } from './stacks/data-stack.ts';
import { writeRights } from './write-rights.ts';

/** Signs what was accepted and the lists of its states, every minute: the stream has its two readers already. It alone may use the key. */
export class CredentialSigning extends Construct {
  readonly signs: AppFunction;
  readonly lost: Queue;

  constructor(scope: Construct, id: string, { environment, data }: { environment: Environment; data: DataStack }) {
    super(scope, id);
    const { keyArn } = data.credentialKey;
    this.signs = new AppFunction(this, 'Function', { bundle: 'credentials', about: 'signs credentials and the lists of their states', seconds: 120, megabytes: jobMemory, role: credentialSigner(environment) })
      .readsTable(data.table, ['out'])
      .writesTable(data.table, writeRights.credentials)
      .uses({ PUBLIC_ORIGIN: environment.origin, SITE_NAME: environment.siteName, APP_SECRET: data.appSecret.secretValue.unsafeUnwrap(), CREDENTIAL_KEY: keyArn }, { actions: ['kms:Sign', 'kms:GetPublicKey'], resources: [keyArn] });
    this.lost = deadLetters(this, 'LostMinutes');
    everyMinute(this, 'EveryMinute', { run: this.signs, lost: this.lost, about: 'Signs credentials that were accepted, and lists that have changed or are about to end' });
  }
}
