import { beforeAll, expect, test } from 'vitest';
import { deployedFunctions, synthesize, type Deployed, type Statement } from '../support/lambda/deployed.ts';
import { allows } from '../support/lambda/role-gate.ts';

let functions: Record<string, Deployed>;
beforeAll(() => { functions = Object.fromEntries(deployedFunctions(synthesize()).map((made) => [made.bundle, made])); });

const actionsOf = ({ statements }: Deployed) => [...new Set(statements.flatMap(({ Action }) => Action))].sort();
const may = (bundle: string, action: string, key: string) => allows(functions[bundle]!.statements, { action, key });
const reads = ['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:Query'];
const writes = ['dynamodb:ConditionCheckItem', 'dynamodb:DeleteItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'];
const logs = ['logs:CreateLogStream', 'logs:PutLogEvents'];
const stream = ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator', 'dynamodb:ListStreams'];
const jobs = [...reads, ...writes, ...logs, 's3:DeleteObject', 's3:GetObject', 's3:ListBucket', 's3:PutObject', 'ses:SendEmail'];

test('each role holds these actions and no other', () => {
  const area = [...reads, ...writes, ...logs].sort();
  expect(Object.fromEntries(Object.entries(functions).map(([name, made]) => [name, actionsOf(made)]))).toEqual({
    challenges: [...area, 's3:GetObject', 's3:ListBucket'].sort(),
    judging: [...area, 's3:GetObject', 's3:ListBucket'].sort(),
    results: [...area, 's3:GetObject', 's3:ListBucket'].sort(),
    accounts: area,
    atlas: [...area, 'lambda:InvokeFunction', 's3:GetObject', 's3:ListBucket'].sort(),
    community: area,
    library: [...area, 's3:DeleteObject', 's3:GetObject', 's3:ListBucket', 's3:PutObject'].sort(),
    voice: [...area, 's3:GetObject', 's3:ListBucket', 's3:PutObject'].sort(),
    fetch: logs,
    entries: [...area, 's3:DeleteObject', 's3:GetObject', 's3:ListBucket', 's3:PutObject'].sort(),
    web: logs,
    stream: [...jobs, ...stream, 'sqs:GetQueueAttributes', 'sqs:GetQueueUrl', 'sqs:SendMessage'].sort(),
    clock: [...jobs, 'lambda:InvokeFunction'].sort(),
    credentials: [...reads, ...writes, ...logs, 'kms:GetPublicKey', 'kms:Sign'].sort(),
    record: [...reads, ...writes, ...logs, ...stream, 'kms:GetPublicKey', 'kms:Sign', 's3:GetObject', 's3:ListBucket', 's3:PutObject', 'sqs:GetQueueAttributes', 'sqs:GetQueueUrl', 'sqs:SendMessage'].sort(),
  });
});

test('a role writes its own kinds of item only', () => {
  const matrix = Object.fromEntries(['challenges', 'entries', 'judging', 'results', 'accounts', 'atlas', 'voice', 'community', 'library', 'web', 'clock', 'record', 'credentials'].map((bundle) => [
    bundle, ['LOG', 'LOG#1', 'AGENCY#1', 'CH#1', 'TEAM#1', 'ENTRY#1', 'ROUND#1', 'PERSON#1', 'SESSION#1', 'MAIL#1', 'CREDENTIAL#1', 'STATUS#1', 'LISTING#1', 'SUGGESTION#1', 'EVENT#1', 'GROUP#1', 'SPACE#1', 'PUBLICATION#1', 'COLLECTION#1'].filter((key) => may(bundle, 'PutItem', key)),
  ]));
  expect(matrix).toEqual({
    challenges: ['AGENCY#1', 'CH#1', 'SESSION#1'],
    entries: ['CH#1', 'TEAM#1', 'ENTRY#1', 'SESSION#1', 'MAIL#1'],
    judging: ['CH#1', 'ROUND#1', 'SESSION#1', 'MAIL#1'],
    results: ['CH#1', 'ROUND#1', 'SESSION#1', 'MAIL#1', 'CREDENTIAL#1'],
    accounts: ['AGENCY#1', 'PERSON#1', 'SESSION#1', 'MAIL#1', 'CREDENTIAL#1'],
    atlas: ['SESSION#1', 'LISTING#1', 'SUGGESTION#1'],
    voice: ['CH#1', 'SESSION#1'],
    community: ['SESSION#1', 'EVENT#1', 'GROUP#1', 'SPACE#1'],
    library: ['SESSION#1', 'PUBLICATION#1', 'COLLECTION#1'],
    web: [],
    clock: ['AGENCY#1', 'CH#1', 'TEAM#1', 'ENTRY#1', 'ROUND#1', 'MAIL#1', 'CREDENTIAL#1', 'STATUS#1', 'LISTING#1', 'SUGGESTION#1', 'EVENT#1', 'GROUP#1', 'PUBLICATION#1'],
    credentials: ['CREDENTIAL#1', 'STATUS#1'],
    record: ['LOG', 'LOG#1'],
  });
});

test('nobody scans, changes the table, and only an operator\'s request reads the jobs\' own lists', () => {
  const never = ['Scan', 'DeleteTable', 'UpdateTable', 'PartiQLSelect'];
  const who = (allowed: (statements: Statement[]) => boolean) => Object.values(functions).filter(({ statements }) => allowed(statements)).map(({ bundle }) => bundle).sort();
  expect(never.map((action) => who((statements) => allows(statements, { action })))).toEqual([[], [], [], []]);
  expect(who((statements) => allows(statements, { action: 'Query', index: 'out' }))).toEqual(['accounts', 'clock', 'credentials', 'stream']);
});

test('no role holds a wildcard action or a resource of all the world', () => {
  const wide = ({ Action, Resource }: Statement) => [Action].flat().some((action) => action.includes('*')) || [Resource].flat().includes('*');
  const found = Object.values(functions).flatMap(({ bundle, statements }) => statements.filter(wide).map(({ Action }) => `${bundle} ${String(Action)}`));
  expect(found).toEqual([]);
});

test('mail leaves under our own address only', () => {
  const mail = Object.values(functions).flatMap(({ statements }) => statements).filter(({ Action }) => Action === 'ses:SendEmail');
  expect(mail.map(({ Condition }) => Condition)).toEqual([1, 2].map(() => ({ StringEquals: { 'ses:FromAddress': 'laurel-dev@example.gov' } })));
});
