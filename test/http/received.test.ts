import { afterAll, beforeAll, expect, test } from 'vitest';
import { fillEntry, registerFor, sentEntry, startEntry } from '../support/entry.ts';
import { people } from '../support/people.ts';
import { openAgency, openChallenge, type Opened } from '../support/stage.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

let world: World;
let challenge: Opened;
type Started = Awaited<ReturnType<typeof startEntry>>;
let lena: Started;
let rita: Started;
const outsiders = ['lena', 'jana', 'otto', 'olga', 'vera'] as const;

beforeAll(async () => {
  world = await makeWorld();
  world.clock.set('2027-01-05T15:00:00.000Z');
  challenge = await openChallenge(world, (await openAgency(world)).id, { general: { participation: 'approval' } });
  for (const who of ['lena', 'rita', 'tim'] as const) {
    await registerFor(world, who, challenge);
    if (who !== 'tim') await answer(world.as('mara').put(`/registrants/${challenge.id}/${people[who].id}`, { standing: 'approved' }, { version: 1 }));
  }
});
afterAll(() => world?.stop());

test('registrations are listed by standing, and only names are shown', async () => {
  const list = (standing: string) => answer<{ items: { name: string }[] }>(world.as('mara').get(`/registrants/${challenge.id}?standing=${standing}`));
  expect(await list('waiting')).toEqual({
    items: [{ personId: people.tim.id, name: 'Tim Member', organization: '', rulesVersion: 1, acceptedAt: '2027-01-05T15:00:00.000Z', standing: 'waiting', version: 1 }],
  });
  expect((await list('approved')).items.map((row) => row.name).toSorted()).toEqual(['Lena Lead', 'Rita Rival']);
  expect(await list('refused')).toEqual({ items: [] });
});

test('a refusal needs a reason and the version that was read; it can be changed', async () => {
  const decide = (standing: string, reason: string, version: number) => world.as('mara').put(`/registrants/${challenge.id}/${people.tim.id}`, { standing, reason }, { version });
  expect(await answer(decide('refused', '', 1), 422)).toMatchObject({ errors: [{ field: 'reason' }] });
  expect(await answer(decide('refused', 'Not a resident.', 7), 412)).toMatchObject({ code: 'stale' });
  expect(await answer(decide('refused', 'Not a resident.', 1))).toMatchObject({ standing: 'refused', reason: 'Not a resident.', version: 2 });
  expect(await answer(decide('approved', '', 2))).toMatchObject({ standing: 'approved', version: 3 });
});

test('the agency reads what was sent and never a draft', async () => {
  lena = await sentEntry(world, 'lena', challenge);
  rita = await startEntry(world, 'rita', challenge);
  await fillEntry(world, 'rita', rita.entry.id);
  const list = (state: string) => answer<{ items: Record<string, unknown>[] }>(world.as('mara').get(`/received/${challenge.id}?state=${state}`));
  await answer(world.as('lena').put(`/entries/${lena.entry.id}`, { title: 'Not sent', area: 'permits' }, { version: (await world.ports.entries.find(lena.entry.id))!.version }));
  expect((await list('sent')).items).toEqual([
    { id: lena.entry.id, code: lena.entry.code, title: 'Team lena permits', area: 'Permits', teamId: lena.team.id, team: 'Team lena', sentVersion: 1, sentAt: '2027-01-05T15:00:00.000Z' },
  ]);
  expect((await list('draft')).items).toEqual([{ teamId: rita.team.id, id: rita.entry.id, code: rita.entry.code, title: '', area: '', team: 'Team rita', sentVersion: 0 }]);
  const whole = await answer<{ sections: { fields: { id: string; judges: boolean; answer?: unknown }[] }[] }>(world.as('mara').get(`/received/${challenge.id}/${lena.entry.id}`));
  expect(whole).toMatchObject({ code: lena.entry.code, area: 'Permits', members: ['Lena Lead'], sent: { n: 1, team: { name: 'Team lena' } } });
  expect(whole.sections.flatMap((section) => section.fields).find((field) => field.id === 'cost')).toMatchObject({ answer: 1_200_000 });
  const hidden = whole.sections.flatMap((section) => section.fields).filter((field) => !field.judges).map((field) => field.id);
  expect(hidden, 'blind judging hides what can name its makers').toEqual(['repository', 'contract', 'video', 'documents']);
  expect(JSON.stringify(whole)).not.toMatch(/per_|lena@/);
  expect(await answer(world.as('mara').get(`/received/${challenge.id}/${rita.entry.id}`), 404)).toMatchObject({ code: 'not-found' });
});

test('to everybody but the challenge’s manager, the lists are not there', async () => {
  for (const who of outsiders) {
    for (const path of [`/received/${challenge.id}`, `/received/${challenge.id}/${lena.entry.id}`, `/registrants/${challenge.id}`, `/judges/${challenge.id}/conflicts`]) {
      expect(await answer(world.as(who).get(path), 404), `${who} ${path}`).toMatchObject({ code: 'not-found' });
    }
  }
  expect(await answer(world.as('paul').get(`/received/${challenge.id}`), 403)).toMatchObject({ code: 'forbidden' });
});

test('a withdrawn entry is listed as withdrawn and no longer read', async () => {
  await answer(world.as('lena').post(`/entries/${lena.entry.id}/withdraw`));
  expect(await answer<{ items: object[] }>(world.as('mara').get(`/received/${challenge.id}?state=withdrawn`))).toMatchObject({ items: [{ code: lena.entry.code, withdrawnAt: '2027-01-05T15:00:00.000Z' }] });
  expect(await answer(world.as('mara').get(`/received/${challenge.id}/${lena.entry.id}`), 404)).toMatchObject({ code: 'not-found' });
});
