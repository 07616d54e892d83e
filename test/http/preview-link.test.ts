import { afterAll, beforeAll, expect, test } from 'vitest';
import { closedPerson } from '../../functions/domain/people/person.ts';
import { people } from '../support/people.ts';
import { draftChallenge, openAgency, saveSection, headVersion } from '../support/stage.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

let world: World;
let id: string;
beforeAll(async () => {
  world = await makeWorld();
  id = await draftChallenge(world, (await openAgency(world)).id);
});
afterAll(() => world?.stop());

type Link = { id: string; note: string; createdAt: string; expiresAt: string; address: string };
const share = (days = 7) => answer<Link>(world.as('mara').post(`/calls/${id}/preview-links`, { note: 'The legal office', days }), 201);
const tokenOf = ({ address }: Link) => address.split('/').at(-1)!;

test('somebody without an account reads the draft by the link, and nothing about who wrote it', async () => {
  const link = await share();
  const shown = await answer<{ challenge: object; sections: { details: object } }>(world.as().get(`/previews/${tokenOf(link)}`));
  expect(shown).toMatchObject({ challenge: { title: 'Trusted permits', agencyName: 'Department of records' }, expiresAt: link.expiresAt });
  expect(shown.sections.details).toMatchObject({ areas: [{ id: 'permits', name: 'Permits' }] });
  expect(JSON.stringify(shown)).not.toMatch(/editedBy|createdBy|hash":"[0-9a-f]{64}/);
});

test('the address is not stored and not listed; a repeated request does not tell it again', async () => {
  const once = world.as('mara').post(`/calls/${id}/preview-links`, { note: '', days: 1 }, { key: 'share-once' });
  const { address } = await answer<Link>(once, 201);
  expect(await answer(world.as('mara').post(`/calls/${id}/preview-links`, { note: '', days: 1 }, { key: 'share-once' }), 409)).toMatchObject({ code: 'already-made' });
  const listed = JSON.stringify(await answer(world.as('paul').get(`/calls/${id}/preview-links`)));
  expect(listed).not.toContain(address.split('/').at(-1));
});

test('a revoked link, an expired one and a wrong one look the same', async () => {
  const [revoked, expired] = [await share(), await share(1)];
  await answer(world.as('mara').delete(`/calls/${id}/preview-links/${revoked.id}`));
  await answer(world.as('mara').delete(`/calls/${id}/preview-links/${revoked.id}`));
  const gone = await answer(world.as().get(`/previews/${tokenOf(revoked)}`), 404);
  const before = world.clock.now();
  world.clock.set(expired.expiresAt);
  expect(await answer(world.as().get(`/previews/${tokenOf(expired)}`), 404)).toMatchObject({ code: gone['code'], detail: gone['detail'] });
  world.clock.set(before);
  expect(await answer(world.as().get(`/previews/${'x'.repeat(43)}`), 404)).toMatchObject({ code: gone['code'], detail: gone['detail'] });
});

test('only a manager shares, and only for an offered number of days', async () => {
  expect(await answer(world.as('paul').post(`/calls/${id}/preview-links`, { note: '', days: 7 }), 403)).toMatchObject({ code: 'forbidden' });
  expect(await answer(world.as('otto').get(`/calls/${id}/preview-links`), 404)).toMatchObject({ code: 'not-found' });
  expect(await answer(world.as('mara').post(`/calls/${id}/preview-links`, { note: '', days: 400 }), 422)).toMatchObject({ errors: [{ field: 'days', message: 'Choose 1, 7, 14 or 30 days.' }] });
});

test('after edits were asked for, the draft is compared with what the approver read; once published, with that', async () => {
  type Compared = { sections: { prizes: { note: string } }; edits: { name: string; editedByName: string }[]; before?: { kind: string; byName: string; sections: { prizes: { note: string } } } };
  const compared = () => answer<Compared>(world.as('paul').get(`/calls/${id}/draft`));
  expect((await compared()).before).toBeUndefined();
  await answer(world.as('mara').post(`/calls/${id}/submit`));
  await answer(world.as('paul').post(`/calls/${id}/request-edits`, { comments: [{ section: 'prizes', text: 'Name the fund.' }] }, { version: await headVersion(world, id) }));
  await saveSection(world, id, 'prizes', { note: 'From the 2027 innovation fund.' });
  const seen = await compared();
  expect(seen.before).toMatchObject({ kind: 'seen', byName: 'Paul Approver', sections: { prizes: { note: '' } } });
  expect(seen.sections.prizes.note).toBe('From the 2027 innovation fund.');
  expect(seen.edits.find(({ name }) => name === 'prizes')?.editedByName).toBe('Mara Manager');
  // who closed the account since has no name any more
  const { findMany } = world.ports.people;
  world.ports.people.findMany = async (ids) => (await findMany(ids)).map((person) => (person.id === people.paul.id ? closedPerson(person, world.clock.now()) : person));
  expect((await compared()).before?.byName).toBe('Closed account');
  expect((await answer<{ reviews: { byName: string }[] }>(world.as('mara').get(`/calls/${id}`))).reviews.map(({ byName }) => byName).toSorted()).toEqual(['Closed account', 'Mara Manager']);
  world.ports.people.findMany = findMany;
  await answer(world.as('mara').post(`/calls/${id}/submit`));
  await answer(world.as('paul').post(`/calls/${id}/approve`, { publishAt: world.clock.now() }, { version: await headVersion(world, id) }));
  expect((await compared()).before).toMatchObject({ kind: 'published', sections: { prizes: { note: 'From the 2027 innovation fund.' } } });
});
