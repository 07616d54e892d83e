import { afterAll, beforeAll, expect, test } from 'vitest';
import { registerFor, startEntry } from '../support/entry.ts';
import { tokenIn } from '../support/judging.ts';
import { people } from '../support/people.ts';
import { openAgency, openChallenge } from '../support/stage.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => { world = await makeWorld(); });
afterAll(() => world?.stop());

test('a team has as many members as the challenge allows: one too many neither joins nor is invited, and who leaves makes room', async () => {
  world.clock.set('2027-01-05T15:00:00.000Z');
  const challenge = await openChallenge(world, (await openAgency(world)).id, { rules: { teamSize: 2 } });
  const { team } = await startEntry(world, 'lena', challenge);
  for (const who of ['tim', 'rita'] as const) await registerFor(world, who, challenge);
  const invite = (status: number) => answer<{ link: string; detail: string }>(world.as('lena').post(`/teams/${team.id}/invitations`, {}), status);
  const [first, second] = [await invite(201), await invite(201)].map(({ link }) => `/team-invitations/${tokenIn(link)}/accept`) as [string, string];
  await answer(world.as('tim').post(first));
  expect(await answer(world.as('rita').post(second), 409)).toMatchObject({ code: 'limit', detail: 'Team lena is full: it has 2 members.' });
  expect(await invite(409)).toMatchObject({ code: 'limit', detail: 'A team has at most 2 members here.' });
  expect((await world.ports.teams.members(team.id)).map(({ personId }) => personId).toSorted()).toEqual([people.lena.id, people.tim.id].toSorted());
  await answer(world.as('tim').post(`/teams/${team.id}/members/${people.tim.id}/remove`));
  await answer(world.as('rita').post(second));
});
