import { CfnOutput, Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { AttributeType, ProjectionType, StreamViewType, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { BlockPublicAccess, Bucket, BucketEncryption, HttpMethods, ObjectOwnership, type BucketProps } from 'aws-cdk-lib/aws-s3';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { explain } from '../explained-findings.ts';
import { credentialSigner, recordSigner, witnessSigner, type Environment } from '../environments.ts';
import type { Key } from 'aws-cdk-lib/aws-kms';
import { LogStore } from '../log-store.ts';
import { signingKey } from '../signing-key.ts';
import { MalwareScan } from '../malware-scan.ts';

const text = (name: string) => ({ name, type: AttributeType.STRING });
const index = (name: string) => ({
  indexName: name, partitionKey: text(`${name}pk`), sortKey: text(`${name}sk`),
  projectionType: ProjectionType.INCLUDE, nonKeyAttributes: ['_t', 'card'],
});

/** Everything that would be missed: it is protected from deletion, and a test holds its logical ids still. */
export class DataStack extends Stack {
  readonly table: TableV2;
  readonly uploads: Bucket;
  readonly logs: Bucket;
  readonly log: LogStore;
  readonly credentialKey: Key;
  readonly witnessKey: Key | undefined;
  readonly originSecret: Secret;
  readonly appSecret: Secret;

  constructor(scope: Construct, id: string, { environment, ...props }: StackProps & { environment: Environment }) {
    super(scope, id, { ...props, terminationProtection: true });

    this.table = new TableV2(this, 'Table', {
      partitionKey: text('pk'),
      sortKey: text('sk'),
      globalSecondaryIndexes: ['owner', 'group', 'out', 'due'].map(index),
      timeToLiveAttribute: 'ttl',
      dynamoStream: StreamViewType.KEYS_ONLY,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });

    this.logs = new Bucket(this, 'Logs', {
      ...this.#private(),
      objectOwnership: ObjectOwnership.BUCKET_OWNER_PREFERRED,
      lifecycleRules: [{ expiration: Duration.days(400), noncurrentVersionExpiration: Duration.days(30) }],
    });
    explain(this.logs, 'AwsSolutions-S1', 'This is where access logs go; logging its own accesses would never end.');

    this.uploads = new Bucket(this, 'Uploads', {
      ...this.#private(),
      serverAccessLogsBucket: this.logs,
      serverAccessLogsPrefix: 'uploads/',
      cors: [{
        allowedMethods: [HttpMethods.GET, HttpMethods.PUT, HttpMethods.POST], allowedOrigins: [environment.origin], allowedHeaders: ['*'],
        exposedHeaders: ['ETag', 'x-amz-checksum-sha256'], maxAge: 3600,
      }],
      lifecycleRules: [{ abortIncompleteMultipartUploadAfter: Duration.days(2), noncurrentVersionExpiration: Duration.days(90) }],
    });

    if (environment.scanner) new MalwareScan(this, 'Scan', this.uploads);

    this.log = new LogStore(this, 'Record', { accessLogs: this.logs, signer: recordSigner(environment) });
    this.credentialKey = signingKey(this, 'CredentialKey', { about: 'Signs credentials and the lists of their states', signer: credentialSigner(environment) });
    this.witnessKey = environment.witness && signingKey(this, 'WitnessKey', { about: 'Signs the heads of logs of others', signer: witnessSigner(environment) });

    this.originSecret = this.#secret('OriginSecret', 'The CDN shows it to the API, which answers nobody else');
    this.appSecret = this.#secret('AppSecret', 'Seals list cursors and sign-in attempts');
    new CfnOutput(this, 'TableName', { value: this.table.tableName });
  }

  #private(): BucketProps {
    return {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL, encryption: BucketEncryption.S3_MANAGED, enforceSSL: true, versioned: true, removalPolicy: RemovalPolicy.RETAIN,
    };
  }

  #secret(id: string, description: string): Secret {
    const secret = new Secret(this, id, { description, generateSecretString: { passwordLength: 64, excludePunctuation: true } });
    explain(secret, 'AwsSolutions-SMG4', 'Changing it by itself would cut the CDN from the API between two deployments; docs/runbook.md says how to change it.');
    return secret;
  }
}
