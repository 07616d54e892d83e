import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Entry } from '../../functions/domain/entry/entry.ts';
import { decidedRound, joins } from '../support/decided.ts';
import { answers } from '../support/entry.ts';
import { people } from '../support/people.ts';
import { draftAfter, letOut } from '../support/next-stage.ts';
import type { Opened } from '../support/stage.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

const { evidence: _unanswered, ...written } = answers;

/** A challenge in stages: those selected in the first go on into the second, with what they wrote. */
let world: World;
let first: Opened & { agencyId: string };
let entries: Entry[];
let later: Opened;
const tiers = [{ id: 'grand', name: 'Grand prize', places: 1, cents: 25_000_00, other: '' }];
const registers = (who: 'lena' | 'rita' | 'tim' | 'jim', { id, rulesVersion, rulesHash }: Opened, status: number) =>
  answer<Record<string, unknown>>(world.as(who).post('/registrations', { challengeId: id, rulesVersion, rulesHash }), status);
type Own = { items: { entryId: string; title: string; area: string; teamName: string; begun: boolean }[] };

beforeAll(async () => {
  world = await makeWorld();
  const round = await decidedRound(world, { tiers, outcomes: [{ outcome: 'winner', prizeId: 'grand' }, { outcome: 'finalist' }], leads: { lena: 0, rita: 1, tim: 2 } });
  entries = round.entries;
  first = { ...round.challenge, agencyId: (await world.ports.challenges.find(round.challenge.id))!.agencyId };
  const { id } = await answer<{ id: string }>(draftAfter(world, first), 201);
  later = await letOut(world, id);
}, 60_000);
afterAll(() => world?.stop());

test('the stage after begins as a copy without dates, by invitation, and there is one', async () => {
  expect(await answer(draftAfter(world, first), 409)).toMatchObject({ detail: expect.stringContaining('“Trusted permits: pilots” is the stage after this one already') });
  const { challenge } = await answer<{ challenge: Record<string, unknown> }>(world.as('mara').get(`/calls/${later.id}`));
  expect(challenge).toMatchObject({ follows: first.id, admits: 'finalists', participation: 'invitation', title: 'Trusted permits: pilots', prizeCents: 25_000_00 });
});

test('which stage it follows cannot be changed, and a copy of it follows nothing', async () => {
  const { value, version } = await answer<{ value: object; version: number }>(world.as('mara').get(`/calls/${later.id}/sections/general`));
  const put = (change: object, status: number) => answer(world.as('mara').put(`/calls/${later.id}/sections/general`, { ...value, ...change }, { version }), status);
  expect(await put({ follows: later.id }, 422)).toMatchObject({ errors: [{ field: 'follows' }] });
  expect(await put({ follows: undefined }, 422)).toMatchObject({ errors: [{ field: 'follows' }] });
  const { id } = await answer<{ id: string }>(world.as('mara').post('/calls', { agencyId: first.agencyId, title: 'A copy', from: 'copy', copyOf: later.id }), 201);
  expect((await answer<{ value: Record<string, unknown> }>(world.as('mara').get(`/calls/${id}/sections/general`))).value['follows']).toBeUndefined();
});

test('another agency starts no stage after it', async () => {
  expect((await world.as('otto').post('/calls', { agencyId: first.agencyId, title: 'Not ours', from: 'next-stage', copyOf: first.id })).status).toBe(404);
});

test('before the results are out nobody goes on, and nobody is told who will', async () => {
  expect(await registers('lena', later, 403)).toMatchObject({ code: 'forbidden' });
  expect(await answer(world.as('lena').get(`/participants/${later.id}/own`))).toEqual({ items: [] });
  expect(await answer(world.as('mara').get(`/participants/${later.id}/going-on`))).toMatchObject({ decided: false, items: [] });
  expect(await answer(world.as('mara').post(`/participants/${later.id}/going-on`), 409)).toMatchObject({ detail: 'Who goes on is known when the results of the stage before are out.' });
});

test('once they are, the teams get a letter each, once, and the public finds each stage from the other', async () => {
  world.clock.set('2027-03-02T15:00:00.000Z');
  await joins(world, 'jim', entries[1]!);
  await answer(world.as('mara').post(`/results/${first.id}/publish`));
  expect(await answer(world.as('mara').get(`/participants/${later.id}/going-on`))).toEqual({
    before: { id: first.id, slug: first.slug, title: 'Trusted permits' }, decided: true,
    items: [
      { entryId: entries[0]!.id, code: entries[0]!.code, title: 'Permits of team 0', teamName: 'Team 0', outcome: 'winner', members: 1, begun: false },
      { entryId: entries[1]!.id, code: entries[1]!.code, title: 'Permits of team 1', teamName: 'Team 1', outcome: 'finalist', members: 1, begun: false },
    ],
  });
  expect(await answer(world.as('mara').post(`/participants/${later.id}/going-on`), 201)).toMatchObject({ invited: { length: 3 }, already: [], left: 0 });
  expect(await answer(world.as('mara').post(`/participants/${later.id}/going-on`), 201)).toMatchObject({ invited: [], already: { length: 3 }, left: 0 });
  const letters = (await world.ports.mails.all()).items.filter((mail) => mail.about === later.id);
  expect(letters.map(({ to }) => to).toSorted()).toEqual([people.jim.email, people.lena.email, people.rita.email].toSorted());
  const shown = (slug: string) => answer<{ stages: unknown; challenge: Record<string, unknown> }>(world.as().get(`/challenges/${slug}`));
  const [one, two] = [await shown(first.slug), await shown(later.slug)];
  expect([one.stages, two.stages]).toEqual([{ next: { slug: later.slug, title: 'Trusted permits: pilots' } }, { before: { slug: first.slug, title: 'Trusted permits' } }]);
  expect(one.challenge).not.toHaveProperty('next');
});

test('whoever was selected registers without a letter and begins with what was sent; nobody else does', async () => {
  expect(await registers('tim', later, 403)).toMatchObject({ code: 'forbidden' });
  await registers('lena', later, 201);
  const { items } = await answer<Own>(world.as('lena').get(`/participants/${later.id}/own`));
  expect(items).toMatchObject([{ entryId: entries[0]!.id, title: 'Permits of team 0', area: 'permits', teamName: 'Team 0', begun: false }]);
  const team = await answer<{ id: string }>(world.as('lena').post('/teams', { challengeId: later.id, name: 'Team 0' }), 201);
  const begin = (continues: string, status: number) => answer<{ id: string; code: string }>(world.as('lena').post('/entries', { teamId: team.id, title: 'Permits of team 0', area: 'permits', continues }), status);
  expect(await begin(entries[1]!.id, 404)).toMatchObject({ code: 'not-found' });
  const entry = await begin(entries[0]!.id, 201);
  expect(entry.code).not.toBe(entries[0]!.code);
  const { drafts } = await answer<{ drafts: { section: string; answers: object }[] }>(world.as('lena').get(`/entries/${entry.id}`));
  expect(Object.fromEntries(drafts.map((draft) => [draft.section, draft.answers]))).toEqual(written);
  expect(await begin(entries[0]!.id, 409)).toMatchObject({ detail: 'Your team went on with this entry already. Ask whoever did to invite you.' });
  expect((await answer<Own>(world.as('lena').get(`/participants/${later.id}/own`))).items).toMatchObject([{ begun: true }]);
});

test('results that are withdrawn let nobody on any more; who is in stays in', async () => {
  const { version } = await answer<{ version: number }>(world.as('mara').get(`/corrections/${first.id}`));
  await answer(world.as('mara').post(`/corrections/${first.id}/withdraw`, { reason: 'A judge scored an entry of their own office.' }, { version }));
  expect(await registers('rita', later, 403)).toMatchObject({ code: 'forbidden' });
  expect(await answer(world.as('rita').get(`/participants/${later.id}/own`))).toEqual({ items: [] });
});

test('a stage for winners alone takes no finalist', async () => {
  const round = await decidedRound(world, { tiers, outcomes: [{ outcome: 'winner', prizeId: 'grand' }, { outcome: 'finalist' }], leads: { lena: 0, rita: 1 }, slug: 'winners-alone' });
  const agencyId = (await world.ports.challenges.find(round.challenge.id))!.agencyId;
  const { id } = await answer<{ id: string }>(draftAfter(world, { id: round.challenge.id, agencyId }), 201);
  const alone = await letOut(world, id, 'winners');
  world.clock.set('2027-03-02T15:00:00.000Z');
  await answer(world.as('mara').post(`/results/${round.challenge.id}/publish`));
  await registers('rita', alone, 403);
  await registers('lena', alone, 201);
});
