import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { crowdOf } from '../support/crowd.ts';
import { panelIn, scoreAs } from '../support/panel.ts';
import type { Screen, StateOf } from '../support/screens.ts';
import { arrived, openSiteWorld } from '../support/site.ts';
import { plainSound } from '../support/sound.ts';
import { openAgency, openChallenge, type Opened } from '../support/stage.ts';
import { answer } from '../support/world.ts';

/** A manager spends reviews that are left where the marks leave most doubt. Without scripts. */
let site: Awaited<ReturnType<typeof openSiteWorld>>;
let challenge: Opened;
let manager: Page;
let checker: Page;
let judges: string[];
let ids: string[];
const sound = <S extends Screen>(screen: S, state: StateOf<S>) => plainSound(manager, checker, screen, state);
const says = (words: string | RegExp, page = manager) => page.getByText(words).first().waitFor();
const press = (name: string | RegExp) => manager.getByRole('button', { name }).click();
const path = () => `/run/${challenge.id}/progress/further`;
const signIn = async (instant: string) => {
  await manager?.context().close();
  site.world.clock.set(instant);
  manager = await site.signedIn('mara', { javaScriptEnabled: false });
};

beforeAll(async () => {
  site = await openSiteWorld();
  const { world } = site;
  world.clock.set('2027-01-05T15:00:00.000Z');
  challenge = await openChallenge(world, (await openAgency(world)).id);
  ids = (await crowdOf(world, challenge, 8, { sent: true })).map(({ id }) => id);
  judges = await panelIn(world, challenge, 7);
  checker = await site.visitor({ bypassCSP: true });
  await checker.goto('/sign-in');
  await signIn('2027-01-18T15:00:00.000Z');
}, 120_000);
afterAll(() => site?.stop());

test('nothing is spent before entries are assigned, and before the marks say where', async () => {
  const { world } = site;
  await manager.goto(path());
  await says('Nothing is assigned yet.');
  await sound('/run/[call]/progress/further', 'empty');
  const round = await answer<{ id: string; challengeId: string }>(world.as('mara').post(`/assignments/${challenge.id}/publish`));
  await site.settle();
  const mark = (n: number) => (entryId: string) => Math.max(1, Math.min(5, 1 + Math.floor(ids.indexOf(entryId) / 2) + ((n + ids.indexOf(entryId)) % 2)));
  await scoreAs(world, round, judges[0]!, mark(0));
  await site.settle();
  await manager.goto(`/run/${challenge.id}/progress`);
  await manager.getByRole('link', { name: 'Spend further reviews where they decide most' }).click();
  await arrived(manager, 'Further reviews');
  await sound('/run/[call]/progress/further', 'filled');
  await manager.getByLabel('Reviews to spend').fill('a few');
  await press('Work it out');
  await says('Enter a whole number from 1 to 1,000.');
  expect(await manager.getByLabel('Reviews to spend').inputValue()).toBe('a few');
  await sound('/run/[call]/progress/further', 'error');
  await manager.getByLabel('Reviews to spend').fill('4');
  await press('Work it out');
  await says('It is being worked out from the marks so far');
  await site.settle();
  await manager.getByRole('link', { name: 'Look again' }).click();
  await says(/have fewer than 2 reviews yet/);
  expect(await manager.getByRole('status').locator('xpath=..').getByRole('link').evaluateAll((links) => links.map((link) => new URL((link as HTMLAnchorElement).href).pathname))).toEqual([`/run/${challenge.id}/progress`, `/run/${challenge.id}/assign`]);
  await sound('/run/[call]/progress/further', 'error: too few marks');
  for (const [n, judge] of judges.slice(1).entries()) await scoreAs(world, round, judge, mark(n + 1));
  await site.settle();
});

test('the manager sees how many entries and judges it comes to, gives the reviews, and reads nothing of any entry', async () => {
  await manager.goto(path());
  await manager.getByLabel('Reviews to spend').fill('4');
  await press('Work it out');
  await says('It is being worked out from the marks so far');
  await site.settle();
  await manager.getByRole('link', { name: 'Look again' }).click();
  await says('What would be given');
  await says(/^\d+ \(limit \d+\)$/);
  const codes = (await site.world.ports.entries.findMany(ids)).map(({ code }) => code);
  const text = await manager.locator('main').innerText();
  expect([codes.some((code) => text.includes(code)), /\d%|\d\.\d/.test(text)]).toEqual([false, false]);
  await sound('/run/[call]/progress/further', 'filled: proposed');
  await press(/^Give \d further reviews?$/);
  await says('The reviews are being given.');
  await site.settle();
  await manager.getByRole('link', { name: 'Look again' }).click();
  await says(/\d reviews? w(as|ere) given to/);
  await sound('/run/[call]/progress/further', 'filled: given');
});

test('a judge finds one more entry among the others, in the same words', async () => {
  const { evaluations, rounds } = site.world.ports;
  const round = (await rounds.current(challenge.id))!;
  const lists = await Promise.all(judges.map((judge) => evaluations.ofJudge(round.id, judge)));
  const mine = lists.findIndex((list) => list.some(({ state }) => state === 'assigned'));
  const judge = await site.signedIn({ id: judges[mine]!, email: '', name: '' }, { javaScriptEnabled: false });
  await judge.goto(`/judge/${challenge.id}`);
  const text = await judge.locator('main').innerText();
  expect(/further|border|adaptive|added/i.test(text)).toBe(false);
  await signIn('2027-02-12T15:00:00.000Z');
  await manager.goto(path());
  await says('A judge needs at least 24 hours for an entry more. Move the end of judging first.');
  expect(await manager.getByRole('button', { name: 'Work it out' }).count()).toBe(0);
  await sound('/run/[call]/progress/further', 'read-only');
});
