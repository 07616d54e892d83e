import { afterAll, beforeAll, expect, test } from 'vitest';
import { testChance } from '../support/chance.ts';
import { people } from '../support/people.ts';
import { draftChallenge, openAgency, openChallenge, timeline, type Opened } from '../support/stage.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

let world: World;
let agency: { id: string };
let challenge: Opened;
beforeAll(async () => {
  world = await makeWorld();
  agency = await openAgency(world);
  challenge = await openChallenge(world, agency.id);
});
afterAll(() => world?.stop());

const followed = async () => (await answer<{ items: { target: string }[] }>(world.as('vera').get('/follows'))).items;

test('a person follows a published challenge, sees it under their own, and stops; each twice is once', async () => {
  const since = world.clock.now();
  const thing = { kind: 'challenge', title: 'Trusted permits', path: `/challenges/${challenge.slug}`, of: 'Department of records' };
  for (let run = 0; run < 2; run++) expect(await answer(world.as('vera').put(`/follows/${challenge.id}`, {}))).toEqual({ target: challenge.id, since });
  expect(await answer(world.as('vera').get(`/follows/${challenge.id}`))).toEqual({ following: true, since, thing });
  expect(await followed()).toEqual([{
    ...thing, target: challenge.id, since, stage: 'open',
    challenge: { slug: challenge.slug, title: 'Trusted permits', agencyName: 'Department of records', zone: timeline.zone, phases: expect.any(Array) as unknown },
  }]);
  expect((await world.ports.follows.of(challenge.id)).items).toEqual([{ target: challenge.id, personId: people.vera.id, since }]);
  for (let run = 0; run < 2; run++) expect(await answer(world.as('vera').delete(`/follows/${challenge.id}`))).toEqual({ following: false });
  expect(await followed()).toEqual([]);
  expect(await answer(world.as('vera').get(`/follows/${challenge.id}`))).toEqual({ following: false, thing });
  const acts = (await world.ports.acts.about(people.vera.id)).items.map(({ kind }) => kind);
  expect(acts.filter((kind) => kind.startsWith('challenge.')).toSorted()).toEqual(['challenge.followed', 'challenge.unfollowed']);
});

test('a draft cannot be followed, and nobody else sees who follows', async () => {
  const draft = await draftChallenge(world, agency.id);
  for (const ask of [world.as('mara').put(`/follows/${draft}`, {}), world.as('mara').get(`/follows/${draft}`)]) expect(await answer(ask, 404)).toMatchObject({ code: 'not-found' });
  await answer(world.as('vera').put(`/follows/${challenge.id}`, {}));
  expect(await answer(world.as('mara').get('/follows'))).toEqual({ items: [] });
  expect(await answer(world.as().put(`/follows/${challenge.id}`, {}), 401)).toMatchObject({ code: 'signed-out' });
});

test('what is no longer public stays in the list without its name, and can be let go of', async () => {
  const target = testChance.id('group');
  const { id } = people.rita;
  await world.ports.follows.begin({ target, personId: id, since: world.clock.now() }, { id: testChance.id('act'), kind: 'challenge.followed', about: id, by: id, at: world.clock.now(), refs: {} });
  const own = async () => (await answer<{ items: { target: string; title: string; path: string }[] }>(world.as('rita').get('/follows'))).items;
  expect(await own()).toMatchObject([{ target, kind: 'group', title: 'Something that is no longer public', path: '' }]);
  await answer(world.as('rita').delete(`/follows/${target}`));
  expect(await own()).toEqual([]);
});
