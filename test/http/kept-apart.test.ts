import { afterAll, beforeAll, expect, test } from 'vitest';
import { at, list } from '../../functions/adapters/dynamodb/table.ts';
import { sentEntry } from '../support/entry.ts';
import { judgeIn } from '../support/judging.ts';
import { people, type PersonName } from '../support/people.ts';
import { openAgency, openChallenge, type Opened } from '../support/stage.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

let world: World;
let challenge: Opened;
type Sent = { team: { id: string }; entry: { id: string } };
let lena: Sent;
let rita: Sent;
type Plan = { entries: { entryId: string; readers: { judgeId: string }[]; able: string[] }[] };

/** A judge who competes: both ways there are refused, so only two requests at one instant would leave it. */
const judgesToo = async (who: PersonName) => {
  const [{ id: personId, name }, acceptedAt] = [people[who], world.clock.now()];
  await world.store.put({
    ...at.judge(challenge.id, personId), ownerpk: list.ofPerson(personId), ownersk: `JUDGE#${challenge.id}`, card: { challengeId: challenge.id }, _t: 'judge', _v: 1,
    challengeId: challenge.id, personId, name, email: 'vera@elsewhere.example', organization: '', areas: [], acceptedAt, orientedAt: acceptedAt, declaredAt: acceptedAt, version: 1,
  });
};

beforeAll(async () => {
  world = await makeWorld();
  world.clock.set('2027-01-05T15:00:00.000Z');
  challenge = await openChallenge(world, (await openAgency(world)).id, { judging: { reviewsPerEntry: 2, quorum: 1 } });
  [lena, rita] = [await sentEntry(world, 'lena', challenge), await sentEntry(world, 'rita', challenge)];
  await sentEntry(world, 'vera', challenge);
  for (const who of ['jana', 'jim'] as const) await judgeIn(world, challenge, who);
  await judgesToo('vera');
  world.clock.pass(60_000);
  await answer(world.as('jim').post(`/judging/${challenge.id}/gate`, { conflicts: [{ name: 'lena lead', relation: 'family', reason: 'My sister.' }] }));
}, 60_000);
afterAll(() => world?.stop());

const known = async () => (await answer<{ items: { judgeId: string; teamId: string; kind: string }[] }>(world.as('mara').get(`/judges/${challenge.id}/conflicts`))).items;
const kindOf = async (who: PersonName, { team }: Sent) => (await known()).find(({ judgeId, teamId }) => judgeId === people[who].id && teamId === team.id)?.kind;
const refusedBefore = (who: PersonName, { entry }: Sent) => answer(world.as('mara').post(`/assignments/${challenge.id}/changes`, { judgeId: people[who].id, entryId: entry.id, change: 'add' }), 409);
const refusedAfter = (who: PersonName, { entry }: Sent) => answer(world.as('mara').post(`/assignments/${challenge.id}`, { judgeId: people[who].id, entryId: entry.id }), 409);
const cannot = { detail: 'This judge cannot read this entry. Choose another judge.' };

test('a relation that a judge chose at the gate keeps the pair apart before and after assignments are published, and no manager reads it', async () => {
  expect(await kindOf('jim', lena)).toBe('declared');
  expect(JSON.stringify(await known())).not.toMatch(/family|sister/);
  expect(await refusedBefore('jim', lena)).toMatchObject(cannot);
});

test('a judge who competes is given no entry of others either, as after the same prizes', async () => {
  expect([await kindOf('vera', lena), await kindOf('vera', rita)]).toEqual(['same-prize', 'same-prize']);
  for (const sent of [lena, rita]) expect(await refusedBefore('vera', sent)).toMatchObject(cannot);
});

test('neither pair is assigned, offered, or can be added; of the entry the judge learns nothing', async () => {
  world.clock.set('2027-01-18T15:00:00.000Z');
  const rows = async () => (await answer<Plan>(world.as('mara').get(`/assignments/${challenge.id}`))).entries;
  const met = async (who: PersonName) => (await rows()).filter(({ readers, able }) => [...readers.map(({ judgeId }) => judgeId), ...able].includes(people[who].id)).map(({ entryId }) => entryId);
  const before = [await met('jim'), await met('vera')];
  await answer(world.as('mara').post(`/assignments/${challenge.id}/publish`));
  for (const [jims, veras] of [before, [await met('jim'), await met('vera')]]) expect([jims!.includes(lena.entry.id), jims!.includes(rita.entry.id), veras]).toEqual([false, true, []]);
  for (const [who, sent] of [['jim', lena], ['vera', lena], ['vera', rita]] as const) {
    expect(await refusedAfter(who, sent)).toMatchObject(cannot);
    expect((await world.as(who).get(`/evaluations/${challenge.id}/${sent.entry.id}`)).status).toBe(404);
  }
});
