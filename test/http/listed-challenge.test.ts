import { afterAll, beforeAll, expect, test } from 'vitest';
import { people } from '../support/people.ts';
import { openAgency, saveSection, headVersion } from '../support/stage.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

let world: World;
let agency: { id: string };
beforeAll(async () => {
  world = await makeWorld();
  world.clock.set('2027-01-05T15:00:00.000Z');
  agency = await openAgency(world);
});
afterAll(() => world?.stop());

type Call = { challenge: { slug: string; profile: string }; lacks: { section: string; field: string; message: string }[] };
const start = async (from = 'listing') => (await answer<{ id: string }>(world.as('mara').post('/calls', { agencyId: agency.id, title: 'Cleaner harbor', from }), 201)).id;
const read = (id: string) => answer<Call>(world.as('mara').get(`/calls/${id}`));
const lacking = async (id: string) => (await read(id)).lacks.map(({ section, field }) => `${section}.${field}`);
const words = { tagline: 'Keep plastic out of the harbor.', contactEmail: people.mara.email };
const phases = [{ id: 'entries', kind: 'entries', name: 'Entries', opens: '2027-01-04T09:00', closes: '2027-01-15T23:59' }];

test('a listing names where people enter and when that closes, and nothing of judging', async () => {
  const id = await start();
  expect((await read(id)).challenge.profile).toBe('listing');
  expect(await lacking(id)).toEqual(['general.tagline', 'general.entryUrl', 'general.contactEmail', 'details.need', 'timeline.phases.0.opens']);
  await saveSection(world, id, 'general', { ...words, entryUrl: 'http://harbor.example.org/enter' });
  await saveSection(world, id, 'details', { need: 'Nets at the mouths of storm drains catch a third of what the rain brings.' });
  expect((await read(id)).lacks).toMatchObject([{ field: 'entryUrl', message: 'Give the address where people enter. It starts with https://.' }, { section: 'timeline' }]);
  expect(await answer(world.as('mara').put(`/calls/${id}/sections/general`, { title: 'Cleaner harbor', profile: 'listing', entryUrl: 'https://me:secret@example.org/' }, { version: 2 }), 422)).toMatchObject({ errors: [{ field: 'entryUrl' }] });
  await saveSection(world, id, 'general', { entryUrl: 'https://www.harbor.example.org/enter' });
  await saveSection(world, id, 'timeline', { phases });
  expect(await lacking(id)).toEqual([]);
  await answer(world.as('mara').post(`/calls/${id}/submit`));
  await answer(world.as('paul').post(`/calls/${id}/approve`, { comments: [], publishAt: world.clock.now() }, { version: await headVersion(world, id) }));
  const { slug } = (await read(id)).challenge;
  const shown = await answer<{ challenge: object; stage: string }>(world.as().get(`/challenges/${slug}`));
  expect(shown).toMatchObject({ stage: 'open', challenge: { listing: { url: 'https://www.harbor.example.org/enter', source: 'harbor.example.org' }, phases: [{ closesAt: '2027-01-16T04:59:59.999Z' }] } });
  expect(await answer(world.as('lena').post('/registrations', { challengeId: id, rulesVersion: 1, rulesHash: 'x' }), 409)).toMatchObject({ detail: 'Entries for this challenge are taken on another site.' });
  await saveSection(world, id, 'general', { entryUrl: 'https://other.example.org/' });
  const { version } = (await world.ports.challenges.find(id))!;
  await answer(world.as('mara').post(`/calls/${id}/correct`, { reason: 'The form moved.' }, { version }));
  expect(await answer(world.as().get(`/challenges/${slug}`))).toMatchObject({ challenge: { listing: { url: 'https://other.example.org/' } } });
});

test('a draft is of the kind its General section says as soon as that is saved', async () => {
  const id = await start('blank');
  await saveSection(world, id, 'general', { ...words, profile: 'listing' });
  expect((await read(id)).challenge.profile).toBe('listing');
  expect(await lacking(id)).toContain('general.entryUrl');
  await saveSection(world, id, 'general', { profile: 'city' });
  expect(await lacking(id)).not.toContain('general.entryUrl');
});
