import { afterAll, beforeAll, expect, test } from 'vitest';
import { documentedRoutes, type Documented } from '../support/documented.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

let world: World;
let routes: Documented[];
beforeAll(async () => {
  world = await makeWorld();
  routes = await documentedRoutes(world.app);
});
afterAll(() => world?.stop());

const headersOf = ({ operation }: Documented) => Object.fromEntries((operation.parameters ?? []).filter((one) => one.in === 'header').map(({ name, required }) => [name, required]));
const nobody = 'tem_111111111111111111111';

test('the document says how to sign in, and which routes need nobody signed in', async () => {
  const { components } = await answer<{ components: { securitySchemes: object } }>(world.app.request('/openapi.json'));
  expect(components.securitySchemes).toMatchObject({ session: { type: 'apiKey', in: 'cookie', name: 'sid' }, token: { type: 'http', scheme: 'bearer' } });
  for (const { name, who, operation } of routes) expect({ name, open: operation.security.some((one) => Object.keys(one).length === 0) }).toEqual({ name, open: who.includes('anyone') });
});

test('every write says what it does, in its own words', () => {
  const writes = routes.filter(({ method }) => method !== 'get').map(({ operation }) => operation.summary ?? '');
  expect(writes.filter((summary) => !/^[A-Z][a-z]+ .*[^.]$/.test(summary))).toEqual([]);
  expect(new Set(writes).size).toBe(writes.length);
});

test('every write says what its key and its version are, and what says it needs one refuses without', async () => {
  for (const one of routes) expect({ name: one.name, key: headersOf(one)['Idempotency-Key'] }).toEqual({ name: one.name, key: { get: undefined, post: true }[one.method as string] ?? (one.method === 'get' ? undefined : false) });
  const edits = routes.filter((one) => headersOf(one)['If-Match']).map(({ name }) => name);
  expect(edits).toEqual(expect.arrayContaining(['put /teams/{teamId}', 'put /entries/{entryId}/drafts/{section}', 'post /entries/{entryId}/send', 'patch /me', 'put /calls/{id}/sections/{name}']));
  expect(await answer(world.as('lena').put(`/teams/${nobody}`, { name: 'Permits' }), 428)).toMatchObject({ code: 'version-missing' });
  expect(await answer(world.as('lena').post('/teams', {}, { headers: { 'idempotency-key': '' } }), 428)).toMatchObject({ code: 'key-missing' });
});
