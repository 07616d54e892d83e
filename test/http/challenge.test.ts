import { afterAll, beforeAll, expect, test } from 'vitest';
import { drainOutbox } from '../../functions/jobs/drain-outbox.ts';
import { countEntry } from '../../functions/use-cases/system/count-entry.ts';
import { sendEntry, sentEntry } from '../support/entry.ts';
import { openAgency, openChallenge } from '../support/stage.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

let world: World;
let agency: { id: string };
beforeAll(async () => {
  world = await makeWorld();
  agency = await openAgency(world);
});
afterAll(() => world?.stop());

type Listed = { items: { name: string; slug: string }[]; next?: string };

test('the public list filters by area and by agency, and says when the clock changes it', async () => {
  const { slug } = await openChallenge(world, agency.id);
  const found = await answer<{ items: { slug: string }[]; agencies: unknown[]; areas: unknown[]; until: string }>(world.as().get(`/challenges?area=permits&agency=${agency.id}`));
  expect(found).toMatchObject({
    items: [{ slug, stage: 'open', closesAt: '2027-01-16T04:59:59.999Z' }],
    agencies: [{ id: agency.id, name: 'Department of records', count: 1 }],
    areas: [{ id: 'permits', name: 'Permits', count: 1 }],
    until: '2027-01-16T04:59:59.999Z',
  });
  expect(await answer(world.as().get('/challenges?area=bridges'))).toMatchObject({ items: [], counts: { open: 0, upcoming: 0, closed: 0 } });
});

test('a challenge names its agency and when the clock changes the page', async () => {
  const { slug } = await openChallenge(world, agency.id, { general: { title: 'Trusted bridges' } });
  expect(await answer(world.as().get(`/challenges/${slug}`))).toMatchObject({
    agency: { slug: 'records', name: 'Department of records', acronym: 'DOR' }, until: '2027-01-16T04:59:59.999Z',
  });
});

test('the number of sent entries is shown while the challenge is open and its agency wants it, each entry once', async () => {
  const shown = await openChallenge(world, agency.id, { general: { title: 'Counted', showEntryCount: true } });
  const hidden = await openChallenge(world, agency.id, { general: { title: 'Not counted' } });
  const told = async ({ slug }: { slug: string }) => {
    await drainOutbox(world.ports, (line) => world.logged.push(line));
    return (await answer<{ entriesSent?: number }>(world.as().get(`/challenges/${slug}`))).entriesSent;
  };
  expect(await told(shown)).toBe(0);
  const { entry } = await sentEntry(world, 'lena', shown);
  await sentEntry(world, 'rita', shown);
  await sentEntry(world, 'lena', hidden);
  await sendEntry(world, 'lena', entry.id);
  expect([await told(shown), await told(hidden)]).toEqual([2, undefined]);
  await answer(world.as('lena').post(`/entries/${entry.id}/withdraw`));
  expect(await told(shown)).toBe(1);
  await countEntry(world.ports, { refs: { entry: entry.id } });
  await sendEntry(world, 'lena', entry.id);
  expect(await told(shown)).toBe(2);
  const now = world.clock.now();
  world.clock.set('2027-01-16T05:00:00.000Z');
  expect(await told(shown)).toBeUndefined();
  world.clock.set(now);
});

test('agencies are read down the tree, by address or id, a page at a time', async () => {
  const child = { parent: agency.id, standing: 'listed', about: '', acronym: '', createdAt: world.clock.now(), version: 1 } as const;
  const deed = (about: string) => ({ id: world.ports.chance.id('act'), kind: 'agency.created', about, by: 'test', at: world.clock.now(), refs: {} }) as const;
  const names = Array.from({ length: 60 }, (_, i) => `Office ${String(i).padStart(2, '0')}`);
  for (const [i, name] of names.entries()) {
    const id = world.ports.chance.id('agency');
    await world.ports.agencies.create({ ...child, id, name, slug: `office-${i}` }, deed(id));
  }
  const first = await answer<Listed>(world.as().get(`/agencies?under=${agency.id}`));
  const rest = await answer<Listed>(world.as().get(`/agencies?under=${agency.id}&cursor=${encodeURIComponent(first.next!)}`));
  expect([...first.items, ...rest.items].map(({ name }) => name)).toEqual(names);
  expect((await answer<Listed>(world.as().get('/agencies?under=top'))).items.map(({ slug }) => slug)).toEqual(['records']);
  expect(await answer(world.as().get(`/agencies?under=top&cursor=${encodeURIComponent(first.next!)}`), 422)).toMatchObject({ code: 'invalid' });
  expect(await answer(world.as().get('/agencies/office-7'))).toMatchObject({ name: 'Office 07', above: [{ slug: 'records', name: 'Department of records' }] });
  expect(await answer(world.as().get(`/agencies/${agency.id}`))).toMatchObject({ slug: 'records', above: [] });
});
