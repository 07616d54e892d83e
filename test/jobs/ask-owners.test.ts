import { afterAll, beforeAll, expect, test } from 'vitest';
import { askOwners } from '../../functions/use-cases/system/atlas/ask-owners.ts';
import { postOffice } from '../support/letters.ts';
import { people } from '../support/people.ts';
import { openAgency } from '../support/stage.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

let world: World;
let post: ReturnType<typeof postOffice>;
let id: string;
beforeAll(async () => {
  world = await makeWorld();
  world.clock.set('2027-01-05T15:00:00.000Z');
  post = postOffice(world);
  await openAgency(world);
  const { rows } = await answer<{ rows: { id: string }[] }>(world.as('mona').post('/listing-imports', {
    csv: 'title,type,url,agency,status,checked\nHarbor ledger,pilot,https://harbors.example.gov/ledger,Department of records,live,2026-09-01\nHarbor study,report,https://harbors.example.gov/study,,,2027-01-04\n',
  }));
  id = rows[0]!.id;
  await post.nudge();
  post.taken.length = 0;
});
afterAll(() => world?.stop());

type Listing = { version: number; stale: boolean; facts: Record<string, { value: unknown; checked?: { on: string; by: string }; by: string }> };
type Owned = { owner?: { email: string; askAt: string; asks: number; answered?: { as: string } }; version: number };
const listing = () => answer<Listing>(world.as().get(`/listings/${id}`));
const owned = () => answer<Owned>(world.as('mona').get(`/listings/${id}/owner`));
const tokenIn = (text: string) => /\/atlas\/answer\/(\S+)/.exec(text)![1]!.replace(/#.*/, '');
const reply = (token: string, body: object, status = 200) => answer(world.as().post(`/listing-questions/${token}/answer`, body), status);
const lettersOn = async (day: string) => {
  world.clock.set(`${day}T15:00:00.000Z`);
  await askOwners(world.ports, { hasTime: () => true });
  expect(await post.nudge()).toBe(0);
  return post.taken.splice(0).map(({ to, template, text }) => ({ to, template, text }));
};
const email = 'ledger-office@harbors.example.gov';
let token: string;

test('a moderator or a manager of its agency says whom to ask; the address is on no page for everybody', async () => {
  await answer(world.as('mona').put(`/listings/${id}/owner`, { email: 'nobody' }, { version: 0 }), 422);
  expect(await answer<Owned>(world.as('mona').put(`/listings/${id}/owner`, { email }, { version: 0 }))).toMatchObject({ owner: { email, asks: 0, askAt: '2027-09-01T12:00:00.000Z' }, version: 1 });
  expect(await answer(world.as('mara').get(`/listings/${id}/owner`))).toMatchObject({ listing: { title: 'Harbor ledger' }, owner: { email } });
  expect(await answer(world.as('vera').get(`/listings/${id}/owner`), 403)).toMatchObject({ detail: 'Only a moderator of the atlas or a manager of its agency can say whom to ask about an entry.' });
  expect(await answer(world.as('mara').put(`/listings/${id}/owner`, { email: people.mara.email }, { version: 3 }), 412)).toMatchObject({ code: 'stale' });
  expect(JSON.stringify([await listing(), await answer(world.as().get(`/listings/${id}/history`)), await (await world.as().get('/atlas/json')).text()])).not.toContain(email);
});

test('nobody is asked while the entry is fresh; then one letter, one more a month later, and none for a year', async () => {
  expect(await lettersOn('2027-08-31')).toEqual([]);
  const [first, ...more] = await lettersOn('2027-09-02');
  expect([first?.to, first?.template, more]).toEqual([email, 'owner-asked', []]);
  expect(first!.text).toMatch(/^The atlas of Open Challenges says of “Harbor ledger”: live\. Last checked 12 months ago\.\n/);
  token = tokenIn(first!.text);
  expect(await lettersOn('2027-09-20')).toEqual([]);
  expect((await lettersOn('2027-10-03')).map(({ to }) => to)).toEqual([email]);
  expect(await lettersOn('2028-09-01')).toEqual([]);
  expect((await lettersOn('2028-10-05')).map(({ to }) => to)).toEqual([email]);
});

test('a job that ends between the letter and the note of it writes the same letter, which goes once', async () => {
  world.clock.set('2028-11-06T15:00:00.000Z');
  const dying = { ...world.ports, listingOwners: { ...world.ports.listingOwners, keep: async () => { throw new Error('killed'); } } };
  expect(await post.clock(dying)).toBe(1);
  expect(await post.clock()).toBe(0);
  expect(post.taken.splice(0).map(({ template }) => template)).toEqual(['owner-asked']);
});

test('“still right” is a check by its owner, and the next letter waits for a year', async () => {
  expect(await answer(world.as().get(`/listing-questions/${token}`))).toEqual({ listing: { id, title: 'Harbor ledger' }, stopped: false });
  expect(await reply(token, { as: 'right' })).toMatchObject({ answered: { as: 'right' } });
  expect(await listing()).toMatchObject({ stale: false, facts: { status: { value: 'live', checked: { on: '2028-11-06', by: 'its owner' } } } });
  expect(await owned()).toMatchObject({ owner: { asks: 0, askAt: '2029-11-06T15:00:00.000Z' } });
});

test('what changed or ended waits for a moderator with the owner as its author, and is accepted as such', async () => {
  expect(await reply(token, { as: 'changed' }, 422)).toMatchObject({ errors: [{ field: 'facts.outcome', message: 'Say what is different: choose a status, or give an address or a sentence.' }] });
  const ended = { as: 'ended', facts: { ends: '2028-10', outcome: 'The office bought a database.' }, note: 'Ask me for the report.' };
  for (const _ of [1, 2]) expect(await reply(token, ended)).toMatchObject({ answered: { as: 'ended' } });
  const { items } = await answer<{ items: { id: string; facts: object }[] }>(world.as('mona').get('/suggestions'));
  expect(items).toMatchObject([{ facts: { status: 'ended', ends: '2028-10', outcome: 'The office bought a database.' }, note: 'Ask me for the report.', source: 'https://harbors.example.gov/ledger' }]);
  await answer(world.as('mona').post(`/suggestions/${items[0]!.id}/accept`, undefined, { version: 1 }));
  expect((await listing()).facts).toMatchObject({ status: { value: 'ended', by: 'its owner' }, outcome: { value: 'The office bought a database.', by: 'its owner' } });
  expect(await lettersOn('2028-11-07')).toEqual([]);
});

test('whoever wants no more letters gets none, and a link of somebody asked before opens nothing', async () => {
  expect(await reply(token, { as: 'stop' })).toMatchObject({ stopped: true });
  expect(await lettersOn('2031-01-01')).toEqual([]);
  const { version } = await owned();
  await answer(world.as('mara').put(`/listings/${id}/owner`, { email: 'new-office@harbors.example.gov' }, { version }));
  expect(await answer(world.as().get(`/listing-questions/${token}`), 404)).toMatchObject({ detail: 'This link is not whole, or somebody else is asked about this entry now. Copy it again from the newest letter.' });
  expect((await lettersOn('2031-01-02')).map(({ to }) => to)).toEqual(['new-office@harbors.example.gov']);
  await answer(world.as('mara').put(`/listings/${id}/owner`, { email: '' }, { version: (await owned()).version }));
  expect([await owned(), await lettersOn('2033-01-02')]).toEqual([{ listing: { id, title: 'Harbor ledger' }, version: 0 }, []]);
});

test('answers about one entry are few in an hour', async () => {
  await answer(world.as('mona').put(`/listings/${id}/owner`, { email }, { version: 0 }));
  const [letter] = await lettersOn('2034-05-01');
  for (let n = 0; n < 10; n++) await reply(tokenIn(letter!.text), { as: 'right' });
  expect(await reply(tokenIn(letter!.text), { as: 'right' }, 429)).toMatchObject({ code: 'too-many' });
});

test('who suggested something hears what was decided and why: at the account, or at the address that a visitor left', async () => {
  const { form, from } = await answer<{ form: string; from: string }>(world.as().get('/suggestion-form'));
  world.clock.set(from);
  const { id: byVisitor } = await answer<{ id: string }>(world.as().post('/suggestions', { facts: { title: 'Tide tables', type: 'report', url: 'https://tides.example.gov/tables' }, form, email: 'ann@example.net' }), 201);
  const { id: byVera } = await answer<{ id: string }>(world.as('vera').post('/suggestions', { listingId: id, facts: { cost: 'About $1' }, source: 'https://news.example.org/cost' }), 201);
  expect(JSON.stringify(await answer(world.as('mona').get(`/suggestions/${byVisitor}`)))).not.toContain('ann@example.net');
  await answer(world.as('mona').post(`/suggestions/${byVisitor}/reject`, { reason: 'Not about ledgers.' }, { version: 1 }));
  await answer(world.as('mona').post(`/suggestions/${byVera}/accept`, undefined, { version: 1 }));
  for (const _ of [1, 2]) await post.nudge();
  const letters = post.taken.splice(0).map(({ to, subject, text }) => [to, subject, text]);
  expect(letters.toSorted(([a], [b]) => a!.localeCompare(b!, 'en'))).toEqual([
    ['ann@example.net', 'Your suggestion for the atlas was not taken over', 'You suggested for the atlas: “Tide tables”\n\nA moderator looked at it. It was not taken over.\n\nThe reason:\nNot about ledgers.\n'],
    [people.vera.email, 'Your suggestion for the atlas was accepted', `You suggested for the atlas: cost of “Harbor ledger”\n\nA moderator looked at it. It was accepted.\n\nThe entry:\nhttp://localhost:4321/atlas/${id}\n\nAll you suggested:\nhttp://localhost:4321/me/suggestions\n`],
  ]);
});
