import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AnyPrincipal, Effect, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Key } from 'aws-cdk-lib/aws-kms';
import { BlockPublicAccess, Bucket, BucketEncryption, type IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { signingKey } from './signing-key.ts';

/** What the CDN may read, by the paths it is asked for. */
export const servedLog = 'record/log';
export const stagedBatches = 'staging';

/** The log of the public record: its files, which everybody reads through the CDN, and the key that signs its heads. */
export class LogStore extends Construct {
  readonly bucket: Bucket;
  readonly key: Key;

  constructor(scope: Construct, id: string, { accessLogs, signer }: { accessLogs: IBucket; /** The name of the one role that may sign. */ signer: string }) {
    super(scope, id);
    this.bucket = new Bucket(this, 'Bucket', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL, encryption: BucketEncryption.S3_MANAGED, enforceSSL: true, versioned: true,
      removalPolicy: RemovalPolicy.RETAIN, serverAccessLogsBucket: accessLogs, serverAccessLogsPrefix: 'record/',
      // A batch is needed until its head is signed, which takes seconds, or as long as the record stood still.
      lifecycleRules: [{ prefix: `${stagedBatches}/`, expiration: Duration.days(90), noncurrentVersionExpiration: Duration.days(30) }],
    });
    this.#letTheCdnRead();
    // A log that forgets is none. Who must take something out takes out this statement first, and is seen doing so.
    this.bucket.addToResourcePolicy(new PolicyStatement({ effect: Effect.DENY, principals: [new AnyPrincipal()], actions: ['s3:DeleteObject', 's3:DeleteObjectVersion'], resources: [this.bucket.arnForObjects(`${servedLog}/*`)] }));
    this.key = signingKey(this, 'Key', { about: 'Signs the heads of the public record', signer });
  }

  /** Listing is what makes S3 answer "not there" instead of "forbidden"; the CDN asks for nothing but files. */
  #letTheCdnRead() {
    const distributions = Stack.of(this).formatArn({ service: 'cloudfront', region: '', resource: 'distribution', resourceName: '*' });
    const read = (actions: string[], resource: string) => this.bucket.addToResourcePolicy(new PolicyStatement({
      principals: [new ServicePrincipal('cloudfront.amazonaws.com')], actions, resources: [resource], conditions: { ArnLike: { 'aws:SourceArn': distributions } },
    }));
    read(['s3:GetObject'], this.bucket.arnForObjects(`${servedLog}/*`));
    read(['s3:ListBucket'], this.bucket.bucketArn);
  }
}
