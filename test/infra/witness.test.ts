import { afterAll, beforeAll, expect, test } from 'vitest';
import cdk from '../../cdk.json' with { type: 'json' };
import { makeApp } from '../../infra/app.ts';
import { environments } from '../../infra/environments.ts';
import { deployedFunctions, synthesize, templateOf, type Deployed } from '../support/lambda/deployed.ts';
import { allows } from '../support/lambda/role-gate.ts';

const name = 'witnessing';
let stacks: ReturnType<typeof makeApp>['stacks'];
let made: Deployed;
beforeAll(() => {
  environments[name] = { ...environments['dev']!, name, witness: { name: 'laurel-dev.example.gov/record/witness', logs: 'log log.example.gov/record+9f8f6f3a+AUNzM3SBkLD7k2nhkcDOrr4tqx0mg2gM3aZFiOEzzzzz https://log.example.gov/record/log' } };
  ({ stacks } = makeApp({ context: { ...cdk.context, environment: name } }));
  made = deployedFunctions(stacks).find(({ bundle }) => bundle === 'witness')!;
});
afterAll(() => { delete environments[name]; });

test('the witness reads and replaces what it signed last, signs with a key of its own, and may nothing else', () => {
  expect([...new Set(made.statements.flatMap(({ Action }) => Action))].toSorted()).toEqual(['dynamodb:GetItem', 'dynamodb:PutItem', 'kms:GetPublicKey', 'kms:Sign', 'logs:CreateLogStream', 'logs:PutLogEvents']);
  const keys = ['WITNESSED#1', 'LOG', 'PENDING#1', 'CH#1', 'PERSON#1', 'SESSION#1'];
  expect(['GetItem', 'PutItem'].map((action) => keys.filter((key) => allows(made.statements, { action, key })))).toEqual([['WITNESSED#1'], ['WITNESSED#1']]);
  expect(made.settings).toEqual(['NODE_OPTIONS', 'ORIGIN_SECRET', 'TABLE', 'WITNESSED', 'WITNESS_KEY', 'WITNESS_NAME']);
  const signs = deployedFunctions(stacks).flatMap(({ bundle, statements }) => statements.filter(({ Action }) => [Action].flat().includes('kms:Sign')).map(({ Resource }) => [bundle, JSON.stringify(Resource)] as const));
  expect(signs.map(([bundle]) => bundle).toSorted()).toEqual(['credentials', 'record', 'witness']);
  expect(new Set(signs.map(([, key]) => key)).size).toBe(3);
  const key = Object.values(templateOf(stacks.data).Resources).find(({ Type, Properties }) => Type === 'AWS::KMS::Key' && JSON.stringify(Properties).includes(`role/laurel-${name}-witness`));
  expect(key).toMatchObject({ DeletionPolicy: 'Retain', Properties: { KeySpec: 'ECC_NIST_EDWARDS25519' } });
});

test('the gateway leads to it what a witness is asked, and turns a flood away itself', () => {
  const { Resources } = templateOf(stacks.api);
  const routes = Object.values(Resources).filter(({ Type }) => Type === 'AWS::ApiGatewayV2::Route').map(({ Properties }) => String(Properties['RouteKey'])).filter((key) => key.includes('witness'));
  expect(routes.toSorted()).toEqual(['GET /record/witness/{rest+}', 'POST /record/witness/add-checkpoint']);
  const [stage] = Object.values(Resources).filter(({ Type }) => Type === 'AWS::ApiGatewayV2::Stage');
  expect(stage!.Properties['RouteSettings']).toEqual(Object.fromEntries(routes.map((route) => [route, { ThrottlingRateLimit: 5, ThrottlingBurstLimit: 20 }])));
});

test('a deployment that witnesses nobody has no such function, and no key for it', () => {
  const plain = synthesize();
  expect(deployedFunctions(plain).map(({ bundle }) => bundle)).not.toContain('witness');
  expect(JSON.stringify(templateOf(plain.data))).not.toContain('-witness');
});
