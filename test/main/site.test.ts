import { expect, test } from 'vitest';
import { openSite } from '../../functions/main/site.ts';

const api = () => new Response();
const headersOf = async (page: Response) => {
  const server = { init: async () => undefined, respond: async () => page };
  const site = openSite(server, { origin: 'https://site.example', siteName: 'Site', local: false, now: () => '2027-01-05T00:00:00.000Z', api });
  const { headers } = await site(new Request('https://behind.example/page'), {});
  return Object.fromEntries(headers);
};

test('every page says that its type is meant and how much of its address goes on; a page may say less', async () => {
  expect(await headersOf(new Response(undefined))).toEqual({ 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff', 'referrer-policy': 'strict-origin-when-cross-origin' });
  expect(await headersOf(new Response(undefined, { status: 404, headers: { 'cache-control': 'public', 'referrer-policy': 'no-referrer' } }))).toEqual({
    'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer',
  });
});
