import { Match, Template } from 'aws-cdk-lib/assertions';
import { beforeAll, expect, test } from 'vitest';
import cdk from '../../cdk.json' with { type: 'json' };
import { makeApp } from '../../infra/app.ts';
import { environments } from '../../infra/environments.ts';
import { deployedFunctions, synthesize, templateOf, type Deployed, type Statement } from '../support/lambda/deployed.ts';

type Policy = { Statement: (Statement & { Effect: string; Principal: unknown })[] };
type Behavior = Record<string, unknown> & { PathPattern: string };
const stacks = synthesize();
const [data, jobs, web] = [stacks.data, stacks.jobs, stacks.web].map((stack) => Template.fromStack(stack)) as [Template, Template, Template];
let functions: Record<string, Deployed>;
beforeAll(() => { functions = Object.fromEntries(deployedFunctions(stacks).map((made) => [made.bundle, made])); });

/** Paths of objects in a bucket, as a statement names them, and the conditions on them. */
const objects = ({ Resource, Condition }: Statement) => [Resource].flat().map((one) => [String((one as { 'Fn::Join': [string, unknown[]] })['Fn::Join']?.[1]?.at(-1)), Condition] as const);
const allowed = (bundle: string, action: string) => functions[bundle]!.statements.filter(({ Action }) => [Action].flat().includes(action)).flatMap(objects);

test.each(['record', 'credentials'])('the key of the function %s signs Ed25519, is kept, and signs for one role: no other gets there by its own policy', (bundle) => {
  const key = Object.values(data.findResources('AWS::KMS::Key')).find((one) => JSON.stringify(one).includes(`role/laurel-dev-${bundle}`));
  expect(key).toMatchObject({ DeletionPolicy: 'Retain', Properties: { KeySpec: 'ECC_NIST_EDWARDS25519', KeyUsage: 'SIGN_VERIFY', PendingWindowInDays: 30 } });
  const { Statement: rules } = (key!['Properties'] as { KeyPolicy: Policy }).KeyPolicy;
  const signing = rules.filter(({ Action }) => [Action].flat().some((action) => /^kms:(\*|S\*|Sign|CreateGrant|Create\*)$/.test(action)));
  expect(signing.map(({ Action, Condition }) => [Action, JSON.stringify(Condition)])).toEqual([['kms:Sign', expect.stringMatching(/ArnEquals.*aws:PrincipalArn.*role\/laurel-dev-/)]]);
  expect(Object.values(functions).filter(({ statements }) => statements.some(({ Action }) => [Action].flat().includes('kms:Sign'))).map(({ bundle }) => bundle)).toEqual(['record', 'credentials']);
  jobs.hasResourceProperties('AWS::IAM::Role', { RoleName: `laurel-dev-${bundle}` });
});

test('the CDN serves the files of the log as they are, to any site; it reads nothing else of the bucket, and nobody deletes there', () => {
  const policies = Object.values(data.findResources('AWS::S3::BucketPolicy')).map(({ Properties }) => (Properties as { PolicyDocument: Policy }).PolicyDocument.Statement);
  const rules = policies.find((policy) => JSON.stringify(policy).includes('cloudfront.amazonaws.com'))!;
  const cdn = rules.filter(({ Principal }) => JSON.stringify(Principal).includes('cloudfront.amazonaws.com'));
  expect(cdn.map(({ Action, Condition }) => [Action, Object.keys(Condition!)])).toEqual([['s3:GetObject', ['ArnLike']], ['s3:ListBucket', ['ArnLike']]]);
  expect(objects(cdn[0]!)[0]![0]).toBe('/record/log/*');
  const [never] = rules.filter(({ Effect, Action }) => Effect === 'Deny' && String(Action).includes('s3:Delete'));
  expect([never!.Principal, never!.Action, objects(never!)[0]![0]]).toEqual([{ AWS: '*' }, ['s3:DeleteObject', 's3:DeleteObjectVersion'], '/record/log/*']);
  const [made] = Object.values(web.findResources('AWS::CloudFront::Distribution'));
  const { CacheBehaviors, Origins, CustomErrorResponses } = (made!['Properties'] as { DistributionConfig: { CacheBehaviors: Behavior[]; Origins: { Id: string; OriginAccessControlId?: unknown }[]; CustomErrorResponses: unknown } }).DistributionConfig;
  const log = CacheBehaviors.find(({ PathPattern }) => PathPattern === '/record/log/*')!;
  expect(log).toMatchObject({ Compress: false, ViewerProtocolPolicy: 'redirect-to-https' });
  expect(log).not.toHaveProperty('FunctionAssociations');
  expect(Origins.find(({ Id }) => Id === log['TargetOriginId'])?.OriginAccessControlId).toBeDefined();
  expect(CustomErrorResponses).toEqual([403, 404].map((ErrorCode) => ({ ErrorCode, ErrorCachingMinTTL: 0 })));
});

test('only the writer of the record writes to its log: a tile and a timestamp once, a head and the list of timestamps over the one it read; areas, and the jobs that write letters, read it', () => {
  const once = { Null: { 's3:if-none-match': 'false' } };
  const seen = { Null: { 's3:if-match': 'false' } };
  expect(allowed('record', 's3:PutObject')).toEqual([
    ['/record/log/checkpoint', once], ['/record/log/tile/*', once], ['/record/log/x/*', once], ['/record/log/checkpoint', seen], ['/record/log/x/ts/index.json', seen],
    ['/record/log/policy', undefined], ['/record/log/vkey', undefined], ['/staging/*', undefined],
  ]);
  expect(Object.keys(functions).filter((bundle) => allowed(bundle, 's3:PutObject').some(([path]) => path.startsWith('/record')))).toEqual(['record']);
  expect(Object.keys(functions).filter((bundle) => allowed(bundle, 's3:GetObject').some(([path]) => path === '/record/log/*')).toSorted()).toEqual(['challenges', 'clock', 'entries', 'judging', 'record', 'results', 'stream']);
  expect(functions['record']!.settings).toEqual(['LOG_KEY', 'LOG_NAME', 'LOG_URL', 'NODE_OPTIONS', 'RECORD', 'TABLE', 'VERIFIER']);
});

test('the record is looked at within a second of an act that waits, and each minute; what is given up is kept', () => {
  const [id] = Object.keys(jobs.findResources('AWS::Lambda::Function', { Properties: { Description: Match.stringLikeRegexp('^Laurel record') } }));
  jobs.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
    FunctionName: { Ref: id }, MaximumBatchingWindowInSeconds: 1, DestinationConfig: { OnFailure: Match.anyValue() },
    FilterCriteria: { Filters: [{ Pattern: JSON.stringify({ eventName: ['INSERT'], dynamodb: { Keys: { pk: { S: [{ prefix: 'PENDING#' }] } } } }) }] },
  });
  jobs.hasResourceProperties('AWS::Scheduler::Schedule', { ScheduleExpression: 'rate(1 minute)', Target: Match.objectLike({ Arn: { 'Fn::GetAtt': [id, 'Arn'] } }) });
  const readers = jobs.findResources('AWS::Lambda::EventSourceMapping');
  expect(Object.keys(readers)).toHaveLength(2);
});

test('in prod at most two write the record at once; an environment that cannot spare them says nothing', () => {
  const limits = (environment: string) => Object.values(templateOf(makeApp({ context: { ...cdk.context, environment } }).stacks.jobs).Resources)
    .filter(({ Type, Properties }) => Type === 'AWS::Lambda::Function' && String(Properties['Description']).startsWith('Laurel record')).map(({ Properties }) => Properties['ReservedConcurrentExecutions']);
  expect([limits('prod'), limits('dev')]).toEqual([[2], [undefined]]);
});

test('a log has a name that a signed head can carry, and no two environments share one', () => {
  const names = Object.values(environments).map(({ logName }) => logName);
  expect(names.filter((name) => !/^[^\s+/]+\.[^\s+]+$/.test(name) || name.includes('://'))).toEqual([]);
  expect(new Set(names).size).toBe(names.length);
});

test('authorities that the environment names are told to the writer of the record, and to nobody else', () => {
  const name = 'stamping';
  environments[name] = { ...environments['dev']!, name, timestampers: ['https://tsa.example.gov/tsr', 'https://time.example.org'] };
  const { stacks } = makeApp({ context: { ...cdk.context, environment: name } });
  delete environments[name];
  const told = Object.values(stacks).flatMap((stack) => Object.values(templateOf(stack).Resources)).map(({ Properties }) => JSON.stringify(Properties ?? {})).filter((text) => text.includes('RECORD_TIMESTAMPS'));
  expect(told).toEqual([expect.stringContaining('"RECORD_TIMESTAMPS":"https://tsa.example.gov/tsr,https://time.example.org"')]);
});
