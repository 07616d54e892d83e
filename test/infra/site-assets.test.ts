import { Template } from 'aws-cdk-lib/assertions';
import { expect, test } from 'vitest';
import { synthesize } from '../support/lambda/deployed.ts';

type Copy = { Exclude?: string[]; Include?: string[]; SystemMetadata: { 'cache-control': string } };
type Cached = { PathPattern: string; TargetOriginId: string };
const { web } = synthesize();

test('the worker is copied with a word that everybody asks for it each time; hashed files stay a year, others an hour', () => {
  const copies = Object.values(Template.fromStack(web).findResources('Custom::CDKBucketDeployment')).map(({ Properties }) => Properties as Copy);
  expect(copies.map(({ Exclude, Include, SystemMetadata }) => [SystemMetadata['cache-control'], Exclude, Include])).toEqual([
    ['public, max-age=31536000, immutable', ['*'], ['_app/*']],
    ['public, max-age=3600', ['_app/*', 'service-worker.js'], undefined],
    ['no-cache', ['*'], ['service-worker.js']],
  ]);
});

test('the worker comes from the top of the site, so that the judge’s pages are within its reach, and from where the other files are', () => {
  const [cdn] = Object.values(Template.fromStack(web).findResources('AWS::CloudFront::Distribution'));
  const behaviors = (cdn!['Properties'] as { DistributionConfig: { CacheBehaviors: Cached[] } }).DistributionConfig.CacheBehaviors;
  const of = (path: string) => behaviors.find(({ PathPattern }) => PathPattern === path);
  expect(of('/service-worker.js')).toEqual({ ...of('/favicon.svg')!, PathPattern: '/service-worker.js' });
  expect(behaviors.filter(({ PathPattern }) => PathPattern.startsWith('/.'))).toEqual([]);
});
