import { afterAll, beforeAll, expect, test } from 'vitest';
import { readyConditions } from '../../functions/domain/eligibility/ready-conditions.ts';

import { settle } from '../support/awarding.ts';
import { fillEntry, sendEntry } from '../support/entry.ts';
import { tokenIn } from '../support/judging.ts';
import { people } from '../support/people.ts';
import { openAgency, openChallenge, saveSection, type Opened } from '../support/stage.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

type Stated = { standing: string; version: number; questions: { id: string }[]; answers: Record<string, unknown>; findings: { words: string; met?: boolean }[] };
let world: World;
let challenge: Opened;
const own = { age: 'of-age', residence: 'yes' };
const register = (who: 'lena' | 'tim' | 'rita', answers: object | undefined, status = 201) =>
  answer<{ errors: { field: string; message: string }[]; detail: string }>(world.as(who).post('/registrations', { challengeId: challenge.id, rulesVersion: challenge.rulesVersion, rulesHash: challenge.rulesHash, answers }), status);
const ofEntry = (who: 'lena' | 'tim', entry: string) => answer<{ entry: Stated; members: { name: string; standing: string }[] }>(world.as(who).get(`/entries/${entry}/eligibility`));
const stateEntry = (entry: string, answers: object, version: number, status = 200) => answer<Stated>(world.as('lena').put(`/entries/${entry}/eligibility`, { answers }, { version }), status);

beforeAll(async () => {
  world = await makeWorld();
  const agency = await openAgency(world);
  challenge = await openChallenge(world, agency.id, { rules: { conditions: readyConditions.bigapps } });
});
afterAll(() => world?.stop());

test('whoever registers answers each question, is told at once which condition they do not meet, and nothing is kept of it', async () => {
  expect((await register('lena', undefined, 422)).errors.map(({ field }) => field)).toEqual(['conditions.age', 'conditions.residence']);
  expect((await register('lena', { age: 'under', residence: 'yes' }, 422)).errors).toEqual([
    { field: 'conditions.age', message: 'You cannot enter: the rules ask you to be 13 or older; under 18 with the consent of a parent or guardian.' },
  ]);
  expect(await answer<Stated>(world.as('lena').get(`/registrations/${challenge.id}/eligibility`))).toMatchObject({ standing: 'unanswered', version: 0, answers: {} });
  expect(await world.ports.attestations.ofPerson(people.lena.id)).toEqual([]);
  await register('lena', own);
  expect(await answer<Stated>(world.as('lena').get(`/registrations/${challenge.id}/eligibility`))).toMatchObject({ standing: 'eligible', version: 1, answers: own });
});

test('an entry is sent once the team has answered, each member is eligible, and what is entered is', async () => {
  const team = await answer<{ id: string }>(world.as('lena').post('/teams', { challengeId: challenge.id, name: 'Harbor' }), 201);
  const entry = await answer<{ id: string }>(world.as('lena').post('/entries', { teamId: team.id, title: 'Harbor permits', area: 'permits' }), 201);
  await fillEntry(world, 'lena', entry.id);
  await register('tim', { age: 'consent', residence: 'yes' });
  const { link } = await answer<{ link: string }>(world.as('lena').post(`/teams/${team.id}/invitations`, {}), 201);
  await answer(world.as('tim').post(`/team-invitations/${tokenIn(link)}/accept`));
  const faults = async () => (await answer<{ faults: { field: string; message: string }[] }>(world.as('lena').get(`/entries/${entry.id}/check`))).faults.filter(({ field }) => field === 'eligibility').map(({ message }) => message);
  expect(await faults()).toEqual(['Answer who can enter: some questions about the entry are open.']);
  await stateEntry(entry.id, { funding: 500_000_01, market: 3 }, 0);
  expect(await faults()).toEqual(['The entry does not meet the rules: At most $500,000 was raised for what is entered in the last 12 months.']);
  await stateEntry(entry.id, { funding: 1 }, 0, 412);
  await stateEntry(entry.id, { funding: 500_000_00, market: 3 }, 1);
  await answer(world.as('tim').put(`/registrations/${challenge.id}/eligibility`, { answers: { age: 'of-age', residence: 'no' } }, { version: 1 }));
  expect(await faults()).toEqual([`${people.tim.name} does not meet the rules of who can enter. ${people.tim.name} sees why; the team cannot send while they are a member.`]);
  const { entry: { version } } = await answer<{ entry: { version: number } }>(world.as('lena').get(`/entries/${entry.id}`));
  await answer(world.as('lena').post(`/entries/${entry.id}/send`, undefined, { version }), 422);
  const seen = await ofEntry('lena', entry.id);
  expect(seen.members.map(({ name, standing }) => [name, standing])).toEqual([[people.lena.name, 'eligible'], [people.tim.name, 'ineligible']]);
  expect(JSON.stringify(seen.members)).not.toMatch(/residence|no"/);
  await answer(world.as('tim').put(`/registrations/${challenge.id}/eligibility`, { answers: own }, { version: 2 }));
  await sendEntry(world, 'lena', entry.id);
  const told = await answer<{ standing: string; subjects: { kind: string; name: string; stated: Stated }[] }>(world.as('mara').get(`/received/${challenge.id}/${entry.id}/eligibility`));
  expect([told.standing, told.subjects.map(({ kind, name }) => `${kind} ${name}`.trim())]).toEqual(['eligible', ['entry', `person ${people.lena.name}`, `person ${people.tim.name}`]]);
  const { items } = await answer<{ items: { kind: string; refs: object }[] }>(world.as('mara').get(`/acts?about=${challenge.id}`));
  expect(items).toContainEqual(expect.objectContaining({ kind: 'private.looked-at', refs: { entry: entry.id, what: 'eligibility' } }));
  await answer(world.as('rita').get(`/entries/${entry.id}/eligibility`), 404);
});

test('when the rules ask something new, the old answers stand, the new question is open, and Send says whose', async () => {
  const [{ id }] = (await answer<{ teams: { entries: { id: string }[] }[] }>(world.as('lena').get(`/entries?challengeId=${challenge.id}`))).teams[0]!.entries as [{ id: string }];
  await saveSection(world, challenge.id, 'rules', { conditions: [...readyConditions.bigapps, { id: 'debarred', kind: 'statement', effect: 'enter', words: 'I am not debarred.' }] });
  const { version } = await answer<{ version: number }>(world.as('mara').get(`/calls/${challenge.id}`));
  await answer(world.as('mara').post(`/calls/${challenge.id}/correct`, { reason: 'Nobody who is debarred can win.' }, { version }));
  expect(await answer<Stated>(world.as('lena').get(`/registrations/${challenge.id}/eligibility`))).toMatchObject({ standing: 'unanswered', answers: own });
  const { faults } = await answer<{ faults: { message: string }[] }>(world.as('lena').get(`/entries/${id}/check`));
  expect(faults.map(({ message }) => message)).toEqual([people.lena, people.tim].map(({ name }) => `${name} has yet to answer who can enter.`));
});

test('what somebody stated is theirs to export, and goes with the account', async () => {
  await register('rita', { ...own, debarred: 'yes' }, 412);
  const record = await answer<{ eligibility: { answers: { asked: string; answer: unknown }[] }[] }>(world.as('tim').get('/me/export'));
  expect(record.eligibility[0]!.answers).toContainEqual({ asked: 'How old are you? / 18 or older / 13 to 17, and a parent or guardian agrees / 13 to 17, without a parent or guardian who agrees / Under 13', answer: 'of-age' });
  await answer(world.as('tim').post('/me/closing', { confirmation: people.tim.email }));
  await settle(world);
  expect(await world.ports.attestations.find(challenge.id, people.tim.id)).toBeUndefined();
});
