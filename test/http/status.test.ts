import { afterAll, beforeAll, expect, test } from 'vitest';
import { openAgency, openChallenge } from '../support/stage.ts';
import { postOffice } from '../support/letters.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world?.stop());

const states = async () => Object.fromEntries((await answer<{ items: { part: string; state: string }[] }>(world.as().get('/status'))).items.map(({ part, state }) => [part, state]));

test('anybody reads whether something waits too long, and never what', async () => {
  expect(await states()).toEqual({ site: 'ok', jobs: 'ok', letters: 'ok', record: 'ok' });
  const agency = await openAgency(world);
  await openChallenge(world, agency.id);
  expect(await states()).toEqual({ site: 'ok', jobs: 'ok', letters: 'ok', record: 'ok' });
  world.clock.pass(11 * 60_000);
  expect(await states()).toMatchObject({ site: 'ok', jobs: 'late' });
  expect(JSON.stringify(await answer(world.as().get('/status')))).not.toMatch(/chl_|challenge|waiting/);
  await postOffice(world).nudge();
  expect(await states()).toMatchObject({ jobs: 'ok', letters: 'ok' });
  const { mails } = world.ports;
  const { waiting } = mails;
  mails.waiting = () => Promise.reject(new Error('No answer.'));
  expect(await states()).toMatchObject({ letters: 'down', jobs: 'ok' });
  mails.waiting = waiting;
});
