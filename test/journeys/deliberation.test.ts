import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { crowdOf } from '../support/crowd.ts';
import { panelIn, scoreAs } from '../support/panel.ts';
import type { Screen, StateOf } from '../support/screens.ts';
import { rowsIn } from '../support/results.ts';
import { arrived, openSiteWorld } from '../support/site.ts';
import { plainSound } from '../support/sound.ts';
import { openAgency, openChallenge, type Opened } from '../support/stage.ts';
import { answer } from '../support/world.ts';

/** The scores leave three entries open: judges weigh them against each other, and the manager decides by that and by the scores. Without scripts. */
let site: Awaited<ReturnType<typeof openSiteWorld>>;
let challenge: Opened;
let judges: string[];
let manager: Page;
let checker: Page;
let room: string;
let codes: string[];
const sound = <S extends Screen>(page: Page, screen: S, state: StateOf<S>) => plainSound(page, checker, screen, state);
const says = (page: Page, words: string | RegExp) => page.getByText(words).first().waitFor();
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click();
const judgeAt = async (n: number) => site.signedIn({ id: judges[n]!, email: '', name: '' }, { javaScriptEnabled: false });
const moveTo = async (instant: string) => {
  await manager?.context().close();
  site.world.clock.set(instant);
  manager = await site.signedIn('mara', { javaScriptEnabled: false });
};
/** The last of the set is stronger in every pair. */
const answerAll = async (page: Page) => {
  for (const group of await page.locator('fieldset').all()) {
    const shown = (await group.locator('legend').innerText()).split(' or ');
    const best = shown.toSorted((a, b) => codes.indexOf(b) - codes.indexOf(a))[0]!;
    await group.getByRole('radio', { name: best }).check();
  }
};

beforeAll(async () => {
  site = await openSiteWorld();
  const { world } = site;
  world.clock.set('2027-01-05T15:00:00.000Z');
  challenge = await openChallenge(world, (await openAgency(world)).id);
  const entries = await crowdOf(world, challenge, 5, { sent: true });
  codes = entries.map(({ code }) => code);
  judges = await panelIn(world, challenge, 4);
  world.clock.set('2027-01-18T15:00:00.000Z');
  const round = await answer<{ id: string; challengeId: string }>(world.as('mara').post(`/assignments/${challenge.id}/publish`));
  await site.settle();
  const at = (entryId: string) => entries.findIndex(({ id }) => id === entryId);
  for (const [n, judge] of judges.entries()) await scoreAs(world, round, judge, (entryId) => (at(entryId) < 3 ? 3 : 1) + ((n + at(entryId)) % 2));
  checker = await site.visitor({ bypassCSP: true });
  await checker.goto('/sign-in');
  await moveTo('2027-01-19T15:00:00.000Z');
}, 120_000);
afterAll(() => site?.stop());

test('a manager opens a room for what the scores leave open', async () => {
  await manager.goto(`/run/${challenge.id}/deliberate`);
  await says(manager, 'There is nothing to weigh yet.');
  await says(manager, 'The round closes Friday, February 12, 2027, 5:00 p.m. Eastern.');
  await sound(manager, '/run/[call]/deliberate', 'empty');
  await moveTo('2027-02-12T22:01:00.000Z');
  await answer(site.world.as('mara').post(`/results/${challenge.id}/score`));
  await site.settle();
  await manager.goto(`/run/${challenge.id}/results`);
  await manager.getByRole('link', { name: 'Deliberation' }).click();
  await arrived(manager, 'Deliberation');
  // how many the scores leave open depends on which judges the draw gave them
  for (const [n, code] of codes.entries()) await manager.getByRole('checkbox', { name: code }).setChecked(n < 3);
  const chosen = manager.locator('input[name=entry]:checked');
  await press(manager, 'Open the room');
  await says(manager, 'Ask the judges something they can answer.');
  expect(await chosen.count()).toBe(3);
  await sound(manager, '/run/[call]/deliberate', 'error');
  await manager.getByLabel('What the judges are asked').fill('Which of these three would help more people?');
  await manager.getByLabel('The room closes, Eastern time').fill('2027-02-20T17:00');
  await press(manager, 'Open the room');
  await arrived(manager, 'Deliberation room');
  await says(manager, 'The room is open. Its judges get a letter.');
  room = new URL(manager.url()).pathname.split('/').at(-1)!;
  codes = await manager.locator('tbody th code').allInnerTexts();
  await sound(manager, '/run/[call]/deliberate/[room]', 'filled');
  await site.settle();
});

test('judges find it, read the entries, write under made-up names, and answer every pair', async () => {
  const page = await judgeAt(0);
  await page.goto('/judge');
  await says(page, 'Weigh entries against each other.');
  expect(await page.getByRole('heading', { name: 'Finished' }).count()).toBe(0);
  await sound(page, '/judge', 'filled: asked to deliberate');
  await page.goto(`/judge/${challenge.id}`);
  await says(page, 'The agency asks you to weigh entries against each other.');
  await sound(page, '/judge/[challenge]', 'filled: asked to deliberate');
  await page.getByRole('navigation', { name: 'Judging of this challenge' }).getByRole('link', { name: 'Deliberation room' }).click();
  await arrived(page, 'Deliberation room');
  await page.locator('tbody th a').first().click();
  await says(page, 'names hidden');
  await sound(page, '/judge/[challenge]/rooms/[room]/[entry]', 'filled');
  await page.locator('main > p').getByRole('link', { name: 'Deliberation room' }).click();
  await arrived(page, 'Deliberation room');
  await says(page, 'Nobody has written yet.');
  await sound(page, '/judge/[challenge]/rooms/[room]', 'filled');
  await page.locator('fieldset').first().getByRole('radio').first().check();
  await press(page, 'Save your answers');
  await page.getByRole('link', { name: /^Answer \w+ and \w+, or choose no preference\.$/ }).first().waitFor();
  expect(await page.locator('fieldset input:checked').count()).toBe(1);
  await sound(page, '/judge/[challenge]/rooms/[room]', 'error');
  await answerAll(page);
  await press(page, 'Save your answers');
  await says(page, 'Your answers are in.');
  expect(await page.locator('fieldset input:checked').count()).toBe(3);
  await page.getByText('Ask somebody by letter').click();
  await page.getByRole('checkbox').first().check();
  await page.getByLabel('Write to the other judges').fill('The first one runs already.\nThe others are sketches.');
  await press(page, 'Write it');
  await says(page, 'Written. The other judges in this room can read it.');
  await says(page, /^To Judge [A-D]$/);
  await sound(page, '/judge/[challenge]/rooms/[room]', 'filled: written');
  expect(await page.locator('main').innerText()).not.toMatch(/Judge \d|Stranger|Team \d/);
  await page.getByLabel('Write to the other judges').fill('I take that back.');
  await press(page, 'Write it');
  await says(page, 'I take that back.');
  await page.getByRole('button', { name: 'Take it back' }).first().click();
  await says(page, 'Taken back. The thread says so.');
  expect(await page.getByText('I take that back.').count()).toBe(0);
  let called = 0;
  for (const n of [1, 2, 3]) {
    const other = await judgeAt(n);
    await other.goto(`/judge/${challenge.id}/rooms/${room}`);
    await says(other, 'The first one runs already.');
    called += await other.getByText(/^To you \(Judge [A-D]\)$/).count();
    if (n === 3) continue;
    await answerAll(other);
    await press(other, 'Save your answers');
    await says(other, 'Your answers are in.');
  }
  expect(called).toBe(1);
});

test('a half-written message and answers not sent yet outlast each other, refusals and a lost connection', async () => {
  const page = await site.signedIn({ id: judges[3]!, email: '', name: '' });
  await page.goto(`/judge/${challenge.id}/rooms/${room}`);
  const message = page.getByLabel('Write to the other judges');
  const chosen = page.locator('fieldset input[type=radio]:checked');
  await message.fill('Half a message');
  await page.getByText('Ask somebody by letter').click();
  await page.getByRole('checkbox').first().check();
  await page.locator('fieldset').first().getByRole('radio').first().check();
  await press(page, 'Save your answers');
  await page.getByRole('alert').waitFor();
  expect([await message.inputValue(), await page.getByRole('checkbox').first().isChecked(), await chosen.count()]).toEqual(['Half a message', true, 1]);
  await page.context().setOffline(true);
  await press(page, 'Write it');
  await says(page, 'Not sent: you are offline. Press again when you are connected.');
  expect(await message.inputValue()).toBe('Half a message');
  await page.context().setOffline(false);
  await press(page, 'Write it');
  await says(page, 'Written. The other judges in this room can read it.');
  expect([await message.inputValue(), await chosen.count(), await page.getByText('Not sent').count()]).toEqual(['', 1, 0]);
  await message.fill('A second half');
  await answerAll(page);
  await press(page, 'Save your answers');
  await says(page, 'Your answers are in.');
  expect([await message.inputValue(), await chosen.count()]).toEqual(['A second half', 3]);
  await page.locator('fieldset').first().getByRole('radio', { name: 'No preference' }).check();
  await press(page, 'Save your answers');
  await page.waitForFunction(() => document.activeElement === document.body);
  await page.reload();
  expect(await page.locator('fieldset').first().getByRole('radio', { name: 'No preference' }).isChecked()).toBe(true);
  await page.context().close();
});

test('the manager closes it early, sees what the judges found, and writes minutes, which the public reads', async () => {
  await manager.goto(`/run/${challenge.id}/deliberate/${room}`);
  await says(manager, 'The first one runs already.');
  await press(manager, 'Close the room now');
  await says(manager, 'Say why.');
  await sound(manager, '/run/[call]/deliberate/[room]', 'error');
  await manager.getByLabel('Reason, shown to the judges').fill('All have answered.');
  await press(manager, 'Close the room now');
  await says(manager, 'before its time: All have answered.');
  expect(await manager.locator('table').nth(1).locator('tbody th code').allInnerTexts()).toEqual(codes.toReversed());
  expect(await manager.locator('table').nth(1).locator('tbody th').first().innerText()).toMatch(/^Permits of team \d \w{6}$/);
  await sound(manager, '/run/[call]/deliberate/[room]', 'filled: over');
  const judge = await judgeAt(0);
  await judge.goto(`/judge/${challenge.id}/rooms/${room}`);
  await says(judge, 'What the judges found together');
  await sound(judge, '/judge/[challenge]/rooms/[room]', 'read-only');
  await manager.getByLabel('What was weighed, and why').fill('All three run. The last reaches more people.');
  await press(manager, 'Save the minutes');
  await says(manager, 'The minutes are saved.');
  await manager.goto(`/run/${challenge.id}/deliberate`);
  await says(manager, '4 judges answered');
  await sound(manager, '/run/[call]/deliberate', 'filled');
  for (const part of ['results', 'decide']) {
    await manager.goto(`/run/${challenge.id}/${part}`);
    await says(manager, 'Deliberation: place 1 of 3');
  }
  const rows = await rowsIn<{ entryId: string; code: string }>(site.world.as('mara'), challenge.id);
  for (const { entryId, code } of rows) await answer(site.world.as('mara').post(`/results/${challenge.id}/decisions`, { entryId, outcome: code === codes.at(-1) ? 'winner' : 'not-selected', prizeId: 'grand', reason: 'As the judges weighed it.', feedback: '' }, { version: 0 }));
  await answer(site.world.as('mara').post(`/results/${challenge.id}/apply`));
  await manager.goto(`/run/${challenge.id}/deliberate/${room}`);
  await says(manager, 'All three run. The last reaches more people.');
  await sound(manager, '/run/[call]/deliberate/[room]', 'read-only');
  await manager.goto(`/run/${challenge.id}/deliberate`);
  expect(await manager.getByRole('button', { name: 'Open the room' }).count()).toBe(0);
  await sound(manager, '/run/[call]/deliberate', 'read-only');
  await answer(site.world.as('mara').post(`/results/${challenge.id}/publish`));
  const visitor = await site.visitor();
  await visitor.goto(`/challenges/${challenge.slug}/results`);
  await says(visitor, 'All three run. The last reaches more people.');
  await says(visitor, 'No score was changed by it.');
});
