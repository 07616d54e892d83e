import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Entry } from '../../functions/domain/entry/entry.ts';
import { decidedRound, joins } from '../support/decided.ts';
import { people } from '../support/people.ts';
import type { Opened } from '../support/stage.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

type Own = { version: number; answer?: { taken: boolean; shares?: { personId: string; name: string; cents: number }[] }; errors: { field: string; message: string }[] };
let world: World;
let challenge: Opened;
let entry: Entry;
const [lena, tim] = [people.lena.id, people.tim.id];
const version = async () => (await answer<{ award: Own }>(world.as('lena').get(`/prizes/${entry.id}`))).award.version;
const say = async (shares: { personId: string; cents: number }[], status = 200, who: 'lena' | 'tim' = 'lena') => answer<Own>(world.as(who).post(`/prizes/${entry.id}/answer`, { taken: true, shares }, { version: await version() }), status);
const desk = async () => (await answer<{ answer?: Own['answer'] }>(world.as('mara').get(`/awards/${challenge.id}/grand/1`))).answer;

beforeAll(async () => {
  world = await makeWorld();
  const round = await decidedRound(world, { tiers: [{ id: 'grand', name: 'Grand prize', places: 1, cents: 25_000_00, other: '' }], outcomes: [{ outcome: 'winner', prizeId: 'grand' }], leads: { lena: 0 } });
  challenge = round.challenge;
  entry = round.entries[0]!;
  await joins(world, 'tim', entry);
}, 120_000);
afterAll(() => world?.stop());

test('the lead says how the team divides all of its prize; members and the agency read it, nobody else', async () => {
  const faults = async (...shares: [string, number][]) => (await say(shares.map(([personId, cents]) => ({ personId, cents })), 422)).errors;
  expect(await faults([lena, 20_000_00], [tim, 4_000_00])).toEqual([{ field: 'shares', message: 'The shares add up to $24,000, and the prize is $25,000. Divide all of it, or leave all of them empty.' }]);
  expect(await faults([lena, 20_000_00], [people.rita.id, 5_000_00])).toEqual([{ field: 'shares.1.personId', message: 'Name each person of the team once.' }]);
  expect(await faults([lena, 20_000_00], [lena, 5_000_00])).toEqual([{ field: 'shares.1.personId', message: 'Name each person of the team once.' }]);
  expect((await faults([lena, 0.5]))[0]).toMatchObject({ field: 'shares.0.cents' });
  await say([{ personId: tim, cents: 25_000_00 }], 403, 'tim');
  const shares = [{ personId: lena, name: people.lena.name, cents: 15_000_00 }, { personId: tim, name: people.tim.name, cents: 10_000_00 }];
  expect((await say([{ personId: tim, cents: 10_000_00 }, { personId: lena, cents: 15_000_00 }])).answer).toMatchObject({ taken: true, shares });
  expect((await answer<{ award: Own }>(world.as('tim').get(`/prizes/${entry.id}`))).award.answer).toMatchObject({ shares });
  expect(await desk()).toMatchObject({ taken: true, shares });
  await answer(world.as('rita').get(`/prizes/${entry.id}`), 404);
});

test('it can be said anew until the award is approved, and the same again is told so', async () => {
  const whole = [{ personId: tim, cents: 10_000_00 }, { personId: lena, cents: 15_000_00 }];
  await say(whole, 409);
  expect((await say([{ personId: lena, cents: 25_000_00 }])).answer?.shares).toEqual([{ personId: lena, name: people.lena.name, cents: 25_000_00 }]);
  expect((await say([])).answer?.shares).toBeUndefined();
  expect(await desk()).not.toHaveProperty('shares');
});
