import { beforeAll, expect, test } from 'vitest';
import { tableShape } from '../../functions/adapters/dynamodb/table.ts';
import { synthesize, templateOf } from '../support/lambda/deployed.ts';

type Resource = { Type: string; Properties: Record<string, unknown>; DeletionPolicy?: string };
let data: Record<string, Resource>;
let people: Record<string, Resource>;
beforeAll(() => {
  const stacks = synthesize();
  data = templateOf(stacks.data).Resources;
  people = templateOf(stacks.people).Resources;
});
const kept = (resources: Record<string, Resource>) =>
  Object.entries(resources).filter(([, { DeletionPolicy }]) => DeletionPolicy === 'Retain').map(([id, { Type }]) => `${Type} ${id}`).sort();

test('the logical ids of what holds data never change: a new id would make a new, empty one', () => {
  expect([...kept(data), ...kept(people)]).toEqual([
    'AWS::DynamoDB::GlobalTable TableCD117FA1',
    'AWS::KMS::Key CredentialKey3ED2591C',
    'AWS::KMS::Key RecordKey4C215353',
    'AWS::S3::Bucket Logs6819BB44',
    'AWS::S3::Bucket RecordBucketD375E838',
    'AWS::S3::Bucket Uploads4F6EB0FD',
    'AWS::Cognito::UserPool PoolD3F588B8',
  ]);
});

test('the table has the shape that the store adapter expects', () => {
  const { Properties } = Object.values(data).find(({ Type }) => Type === 'AWS::DynamoDB::GlobalTable')!;
  const byName = <T>(list: T[]) => [...list].sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)));
  const { AttributeDefinitions, KeySchema, GlobalSecondaryIndexes, BillingMode } = tableShape('any');
  expect({ ...Properties, AttributeDefinitions: byName(Properties['AttributeDefinitions'] as object[]) }).toMatchObject({
    AttributeDefinitions: byName(AttributeDefinitions!), KeySchema, GlobalSecondaryIndexes, BillingMode,
    TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: true },
    StreamSpecification: { StreamViewType: 'KEYS_ONLY' },
    Replicas: [{ DeletionProtectionEnabled: true, PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } }],
  });
});

test('every bucket is private, encrypted, versioned and speaks TLS only', () => {
  const buckets = Object.values(data).filter(({ Type }) => Type === 'AWS::S3::Bucket');
  const closed = { BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true };
  expect(buckets.map(({ Properties }) => [Properties['PublicAccessBlockConfiguration'], Properties['VersioningConfiguration']])).toEqual(
    buckets.map(() => [closed, { Status: 'Enabled' }]));
  const policies = Object.values(data).filter(({ Type }) => Type === 'AWS::S3::BucketPolicy').map(({ Properties }) => JSON.stringify(Properties));
  expect(policies.filter((policy) => policy.includes('"aws:SecureTransport":"false"'))).toHaveLength(buckets.length);
});
