import { readdirSync } from 'node:fs';
import { Duration, RemovalPolicy, Stack, type CfnElement } from 'aws-cdk-lib';
import { CachePolicy, ViewerProtocolPolicy, type BehaviorOptions } from 'aws-cdk-lib/aws-cloudfront';
import { S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { BlockPublicAccess, Bucket, BucketEncryption, type IBucket } from 'aws-cdk-lib/aws-s3';
import { BucketDeployment, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment';
import { Construct } from 'constructs';
import { explain } from './explained-findings.ts';

const files = 'dist/web/client';
const hashed = '_app';
const aYear = 'public, max-age=31536000, immutable';
const anHour = 'public, max-age=3600';
/** A worker that stayed behind would go on serving what it no longer should: browsers and the CDN ask each time. */
const worker = 'service-worker.js';
const askEachTime = 'no-cache';

/** The site's files: private, versioned, read by the CDN only. */
export class SiteAssets extends Construct {
  readonly #bucket: Bucket;

  constructor(scope: Construct, id: string, logs: IBucket) {
    super(scope, id);
    this.#bucket = new Bucket(this, 'Bucket', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL, encryption: BucketEncryption.S3_MANAGED, enforceSSL: true, versioned: true,
      removalPolicy: RemovalPolicy.RETAIN, serverAccessLogsBucket: logs, serverAccessLogsPrefix: 'assets/',
      lifecycleRules: [{ noncurrentVersionExpiration: Duration.days(30) }],
    });
    // Old names stay, for pages that are still open in somebody's browser.
    this.#copy('Hashed', aYear, [`${hashed}/*`]);
    this.#copy('Named', anHour, ['*'], [`${hashed}/*`, worker]);
    this.#copy('Worker', askEachTime, [worker]);
    this.#explainCopying();
  }

  /** What the CDN fetches here instead of asking the site's function: each top name that the build made. */
  behaviors(): Record<string, BehaviorOptions> {
    const origin = S3BucketOrigin.withOriginAccessControl(this.#bucket);
    const behavior = { origin, viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS, cachePolicy: CachePolicy.CACHING_OPTIMIZED };
    const tops = readdirSync(files, { withFileTypes: true }).map((top) => (top.isDirectory() ? `/${top.name}/*` : `/${top.name}`));
    return Object.fromEntries(tops.sort().map((path) => [path, behavior]));
  }

  #copy(id: string, cacheControl: string, include: string[], exclude: string[] = ['*']) {
    const order = id === 'Named' ? { exclude } : { exclude, include };
    new BucketDeployment(this, id, { destinationBucket: this.#bucket, sources: [Source.asset(files)], prune: false, cacheControl: [CacheControl.fromString(cacheControl)], ...order });
  }

  #explainCopying() {
    const stack = Stack.of(this);
    const copier = stack.node.children.find((child) => child.node.id.startsWith('Custom::CDKBucketDeployment'))!;
    const why = 'CDK\'s own copier, which runs only during a deployment and writes to this bucket alone.';
    const assets = `arn:<AWS::Partition>:s3:::cdk-hnb659fds-assets-<AWS::AccountId>-${stack.region}/*`;
    const bucket = stack.getLogicalId(this.#bucket.node.defaultChild as CfnElement);
    const wide = ['Action::s3:GetBucket*', 'Action::s3:GetObject*', 'Action::s3:List*', 'Action::s3:Abort*', 'Action::s3:DeleteObject*', `Resource::${assets}`, `Resource::<${bucket}.Arn>/*`];
    for (const finding of wide) explain(copier, `AwsSolutions-IAM5[${finding}]`, why);
    explain(copier, 'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]', why);
    explain(copier, 'AwsSolutions-L1', `${why} Its runtime comes with the CDK release.`);
  }
}
