import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { routeTable } from '../../scripts/area-paths.ts';
import { synthesize, templateOf } from '../support/lambda/deployed.ts';

type Joined = { 'Fn::Join': [string, [string, { Ref: string }]] };
let owners: Map<string, string>;
beforeAll(() => {
  const { Resources } = templateOf(synthesize().api);
  const functionOf = (integration: string) => {
    const { 'Fn::GetAtt': [id] } = Resources[integration]!.Properties['IntegrationUri'] as { 'Fn::GetAtt': [string] };
    return /^Laurel (\w+):/.exec(String(Resources[id]!.Properties['Description']))![1]!;
  };
  const routes = Object.values(Resources).filter(({ Type }) => Type === 'AWS::ApiGatewayV2::Route');
  owners = new Map(routes.map(({ Properties }) => [String(Properties['RouteKey']), functionOf((Properties['Target'] as Joined)['Fn::Join'][1][1].Ref)]));
});

const gatewayOwner = (path: string) => {
  const start = path.split('/').slice(0, 4).join('/');
  return owners.get(path === start ? `ANY ${start}` : `ANY ${start}/{rest+}`);
};

test('every route of the API reaches the function of its area', async () => {
  const table = await routeTable();
  expect(table.length).toBeGreaterThan(0);
  expect(table.map(({ method, path }) => `${method} ${path} -> ${gatewayOwner(path)}`)).toEqual(table.map(({ method, path, area }) => `${method} ${path} -> ${area}`));
});

test('the gateway has no route that the API does not', async () => {
  const starts = new Set((await routeTable()).map(({ path }) => path.split('/').slice(0, 4).join('/')));
  const given = [...owners.keys()].map((key) => key.replace('ANY ', '').replace('/{rest+}', ''));
  expect([...new Set(given)].sort()).toEqual([...starts, '/auth', '/healthz'].sort());
});

test('what is written to the access log names no person', () => {
  expect(readFileSync('infra/stacks/api-stack.ts', 'utf8')).not.toMatch(/sourceIp|userAgent|cookie/i);
});
