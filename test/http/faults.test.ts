import { afterAll, beforeAll, expect, test } from 'vitest';
import { documentedRoutes } from '../support/documented.ts';
import { startEntry } from '../support/entry.ts';
import { breakable } from '../support/faults.ts';
import { draftChallenge, openAgency, openChallenge } from '../support/stage.ts';
import { inStorm, type Trouble } from '../support/storm.ts';
import { tellWholeStory } from '../support/whole-story.ts';
import { wholeTable } from '../support/whole-table.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

let calm: World;
let stormy: World;
let struck: Set<string>;
let swallowed: Trouble[];

beforeAll(async () => {
  const faults = breakable();
  calm = await makeWorld();
  stormy = await makeWorld({ wrapStore: faults.wrap });
  const storm = inStorm(stormy, faults);
  ({ struck, swallowed } = storm);
  await tellWholeStory(inStorm(calm, breakable()).world);
  await tellWholeStory(storm.world);
}, 300_000);
afterAll(() => Promise.all([calm?.stop(), stormy?.stop()]));

/** They write nothing, or only what another request of the same moment has written. */
const writeNothing = ['post /judges/{challengeId}/invitations/check'];

test('every route that writes was struck: tell it in test/support/whole-story.ts', async () => {
  const writes = (await documentedRoutes(stormy.app)).filter(({ method, name }) => method !== 'get' && !writeNothing.includes(name));
  const missed = writes.filter(({ name }) => {
    const [method, path] = name.split(' ') as [string, string];
    const shape = new RegExp(`^${method} ${path.replace(/\{[^}]*\}/g, '[^/]+')}$`);
    return ![...struck].some((request) => shape.test(request));
  });
  expect(missed.map(({ name }) => name)).toEqual([]);
});

test('each write that failed, or was stored and failed, and was retried with its key had exactly one effect', async () => {
  const [once, again] = [await wholeTable(calm), await wholeTable(stormy)];
  const more = again.slice();
  const less = once.filter((line) => {
    const found = more.indexOf(line);
    if (found >= 0) more.splice(found, 1);
    return found < 0;
  });
  expect({ more, less }).toEqual({ more: [], less: [] });
});

test('no broken write was answered as if it had come through', () => {
  expect(swallowed).toEqual([]);
});

test('an answer with a secret that nobody heard is not given again: there is one token, and the person is told to make another', async () => {
  const faults = breakable();
  const world = await makeWorld({ wrapStore: faults.wrap });
  const wanted = ['/tokens', { name: 'reader', scopes: ['challenges:read'], days: 30 }, { key: 'one-token' }] as const;
  faults.arm('failed but stored', 1);
  await answer(world.as('vera').post(...wanted), 500);
  expect(await answer(world.as('vera').post(...wanted), 409)).toMatchObject({ code: 'already-made' });
  expect(await answer(world.as('vera').get('/tokens'))).toMatchObject({ items: [{ name: 'reader' }] });
  await world.stop();
});

test('many people write one section at the same instant: one is kept, every other hears what was kept, and nobody’s words are lost', async () => {
  const world = await makeWorld();
  const agency = await openAgency(world);
  const { entry } = await startEntry(world, 'lena', await openChallenge(world, agency.id));
  const draft = await draftChallenge(world, agency.id);
  const { version } = await answer<{ version: number }>(world.as('mara').get(`/calls/${draft}/sections/prizes`));
  const words = Array.from({ length: 8 }, (_, n) => `Words of person ${n}.`);
  const outcomes = async (save: (text: string) => Promise<Response>, readBack: (body: Record<string, never>) => unknown) => {
    const replies = await Promise.all(words.map(async (text) => ({ text, reply: await save(text) })));
    const kept = replies.filter(({ reply }) => reply.status === 200).map(({ text }) => text);
    const told = await Promise.all(replies.filter(({ reply }) => reply.status !== 200).map(async ({ reply }) => ({ status: reply.status, current: readBack((await reply.json()) as Record<string, never>) })));
    return { kept, told };
  };
  const team = await outcomes((text) => world.as('lena').put(`/entries/${entry.id}/drafts/summary`, { answers: { pitch: text } }, { version: 0 }), (body) => (body['current'] as { answers?: { pitch: string } } | undefined)?.answers?.pitch);
  expect(team.kept).toHaveLength(1);
  expect(team.told).toEqual(words.slice(1).map(() => ({ status: 412, current: team.kept[0] })));
  const agencies = await outcomes((text) => world.as('mara').put(`/calls/${draft}/sections/prizes`, { tiers: [], note: text }, { version }), (body) => (body['current'] as { note?: string } | undefined)?.note);
  expect(agencies.kept).toHaveLength(1);
  expect(agencies.told).toEqual(words.slice(1).map(() => ({ status: 412, current: agencies.kept[0] })));
  await world.stop();
});
