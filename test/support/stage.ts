import { answer, type World } from './world.ts';
import { people } from './people.ts';

/** Builds a challenge through the front door, as people would: an agency, a filled draft, submitted and approved. */
export const openAgency = async (world: World, slug = 'records') => {
  const agency = await answer<{ id: string }>(world.as('olga').post('/agencies', { name: `Department of ${slug}`, slug, acronym: 'DOR', about: 'Keeps the records.' }), 201);
  await answer(world.as('olga').post(`/operator/agencies/${agency.id}/people`, { email: people.mara.email, roles: ['manager'] }));
  await answer(world.as('olga').post(`/operator/agencies/${agency.id}/people`, { email: people.paul.email, roles: ['approver'] }));
  return agency;
};

/** Open January 4 to 15, judged January 18 to February 12, 2027, Eastern. */
export const timeline = {
  zone: 'America/New_York',
  phases: [
    { id: 'entries', kind: 'entries', name: 'Entries', opens: '2027-01-04T09:00', closes: '2027-01-15T23:59' },
    { id: 'judging', kind: 'judging', name: 'Judging', opens: '2027-01-18T09:00', closes: '2027-02-12T17:00' },
  ],
  resultsOn: '2027-03-01',
};

const filled = {
  details: { need: 'Restaurants hold eleven permits on average, and inspectors check each one by phone.', areas: [{ id: 'permits', name: 'Permits', description: '' }] },
  timeline,
  prizes: { tiers: [{ id: 'grand', name: 'Grand prize', places: 1, cents: 25_000_00, other: '' }], note: '' },
};

export const saveSection = async (world: World, id: string, name: string, change: object) => {
  const { value, version } = await answer<{ value: object; version: number }>(world.as('mara').get(`/calls/${id}/sections/${name}`));
  return answer(world.as('mara').put(`/calls/${id}/sections/${name}`, { ...value, ...change }, { version }));
};

export const draftChallenge = async (world: World, agencyId: string, changes: Record<string, object> = {}) => {
  const { id } = await answer<{ id: string }>(world.as('mara').post('/calls', { agencyId, title: 'Trusted permits', from: 'ledger-challenge' }), 201);
  await saveSection(world, id, 'general', { tagline: 'Check a permit without a phone call.', contactEmail: 'mara@example.org', ...changes['general'] });
  for (const [name, value] of Object.entries(filled)) await saveSection(world, id, name, { ...value, ...changes[name] });
  for (const name of ['rules', 'form', 'judging']) if (changes[name]) await saveSection(world, id, name, changes[name]);
  return id;
};

/** What an approver sends with a decision, having read the draft as it is now. */
export const headVersion = async ({ ports }: Pick<World, 'ports'>, id: string): Promise<number> => (await ports.challenges.find(id))!.version;

export type Opened = { id: string; slug: string; rulesVersion: number; rulesHash: string };

export const openChallenge = async (world: World, agencyId: string, changes: Record<string, object> = {}) => {
  const id = await draftChallenge(world, agencyId, changes);
  await answer(world.as('mara').post(`/calls/${id}/submit`));
  return answer<Opened>(world.as('paul').post(`/calls/${id}/approve`, { comments: [], publishAt: world.clock.now() }, { version: await headVersion(world, id) }));
};
