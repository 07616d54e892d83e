import { afterAll, beforeAll, expect, test } from 'vitest';
import { startEntry } from '../support/entry.ts';
import { people, type PersonName } from '../support/people.ts';
import { announce, ghosts, plantEverything, type Planted } from '../support/planted.ts';
import { openChallenge } from '../support/stage.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

/** An id in a body, or one of a challenge nobody may know yet: `own` is one the caller may name, `foreign` one that is there and none of theirs. */
type Row = { name: string; who: PersonName; at?: string; method: 'get' | 'post' | 'put'; path: string; body?: (id: string) => object; version?: number; own?: string; foreign: string; none: string };

const entriesOpen = '2027-01-06T15:00:00.000Z';
let world: World;
let planted: Planted;
let rows: Row[];

const send = async ({ who, at, method, path, body, version = 1 }: Row, id: string) => {
  if (at) world.clock.set(at);
  const as = world.as(who);
  const address = path.replace('{id}', id);
  const reply = await (method === 'get' ? as.get(address) : as[method](address, body?.(id) ?? {}, { version }));
  return { status: reply.status, body: (await reply.text()).replace(/"requestId":"[^"]*"/, '').replaceAll(id, '{id}') };
};

beforeAll(async () => {
  world = await makeWorld();
  planted = await plantEverything(world);
  const none = ghosts();
  const judging = world.clock.now();
  const { items: [parks] } = await answer<{ items: { agencyId: string }[] }>(world.as('otto').get('/me').then(async (reply) => new Response(JSON.stringify({ items: ((await reply.json()) as { agencies: object[] }).agencies }))));
  world.clock.set(entriesOpen);
  const elsewhere = await openChallenge(world, planted.agency);
  const beside = await startEntry(world, 'vera', elsewhere);
  const besideFile = await announce(world, 'vera', beside.entry.id, 'beside.pdf');
  world.clock.set(judging);
  const p = planted;
  const copy = (id: string) => ({ agencyId: parks!.agencyId, title: 'A copy', from: 'copy', copyOf: id });
  const draft = { foreign: p.draft, none: none.challenge };
  const judge = { own: p.judge, foreign: people.vera.id, none: none.judge };
  const entry = { own: p.entry, foreign: beside.entry.id, none: none.entry };
  rows = [
    { name: 'copy', who: 'otto', method: 'post', path: '/calls', body: copy, ...draft },
    { name: 'register', who: 'vera', method: 'post', path: '/registrations', body: (challengeId) => ({ challengeId, rulesVersion: 1, rulesHash: 'x' }), own: p.challenge, ...draft },
    { name: 'team', who: 'vera', method: 'post', path: '/teams', body: (challengeId) => ({ challengeId, name: 'Somebody' }), own: p.challenge, ...draft },
    { name: 'own entries', who: 'vera', method: 'get', path: '/entries?challengeId={id}', ...draft },
    { name: 'registration', who: 'vera', method: 'get', path: '/registrations/{id}', ...draft },
    { name: 'is followed', who: 'vera', method: 'get', path: '/follows/{id}', ...draft },
    { name: 'follow', who: 'vera', method: 'put', path: '/follows/{id}', own: p.challenge, ...draft },
    { name: 'judging', who: 'vera', method: 'get', path: '/judging/{id}', ...draft },
    { name: 'entry', who: 'vera', method: 'post', path: '/entries', body: (teamId) => ({ teamId, title: 'An entry', area: 'permits' }), own: beside.team.id, foreign: p.team, none: none.team },
    { name: 'lead', who: 'lena', at: entriesOpen, method: 'post', path: `/teams/${p.team}/lead`, body: (personId) => ({ personId }), version: 9, own: p.member, foreign: people.rita.id, none: none.member },
    { name: 'attached file', who: 'lena', at: entriesOpen, method: 'put', path: `/entries/${p.entry}/drafts/evidence`, body: (id) => ({ answers: { documents: [id] } }), version: 99, foreign: besideFile, none: none.file },
    { name: 'assign a judge', who: 'mara', at: judging, method: 'post', path: `/assignments/${p.challenge}`, body: (judgeId) => ({ judgeId, entryId: p.entry }), ...judge },
    { name: 'assign an entry', who: 'mara', at: judging, method: 'post', path: `/assignments/${p.challenge}`, body: (entryId) => ({ judgeId: p.judge, entryId }), ...entry },
    { name: 'plan a judge', who: 'mara', method: 'post', path: `/assignments/${p.challenge}/changes`, body: (judgeId) => ({ judgeId, entryId: p.entry, change: 'add' }), ...judge, own: undefined },
    { name: 'plan an entry', who: 'mara', method: 'post', path: `/assignments/${p.challenge}/changes`, body: (entryId) => ({ judgeId: p.judge, entryId, change: 'add' }), ...entry, own: undefined },
    { name: 'remind', who: 'mara', method: 'post', path: `/progress/${p.challenge}/reminders`, body: (id) => ({ judgeIds: [id] }), ...judge },
    { name: 'decide', who: 'mara', method: 'post', path: `/results/${p.challenge}/decisions`, body: (entryId) => ({ entryId, outcome: 'finalist', prizeId: '', reason: 'Good.', feedback: '' }), ...entry, own: undefined },
    { name: 'decide not', who: 'mara', method: 'post', path: `/results/${p.challenge}/decisions/not-selected`, body: (id) => ({ entryIds: [id], reason: 'Others scored higher.' }), ...entry, own: undefined },
    { name: 'deliberate', who: 'mara', method: 'post', path: `/deliberations/${p.challenge}`, body: (id) => ({ entryIds: [id, p.stranger], question: 'Which one?', endsAt: '2027-02-20T12:00' }), ...entry, own: undefined },
    { name: 'a table', who: 'mara', method: 'put', path: `/demo-days/${p.challenge}`, body: (entryId) => ({ tables: [{ entryId, number: 1 }], minutes: 5, top: 1, judgeIds: [p.judge] }), ...entry, own: undefined },
    { name: 'a judge of a demo day', who: 'mara', method: 'put', path: `/demo-days/${p.challenge}`, body: (id) => ({ tables: [{ entryId: p.entry, number: 1 }], minutes: 5, top: 1, judgeIds: [id] }), ...judge, own: undefined },
    { name: 'withhold', who: 'mara', method: 'put', path: `/redactions/${p.challenge}/${p.entry}`, body: (fileId) => ({ n: 1, title: 'A permit wallet', words: {}, withheld: [{ fileId, why: 'It names the team.' }] }), version: 0, own: p.file, foreign: besideFile, none: none.file },
    { name: 'a sample', who: 'mara', method: 'put', path: `/judges/${elsewhere.id}/samples`, body: (id) => ({ samples: [{ id, title: 'Another', text: 'Words.' }], first: false }), version: 0, foreign: p.sample, none: none.sample },
  ];
});
afterAll(() => world?.stop());

test('an id that is there and not for the caller is answered word for word as one nobody has', async () => {
  const told: string[] = [];
  for (const row of rows) {
    const [foreign, none] = [await send(row, row.foreign), await send(row, row.none)];
    if (JSON.stringify(foreign) !== JSON.stringify(none)) told.push(`${row.name}: ${foreign.status} ${foreign.body}, for none: ${none.status} ${none.body}`);
    if (foreign.status >= 500) told.push(`${row.name}: ${foreign.status}`);
  }
  expect(told).toEqual([]);
});

test('an id the caller may name is answered otherwise: the comparison above is of something real', async () => {
  const alike: string[] = [];
  for (const row of rows.filter(({ own }) => own)) {
    const none = await send(row, row.none);
    const own = await send(row, row.own!);
    if (own.status === none.status && own.body === none.body) alike.push(`${row.name}: ${own.status} ${own.body}`);
  }
  expect(alike).toEqual([]);
});
