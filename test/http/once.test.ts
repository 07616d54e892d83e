import { afterAll, beforeAll, expect, test } from 'vitest';
import { registerFor } from '../support/entry.ts';
import { openAgency, openChallenge } from '../support/stage.ts';
import { makeWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
  world.clock.set('2027-01-05T15:00:00.000Z');
});
afterAll(() => world?.stop());

/** The same request twice: what a client that lost the first answer hears. */
const twice = async (ask: (key: string) => Promise<Response>, key: string) => {
  const [first, again] = [await ask(key), await ask(key)];
  const heard = async (reply: Response) => ({ etag: reply.headers.get('etag'), location: reply.headers.get('location'), body: (await reply.json()) as unknown });
  return { first: await heard(first), again: await heard(again), replayed: [first, again].map((reply) => reply.headers.get('idempotency-replayed')) };
};

test('a replayed answer carries the ETag of the first, so that the next edit can be sent with it', async () => {
  const agency = await openAgency(world);
  const challenge = await openChallenge(world, agency.id);
  await registerFor(world, 'lena', challenge);
  const heard = {
    agency: await twice((key) => world.as('olga').post('/agencies', { name: 'Water', slug: 'water', acronym: 'W', about: '' }, { key }), 'a'),
    draft: await twice((key) => world.as('mara').post('/calls', { agencyId: agency.id, title: 'A plan', from: 'blank' }, { key }), 'b'),
    team: await twice((key) => world.as('lena').post('/teams', { challengeId: challenge.id, name: 'Team lena' }, { key }), 'c'),
    registration: await twice((key) => world.as('rita').post('/registrations', { challengeId: challenge.id, rulesVersion: challenge.rulesVersion, rulesHash: challenge.rulesHash }, { key }), 'd'),
  };
  for (const [what, { first, again, replayed }] of Object.entries(heard)) {
    expect({ what, ...again }).toEqual({ what, ...first });
    expect({ what, etag: first.etag }).toEqual({ what, etag: '"1"' });
    expect({ what, replayed }).toEqual({ what, replayed: [null, 'true'] });
  }
  const { id } = heard.team.first.body as { id: string };
  const renamed = await twice((key) => world.as('lena').put(`/teams/${id}`, { name: 'Permits' }, { key, version: 1 }), 'e');
  expect([renamed.again, renamed.first.etag]).toEqual([renamed.first, '"2"']);
});
