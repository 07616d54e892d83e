import { afterAll, beforeAll, expect, test } from 'vitest';
import { startEntry } from '../support/entry.ts';
import { openAgency, openChallenge } from '../support/stage.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => { world = await makeWorld(); });
afterAll(() => world?.stop());

type Told = { errors: { field: string; message: string }[] };

test('a refused answer is told in words for people, where its schema has none of its own', async () => {
  const told = await answer<Told>(world.as('olga').post('/agencies', { name: 'X', slug: 'Not a slug', acronym: 'A'.repeat(21) }), 422);
  expect(told.errors).toEqual([
    { field: 'name', message: 'Enter at least 2 characters.' },
    { field: 'acronym', message: 'Shorten this to 20 characters.' },
    { field: 'slug', message: 'Use 2 to 80 small letters, digits and dashes, such as city-records.' },
  ]);
  const token = await answer<Told>(world.as('vera').post('/tokens', { name: 'T', scopes: ['everything'], days: 31 }), 422);
  expect(token.errors[0]!.message).toBe('Choose one of: challenges:read, challenges:write, entries:read, entries:write, judging:read, judging:write, accounts:read, atlas:read, atlas:write, community:read, community:write, library:read, library:write.');
  const missing = await answer<Told>(world.as('vera').post('/tokens', { scopes: ['entries:read'], days: 30 }), 422);
  expect(missing.errors).toEqual([{ field: 'name', message: 'This is missing.' }]);
});

test('what no schema has words for is still a whole sentence', async () => {
  const challenge = await openChallenge(world, (await openAgency(world)).id);
  const { entry } = await startEntry(world, 'lena', challenge);
  const told = await answer<Told>(world.as('lena').put(`/entries/${entry.id}/drafts/summary`, { answers: { pitch: { video: 1 } } }, { version: 0 }), 422);
  expect(told.errors).toEqual([{ field: 'answers.pitch', message: 'This has a form that is not taken here.' }]);
});

test('a refusal is titled by what is wrong', async () => {
  for (const wrong of ['1e400', '51k', '-1', '5.50', '5,1000', 'much', '9'.repeat(13)]) {
    const told = await answer<Told>(world.as().get(`/challenges?prize_min=${wrong}`), 422);
    expect({ wrong, errors: told.errors }).toEqual({ wrong, errors: [{ field: 'prize_min', message: 'Give whole dollars, such as 5000 or $5,000.' }] });
  }
  const name = { name: 'Lena' };
  expect(await answer(world.as('lena').patch('/me', name, { version: 1, headers: { origin: 'https://elsewhere.example' } }), 403)).toMatchObject({ title: 'Sent from another site', code: 'cross-site' });
  expect(await answer(world.as('lena').post('/tokens', { name: 'T', scopes: ['entries:read'], days: 30 }, { headers: { 'idempotency-key': '' } }), 428)).toMatchObject({ title: 'Idempotency-Key missing', code: 'key-missing' });
  expect(await answer(world.as('lena').post('/tokens', { name: 'T', scopes: ['entries:read'], days: 30 }, { headers: { 'idempotency-key': 'k'.repeat(201) } }), 422))
    .toMatchObject({ title: 'Idempotency-Key too long', code: 'key-too-long', detail: 'This Idempotency-Key has 201 characters. Use at most 200.' });
  expect(await answer(world.as('lena').patch('/me', name, { headers: { 'if-match': '*' } }), 428))
    .toMatchObject({ title: 'A version is needed', code: 'version-missing', detail: 'If-Match: * is not taken, because it would write over what you have not read. Send the ETag you read, such as "3".' });
  expect((await answer<Told>(world.as('lena').patch('/me', { name: 7, shortcuts: 'no' }, { version: 1 }), 422)).errors).toEqual([{ field: 'name', message: 'Give a text.' }, { field: 'shortcuts', message: 'Give true or false.' }]);
});
