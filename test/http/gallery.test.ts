import { afterAll, beforeAll, expect, test } from 'vitest';
import { at } from '../../functions/adapters/dynamodb/table.ts';
import type { Decision } from '../../functions/domain/judging/decision/decision.ts';
import { testChance } from '../support/chance.ts';
import { attachSent, leadByLena } from '../support/gallery.ts';
import { publishResult, scoredRound } from '../support/published.ts';
import type { Opened } from '../support/stage.ts';
import { templates } from '../../functions/domain/call/template.ts';
import { sections } from '../../functions/domain/call/challenge.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

let world: World;
let challenge: Opened;
let decisions: Decision[];
let winner: Decision;
let file: string;
type Page = { items: { code: string; title: string; outcome: string }[]; next?: string };
type Desk = { version: number; why?: string; winners: number; asked: number; withheld: number; gallery?: { scope: string } };
const gallery = (query = '') => world.as().get(`/galleries/${challenge.slug}${query}`);
const desk = () => answer<Desk>(world.as('mara').get(`/gallery-settings/${challenge.id}`));
const publish = async (scope: string) => world.as('mara').post(`/gallery-settings/${challenge.id}/publish`, { scope }, { version: (await desk()).version });
const takeBack = async () => answer(world.as('mara').post(`/gallery-settings/${challenge.id}/take-back`, {}, { version: (await desk()).version }));
const say = (entryId: string, shown: boolean, version: number) => world.as('lena').put(`/showings/${entryId}`, { shown }, { version });
const codes = async (query = '') => (await answer<Page>(gallery(query))).items.map(({ code }) => code).toSorted();

beforeAll(async () => {
  world = await makeWorld();
  const form = sections.form.parse(templates['ledger-challenge']['form']);
  const shown = { sections: form.sections.map((section) => ({ ...section, fields: section.fields.map((field) => (field.id === 'documents' ? { ...field, public: true } : field)) })) };
  challenge = await scoredRound(world, { entries: 6, judges: 5, changes: { form: shown } });
}, 60_000);
afterAll(() => world?.stop());

test('before the results nothing of a gallery is there, and the organizer hears why', async () => {
  expect(await answer(gallery(), 404)).toMatchObject({ code: 'not-found', detail: 'There is no such gallery, or it is not yours.' });
  expect((await desk()).why).toBe('Publish the winners first. Before the results are out, nobody outside reads an entry.');
  expect(await answer(publish('all'), 409)).toMatchObject({ detail: 'Publish the winners first. Before the results are out, nobody outside reads an entry.' });
  await publishResult(world, challenge);
  decisions = await world.ports.rounds.decisions(challenge.id);
  winner = decisions.find(({ outcome }) => outcome === 'winner')!;
  await leadByLena(world, winner.teamId);
  file = await attachSent(world, challenge.id, winner.entryId);
});

test('with the results out and the gallery closed, lists, files, codes and ids answer as of a challenge that is not there', async () => {
  const entry = `/entries/${winner.code}`;
  for (const path of ['', '?q=permits', '/as/csv', '/as/json', '/as/atom', entry, `${entry}/files/${file}`, `/entries/${winner.entryId}`, '?cursor=AAAA']) {
    const [here, nowhere] = await Promise.all([gallery(path), world.as().get(`/galleries/nowhere-1${path}`)].map(async (asked) => { const reply = await asked; return [reply.status, ((await reply.json()) as { detail: string }).detail]; }));
    expect([path, here]).toEqual([path, nowhere]);
  }
});

test('only a manager with a fresh sign-in opens it, at the version they read', async () => {
  const { version } = await desk();
  const path = `/gallery-settings/${challenge.id}/publish`;
  expect((await world.as('paul').post(path, { scope: 'winners' }, { version })).status).toBe(403);
  expect((await world.as('lena').post(path, { scope: 'winners' }, { version })).status).toBe(404);
  expect((await world.as('mara', 16).post(path, { scope: 'winners' }, { version })).status).toBe(401);
  expect((await world.as('mara').post(path, { scope: 'winners' }, { version: version - 1 })).status).toBe(412);
  await answer(publish('selected'));
  expect(await answer(publish('all'), 409)).toMatchObject({ detail: 'The gallery is open already. Take it back first to choose other entries.' });
});

test('it shows the selected entry by what the form marks as public, and of others nothing', async () => {
  expect(await codes()).toEqual([winner.code]);
  const shown = await answer<{ sections: { fields: { id: string }[] }[]; files: { id: string }[] }>(gallery(`/entries/${winner.code}`));
  expect(shown).toMatchObject({ entry: { code: winner.code, title: winner.title, outcome: 'winner', prize: 'Grand prize' }, files: [{ id: file, name: 'plan.pdf' }] });
  expect(shown.sections.flatMap(({ fields }) => fields.map(({ id }) => id))).toEqual(['pitch']);
  expect(JSON.stringify(shown)).not.toMatch(/ent_|tem_|per_|team\d+\.example/);
  for (const { code } of decisions.filter(({ code: one }) => one !== winner.code)) expect((await gallery(`/entries/${code}`)).status).toBe(404);
  expect((await world.as().get(`/galleries/${challenge.slug}/entries/${winner.code}/files/${file}`)).status).toBe(200);
  expect((await world.as().get(`/galleries/${challenge.slug}/entries/${winner.code}/files/${testChance.id('file')}`)).status).toBe(404);
});

test('a file that is no longer known to be clean is neither named nor opened', async () => {
  const key = at.file(winner.entryId, file);
  const item = (await world.store.get(key))!;
  for (const change of [{ scan: 'infected' }, { scan: 'waiting' }, { state: 'rejected' }]) {
    await world.store.put({ ...item, ...change });
    expect((await answer<{ files: unknown[] }>(gallery(`/entries/${winner.code}`))).files).toEqual([]);
    expect((await gallery(`/entries/${winner.code}/files/${file}`)).status).toBe(404);
  }
  await world.store.put(item);
});

test('the lead takes the entry out at once, by the version they read, and brings it back', async () => {
  expect((await world.as('rita').get(`/showings/${winner.entryId}`)).status).toBe(404);
  expect(await answer(world.as('lena').get(`/showings/${winner.entryId}`))).toEqual({ showing: { shown: true, open: true, scope: 'selected', selected: true, version: 0 } });
  await answer(say(winner.entryId, false, 0));
  expect([await codes(), (await gallery(`/entries/${winner.code}`)).status, (await gallery(`/entries/${winner.code}/files/${file}`)).status]).toEqual([[], 404, 404]);
  expect((await say(winner.entryId, true, 0)).status).toBe(412);
  await takeBack();
  expect([(await gallery()).status, await answer(publish('selected'), 409)]).toMatchObject([404, { detail: 'No entry can be shown: none was selected, or every team keeps its entry to itself.' }]);
  await answer(say(winner.entryId, true, 1));
});

test('where other entries are shown too, each team asks for its own; in one of winners it is not there', async () => {
  const [asks, silent] = decisions.filter(({ outcome }) => outcome === 'not-selected') as [Decision, Decision];
  await leadByLena(world, asks.teamId);
  await answer(say(asks.entryId, true, 0));
  await answer(publish('all'));
  expect(await codes()).toEqual([asks.code, winner.code].toSorted());
  expect([await codes('?q=grand'), await codes(`?q=${encodeURIComponent(asks.title)}`), await codes('?q=nobody')]).toEqual([[winner.code], [asks.code], []]);
  expect((await (await gallery('/as/csv')).text()).includes(silent.title)).toBe(false);
  await takeBack();
  await answer(publish('winners'));
  expect([await codes(), (await gallery(`/entries/${asks.code}`)).status]).toEqual([[winner.code], 404]);
});

test('pages go on where the last ended, and a cursor fits no other search', async () => {
  await takeBack();
  const { challengeId } = winner;
  const row = (await world.ports.galleries.find(challengeId, winner.code))!;
  await answer(publish('all'));
  for (let n = 0; n < 30; n++) await world.ports.galleries.keep({ ...row, entryId: testChance.id('entry'), code: `X${String(n).padStart(3, '0')}`, title: `Planted ${n}` }, undefined);
  const all: string[] = [];
  for (let query = '?q='; ;) {
    const { items, next } = await answer<Page>(gallery(query));
    all.push(...items.map(({ code }) => code));
    if (!next) break;
    query = `?cursor=${next}`;
    expect((await gallery(`?q=planted&cursor=${next}`)).status).toBe(422);
    expect((await world.as().get(`/galleries/${challenge.slug}/as/csv?cursor=${next}`)).status).toBe(422);
  }
  const first = await answer<Page>(gallery('?q=planted'));
  const rest = await answer<Page>(gallery(`?q=planted&cursor=${first.next}`));
  expect([new Set(all).size, all.length, first.items.length + rest.items.length, rest.next]).toEqual([32, 32, 30, undefined]);
});
