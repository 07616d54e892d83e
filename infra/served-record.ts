import { Annotations, Stack } from 'aws-cdk-lib';
import { CachePolicy, ResponseHeadersPolicy, ViewerProtocolPolicy, type BehaviorOptions } from 'aws-cdk-lib/aws-cloudfront';
import { S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { Bucket, type IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { servedLog } from './log-store.ts';

/** The log as everybody reads it, from any site: files as they are, each kept as long as it says itself. No function has a part in it. */
export const servedRecord = (scope: Construct, log: IBucket): Record<string, BehaviorOptions> => {
  // By its name: the policy of the bucket, in the stack that keeps it, lets the CDN read already (log-store.ts).
  const bucket = Bucket.fromBucketAttributes(scope, 'Log', { bucketName: log.bucketName, region: Stack.of(scope).region });
  const origin = S3BucketOrigin.withOriginAccessControl(bucket);
  Annotations.of(scope).acknowledgeWarning('@aws-cdk/aws-cloudfront-origins:updateImportedBucketPolicyOac', 'infra/log-store.ts');
  return {
    [`/${servedLog}/*`]: {
      origin, viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS, cachePolicy: CachePolicy.CACHING_OPTIMIZED, compress: false,
      responseHeadersPolicy: ResponseHeadersPolicy.CORS_ALLOW_ALL_ORIGINS_AND_SECURITY_HEADERS,
    },
  };
};
