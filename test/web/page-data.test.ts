import { expect, test, vi } from 'vitest';
import { askedAgain, awayHeader, pageOf } from '../../web/src/lib/page-data.ts';

const base = 'https://site.example/judge/chl_a';
const asks = (...answers: (() => Promise<Response>)[]) => {
  const asked = vi.fn<typeof fetch>(() => answers.shift()!());
  const said: string[] = [];
  const data = askedAgain(asked, () => base, { leave: (page) => said.push(`leaves for ${page}`), tell: (page) => said.push(`tells of ${page}`), pause: async () => undefined });
  return { asked, said, data };
};
const answered = (body: string) => async () => new Response(body);
const lost = () => Promise.reject(new TypeError('Failed to fetch'));
const away = async () => new Response(null, { status: 503, headers: { [awayHeader]: '1' } });
const address = (page: string) => `https://site.example${page}/__data.json?x-sveltekit-invalidated=01`;
const settled = (reply: Promise<Response>) => Promise.race([reply.then((one) => one.text(), () => 'failed'), new Promise((done) => setTimeout(done, 30, 'still waits'))]);

test('the page of a data address keeps what is its own of the query; other addresses are none', () => {
  expect(['/judge/chl_a/__data.json?done=abstained&x-sveltekit-invalidated=1111', '/__data.json', '/judge/chl_a', 'https://other.example/__data.json'].map((one) => pageOf(one, base))).toEqual(['/judge/chl_a?done=abstained', '/', undefined, undefined]);
});

test('data that is lost on the way is asked for once more', async () => {
  const { asked, said, data } = asks(lost, answered('here'));
  expect([await settled(data(address('/judge/chl_a/ent_b'))), asked.mock.calls.length, said]).toEqual(['here', 2, []]);
});

test('an answer that breaks off while it is read is asked for once more', async () => {
  const broken = async () => new Response(new ReadableStream({ start: (body) => body.error(new TypeError('network error')) }));
  const { said, data } = asks(broken, answered('whole'));
  expect([await settled(data(address('/me'))), said]).toEqual(['whole', []]);
});

test('data that does not come is told of, and the page stays as it is', async () => {
  const { said, data } = asks(lost, lost);
  expect([await settled(data(address('/me?a=b').replace('?a=b/__data.json?', '/__data.json?a=b&'))), said]).toEqual(['still waits', ['tells of /me?a=b']]);
});

test('where the judge’s worker answers for a connection that is gone, the page is visited whole', async () => {
  const { asked, said, data } = asks(away);
  expect([await settled(data(address('/judge/chl_a/ent_b'))), asked.mock.calls.length, said]).toEqual(['still waits', 1, ['leaves for /judge/chl_a/ent_b']]);
});

test('who went on to another page is neither told of the earlier one nor taken to it', async () => {
  const slow = Promise.withResolvers<Response>();
  const { said, data } = asks(() => slow.promise, answered('second'), lost);
  const first = settled(data(address('/judge/chl_a/ent_b')));
  expect(await settled(data(address('/judge/chl_a/ent_c')))).toBe('second');
  slow.resolve(await away());
  expect([await first, said]).toEqual(['still waits', []]);
});

test('an answer that says what is wrong is handed on as it is, and no other request is touched', async () => {
  const gone = async () => Response.json({ message: 'There is no such page.' }, { status: 404 });
  const { asked, data } = asks(gone, lost);
  expect((await data(address('/judge/chl_a/ent_b'))).status).toBe(404);
  await expect(data('/judge/chl_a/ent_b?/keep', { method: 'POST' })).rejects.toThrow('Failed to fetch');
  expect(asked.mock.calls).toHaveLength(2);
});
