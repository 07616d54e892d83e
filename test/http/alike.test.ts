import { afterAll, beforeAll, expect, test } from 'vitest';
import { drainOutbox } from '../../functions/jobs/drain-outbox.ts';
import { noteLikeness } from '../../functions/use-cases/system/note-likeness.ts';
import { sentEntry, sendEntry, startEntry, fillEntry } from '../support/entry.ts';
import { openAgency, openChallenge, type Opened } from '../support/stage.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

let world: World;
let challenge: Opened;
type Sent = Awaited<ReturnType<typeof sentEntry>>;
let lena: Sent;
let rita: Sent;
beforeAll(async () => {
  world = await makeWorld();
  world.clock.set('2027-01-05T15:00:00.000Z');
  challenge = await openChallenge(world, (await openAgency(world)).id);
  lena = await sentEntry(world, 'lena', challenge);
  rita = await sentEntry(world, 'rita', challenge);
});
afterAll(() => world?.stop());

const settle = () => drainOutbox(world.ports, (line) => world.logged.push(line));
const alike = (entryId: string) => answer<{ items: { id: string; code: string; team: string; share: number; sameTeam: boolean }[] }>(world.as('mara').get(`/received/${challenge.id}/${entryId}/alike`));

test('the agency is told of another entry that says the same, each of the other, by what was sent last', async () => {
  expect(await alike(lena.entry.id)).toEqual({ items: [] });
  await settle();
  expect(await alike(lena.entry.id)).toEqual({ items: [{ id: rita.entry.id, code: rita.entry.code, title: 'Team rita permits', team: 'Team rita', sameTeam: false, share: 1, files: 0 }] });
  expect((await alike(rita.entry.id)).items).toMatchObject([{ id: lena.entry.id, share: 1 }]);
});

test('an entry in other words is like neither; one that is sent again in other words no more', async () => {
  const tim = await startEntry(world, 'tim', challenge);
  await fillEntry(world, 'tim', tim.entry.id);
  const own = { 'ledger-writers': 'Ferries, bridges and tolls each keep a list of their own, and a passenger who crosses three of them in a morning is counted by nobody.', 'ledger-dispute': 'Who owes whom for a journey that began on a bus and ended on a boat, and what the fare was at the minute it began.', 'ledger-without': 'A monthly settlement run by the oldest of the offices does it today, six weeks late and with two clerks.', 'ledger-private': 'Journeys are counted by tokens that change each day; no office learns who travels.' };
  const put = async (who: 'tim' | 'rita', entryId: string, version: number) => answer(world.as(who).put(`/entries/${entryId}/drafts/ledger`, { answers: own }, { version }));
  await put('tim', tim.entry.id, 1);
  await sendEntry(world, 'tim', tim.entry.id);
  await settle();
  expect(await alike(tim.entry.id)).toEqual({ items: [] });
  await put('rita', rita.entry.id, 1);
  await sendEntry(world, 'rita', rita.entry.id);
  await settle();
  expect(await alike(lena.entry.id)).toEqual({ items: [] });
  expect((await alike(tim.entry.id)).items).toMatchObject([{ id: rita.entry.id, team: 'Team rita' }]);
});

test('noted again, or for an earlier version that comes late, nothing changes', async () => {
  const before = await world.ports.likenesses.find(challenge.id, rita.entry.id);
  for (const n of [2, 1]) await noteLikeness(world.ports, { about: challenge.id, refs: { entry: rita.entry.id, n } });
  expect(await world.ports.likenesses.find(challenge.id, rita.entry.id)).toEqual(before);
  expect(before).toMatchObject({ n: 2 });
});

test('who withdrew is compared with nobody', async () => {
  const { entry } = await answer<{ entry: { version: number } }>(world.as('rita').get(`/entries/${rita.entry.id}`));
  await answer(world.as('rita').post(`/entries/${rita.entry.id}/withdraw`, undefined, { version: entry.version }));
  await settle();
  await answer(world.as('mara').get(`/received/${challenge.id}/${rita.entry.id}/alike`), 404);
  expect((await world.ports.entries.ofChallenge(challenge.id, 'sent')).items).toHaveLength(2);
  const timRow = (await world.ports.entries.ofChallenge(challenge.id, 'sent')).items.find(({ id }) => id !== lena.entry.id)!;
  expect(await alike(timRow.id)).toEqual({ items: [] });
});
