import { afterAll, beforeAll, expect, test } from 'vitest';
import { answer } from '../support/world.ts';
import { startDeployment } from '../support/lambda/deployment.ts';

let deployment: Awaited<ReturnType<typeof startDeployment>>;
beforeAll(async () => { deployment = await startDeployment(); }, 60_000);
afterAll(() => deployment.stop());

test('the gateway asked past the CDN answers as if nothing were there', async () => {
  const problem = await answer(deployment.askGateway('/api/v1/agencies'), 404);
  expect(problem).toMatchObject({ code: 'not-found', detail: 'There is no such address.' });
});

test('an API bundle lists agencies through its role', async () => {
  expect(await answer(deployment.ask('/api/v1/agencies'))).toEqual({ items: [] });
});

test('the site bundle renders a public page and tells the CDN how long it may be kept', async () => {
  const reply = await deployment.ask('/');
  expect(reply.status).toBe(200);
  expect(await reply.text()).toContain('<html lang="en"');
  expect(reply.headers.get('cache-control')).toMatch(/s-maxage|no-store/);
});

test('no function asked for more than its role allows', () => {
  expect(deployment.denied()).toEqual([]);
});
