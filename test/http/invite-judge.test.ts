import { afterAll, beforeAll, expect, test } from 'vitest';
import { isFromAddress } from '../../functions/domain/words/email-address.ts';
import { startEntry } from '../support/entry.ts';
import { linkTo, throughGate, tokenIn } from '../support/judging.ts';
import { people } from '../support/people.ts';
import { plantChallenge } from '../support/planted.ts';
import { joinStrangers } from '../support/strangers.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

let world: World;
let planted: Awaited<ReturnType<typeof plantChallenge>>;
type Report = { invited: string[]; already: string[]; judging: string[]; entering: string[] };
const invite = (email: string, name = '') => answer<Report>(world.as('mara').post(`/judges/${planted.challenge.id}/invitations`, { judges: [{ email, name }] }), 201);
const check = async (list: string) => (await answer<{ lines: { faults: string[] }[] }>(world.as('mara').post(`/judges/${planted.challenge.id}/invitations/check`, { list }))).lines.map(({ faults }) => faults);
const letterTo = async (email: string) => {
  const found = (await world.ports.mails.all()).items.find(({ to, template }) => to === email && template === 'judge-invitation');
  return found && (await world.ports.mails.find(found.id));
};

beforeAll(async () => {
  world = await makeWorld();
  planted = await plantChallenge(world);
});
afterAll(() => world?.stop());

test('whoever is in a team of the challenge gets no letter, and whoever judges already is called so', async () => {
  expect(await invite(people.lena.email)).toMatchObject({ invited: [], already: [], entering: [people.lena.email] });
  expect(await letterTo(people.lena.email)).toBeUndefined();
  expect(await invite(people.jana.email)).toMatchObject({ invited: [], already: [people.jana.email], judging: [people.jana.email], entering: [] });
  expect(await check(`${people.lena.email}\n${people.jana.email}\nnew@example.org`)).toEqual([['This person is in a team of this challenge, and can’t judge it.'], ['This person already judges this challenge.'], []]);
});

test('the letter names who asks, whom to ask back, and the effort', async () => {
  await invite('judy@bench.example', 'Judy Bench');
  expect((await letterTo('judy@bench.example'))!.text).toMatch(/Mara Manager of .* asks you to judge entries[\s\S]*It takes up to .* an entry, for at most \d+ entries\.[\s\S]*Questions go to \S+@\S+\./);
});

test('the name of the invitation stays where the account has none but its address’s', async () => {
  expect(['Judy', 'judy.bench', 'Judy Bench', 'J. Bench', 'Ada'].map((name) => isFromAddress({ name, email: 'judy.bench@example.org' }))).toEqual([true, true, false, false, false]);
  const [judy] = await joinStrangers(world, [{ email: 'judy@bench.example', name: 'judy' }]);
  await throughGate(world, planted.challenge, judy!);
  const { items } = await answer<{ items: { personId: string; name: string }[] }>(world.as('mara').get(`/judges/${planted.challenge.id}`));
  expect(items.find(({ personId }) => personId === judy!.id)?.name).toBe('Judy Bench');
});

test('whoever entered since they were invited reads that, before they press anything', async () => {
  const [late] = await joinStrangers(world, [{ email: 'late@bench.example', name: 'Late Comer' }]);
  await invite('late@bench.example');
  const token = tokenIn(await linkTo(world, 'late@bench.example'));
  const enters = async () => (await answer<{ enters: boolean }>(world.as(late).get(`/judge-invitations/${token}`))).enters;
  expect(await enters()).toBe(false);
  await startEntry(world, late!, planted.challenge, 'Latecomers');
  expect(await enters()).toBe(true);
});
