import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { crowdOf } from '../support/crowd.ts';
import { outOfOrder } from '../support/expo.ts';
import { workOut } from '../support/judging.ts';
import { panelIn, scoreAs } from '../support/panel.ts';
import type { Screen, StateOf } from '../support/screens.ts';
import { arrived, openSiteWorld } from '../support/site.ts';
import { plainSound } from '../support/sound.ts';
import { openAgency, openChallenge, type Opened } from '../support/stage.ts';
import { answer } from '../support/world.ts';

/** Eight judges go from table to table at once; a small day beside it shows what happens to one. Without scripts, but for one judge who uses the keys. */
let site: Awaited<ReturnType<typeof openSiteWorld>>;
let large: Opened;
let small: Opened;
let codes: string[];
let judges: string[];
let alone: string;
let manager: Page;
let checker: Page;
const [tables, entriesOpen, entriesClosed] = [8, '2027-01-05T15:00:00.000Z', '2027-01-18T15:00:00.000Z'];
const sound = <S extends Screen>(page: Page, screen: S, state: StateOf<S>) => plainSound(page, checker, screen, state);
const says = (page: Page, words: string | RegExp) => page.getByText(words).first().waitFor();
/** Pressed, and the next document is there. */
const press = async (page: Page, name: string | RegExp) => {
  const next = page.waitForEvent('domcontentloaded');
  await page.getByRole('button', { name }).click();
  await next;
};
const begin = async () => {
  await manager.getByLabel('I have read this. Begin it all the same').check();
  await press(manager, 'Begin the demo day');
  await says(manager, 'The demo day has begun.');
};
const judgeAt = async (id: string, challenge: Opened, scripts = false) => {
  const page = await site.signedIn({ id, email: '', name: '' }, { javaScriptEnabled: scripts });
  await page.goto(`/judge/${challenge.id}/demo-day`);
  return page;
};

beforeAll(async () => {
  site = await openSiteWorld();
  const { world } = site;
  world.clock.set(entriesOpen);
  const agency = await openAgency(world);
  large = await openChallenge(world, agency.id);
  small = await openChallenge(world, agency.id, { judging: { reviewsPerEntry: 1, quorum: 1 } });
  codes = (await crowdOf(world, large, tables, { sent: true })).map(({ code }) => code);
  await crowdOf(world, small, 2, { sent: true });
  judges = await panelIn(world, large, 8);
  [alone = ''] = await panelIn(world, small, 1, 8);
  manager = await site.signedIn('mara', { javaScriptEnabled: false });
  checker = await site.visitor({ bypassCSP: true });
  await checker.goto('/sign-in');
}, 120_000);
afterAll(() => site?.stop());

test('a manager plans a demo day once entries are closed, and nothing typed is lost', async () => {
  await manager.goto(`/run/${large.id}/demo-day`);
  await says(manager, 'No demo day can be planned now.');
  await sound(manager, '/run/[call]/demo-day', 'empty');
  await manager.context().close();
  site.world.clock.set(entriesClosed);
  manager = await site.signedIn('mara', { javaScriptEnabled: false });
  await manager.goto(`/run/${large.id}/results`);
  await manager.getByRole('link', { name: 'Demo day' }).click();
  await arrived(manager, 'Demo day');
  await says(manager, 'This ends anonymity for the entries that take part.');
  const numbers = manager.locator('input[name^=table-]');
  await numbers.nth(0).fill('7');
  await manager.getByLabel('Minutes a visit').fill('0');
  await press(manager, 'Save the plan');
  await says(manager, 'Give a whole number of minutes from 1 to 60.');
  expect(await numbers.nth(0).inputValue()).toBe('7');
  await manager.getByLabel('Minutes a visit').fill('5');
  await press(manager, 'Save the plan');
  await says(manager, 'Two entries stand at table 7. Give each a number of its own.');
  await sound(manager, '/run/[call]/demo-day', 'error');
  await numbers.nth(0).fill('1');
  await manager.getByLabel('How many places at the top matter').fill('2');
  await press(manager, 'Save the plan');
  await says(manager, 'The plan is saved.');
  await sound(manager, '/run/[call]/demo-day', 'filled: planned');
  const page = await judgeAt(judges[0]!, large);
  await says(page, 'The demo day has not begun.');
  await page.goto(`/judge/${large.id}/orientation`);
  await says(page, 'At the demo day you meet teams by name.');
  await page.goto(`/judge/${large.id}/demo-day`);
  await sound(page, '/judge/[challenge]/demo-day', 'empty');
  await page.context().close();
  await says(manager, 'Beginning it cannot be undone.');
  await says(manager, '8 judges and 8 teams get a letter at once.');
  await press(manager, 'Begin the demo day');
  await says(manager, 'Say that you have read what beginning it does.');
  await sound(manager, '/run/[call]/demo-day', 'error: beginning unread');
  await begin();
});

/** Titles end in the team's number, and the lower one is stronger. */
const numberIn = (words: string) => Number(/team (\d+)/.exec(words)?.[1]);
const strongerOf = async (page: Page): Promise<1 | 3> => {
  const [before, now] = await page.locator('.scale label strong').allInnerTexts();
  return numberIn(before!) < numberIn(now!) ? 1 : 3;
};

/** One press at whatever the page offers; answers whether the judge is done. */
const step = async (page: Page): Promise<boolean> => {
  if (await page.getByText('You have seen everything there is.').isVisible()) return true;
  const [first, scale] = [page.getByRole('button', { name: 'I have seen it' }), page.locator('.scale')];
  if (await first.isVisible()) await press(page, 'I have seen it');
  else if (await scale.isVisible()) {
    await scale.locator(`input[value="${await strongerOf(page)}"]`).check();
    await press(page, 'Save and go on');
  } else {
    if (await page.getByText('No table is free for you right now.').isVisible()) await new Promise((wait) => { setTimeout(wait, 300); });
    await press(page, /^(Send me to a table|Ask for the next table)$/);
  }
  return false;
};

/** The same by keys alone, with scripts: no document is loaded, and what comes next stands in its place. */
const stepByKeys = async (page: Page): Promise<boolean> => {
  if (await page.getByText('You have seen everything there is.').isVisible()) return true;
  const before = await page.locator('input[name="_key"]').first().inputValue();
  const next = page.waitForFunction((key) => document.querySelector<HTMLInputElement>('input[name="_key"]')?.value !== key, before);
  if (!(await page.locator('.scale').isVisible())) {
    if (await page.getByText('No table is free for you right now.').isVisible()) await new Promise((wait) => { setTimeout(wait, 300); });
    await page.getByRole('button', { name: /^(I have seen it|Send me to a table|Ask for the next table)$/ }).click();
    await next;
    return false;
  }
  await page.locator('.scale input').first().focus();
  await page.keyboard.press(String(await strongerOf(page)));
  await page.keyboard.press('Control+Enter');
  await next;
  return false;
};

const walkTo = async (page: Page, by: typeof step): Promise<void> => {
  for (let presses = 0; presses < 60; presses++) if (await by(page)) return;
  throw new Error(`not done after 60 presses: ${await page.locator('main').innerText()}`);
};

test('eight judges at once see every table, nobody beside another, and the manager sees the order after the end', async () => {
  const pages = await Promise.all(judges.map((id, n) => judgeAt(id, large, n === 7)));
  await Promise.all(pages.map((page, n) => (n === 7 ? stepByKeys : step)(page)));
  const sent = await Promise.all(pages.map((page) => page.getByRole('heading', { level: 2 }).first().innerText()));
  expect(new Set(sent).size).toBe(8);
  expect(sent[0]).toMatch(/^Go to table [1-8]: Permits of team [0-7]$/);
  await manager.goto(`/run/${large.id}/demo-day`);
  await says(manager, '0 visits done; no table was seen yet.');
  expect(await manager.getByRole('button', { name: /^Free/ }).count()).toBe(8);
  expect(await manager.locator('main').innerText()).not.toMatch(/Place|Wins/);
  await sound(manager, '/run/[call]/demo-day', 'filled: under way');
  await Promise.all(pages.map((page, n) => walkTo(page, n === 7 ? stepByKeys : step)));
  await manager.goto(`/run/${large.id}/demo-day`);
  await says(manager, `${8 * tables} visits done; every table was seen at least 8 times.`);
  await says(manager, `So far ${8 * (tables - 1)} comparisons came of ${8 * tables} visits.`);
  await manager.getByLabel('Why it ends now').fill('Everything was seen.');
  await press(manager, 'End the demo day');
  await says(manager, 'Say that the day ends with what was compared so far.');
  expect(await manager.getByLabel('Why it ends now').inputValue()).toBe('Everything was seen.');
  await manager.getByLabel('End it with what was compared so far').check();
  await press(manager, 'End the demo day');
  await says(manager, 'The demo day is over.');
  await site.settle();
  await manager.goto(`/run/${large.id}/demo-day`);
  await says(manager, 'The order and the comparisons are withheld until scoring closes');
  expect(await manager.locator('main').innerText()).not.toMatch(/Reliability|Wins/);
  await sound(manager, '/run/[call]/demo-day', 'filled: withheld');
});

/** Once nobody scores any more. */
const readOrder = async () => {
  await manager.goto(`/run/${large.id}/demo-day`);
  await says(manager, `8 judges made ${8 * (tables - 1)} comparisons on ${8 * tables} visits.`);
  const order = (await manager.locator('tbody th code').allInnerTexts()).map((code) => codes.indexOf(code));
  expect([order.toSorted((a, b) => a - b), outOfOrder(order) <= 6]).toEqual([codes.map((_, n) => n), true]);
  await sound(manager, '/run/[call]/demo-day', 'filled');
  const csv = await manager.request.get(`/run/${large.id}/demo-day/comparisons`);
  expect((await csv.text()).trim().split(/\r?\n/).length).toBe(1 + 8 * (tables - 1));
};

const withoutConnection = async () => {
  const page = await judgeAt(alone, small, true);
  await page.locator('.scale input').nth(2).check();
  await page.context().setOffline(true);
  await page.getByRole('button', { name: 'Save and go on' }).click();
  await says(page, 'Not sent: you are offline. Press again when you are connected.');
  expect(await page.locator('.scale input').nth(2).isChecked()).toBe(true);
  await page.context().close();
};

test('one judge finds nobody at a table, waits, compares, and thinks better of it', async () => {
  await manager.goto(`/run/${small.id}/demo-day`);
  await press(manager, 'Save the plan');
  await begin();
  const page = await judgeAt(alone, small);
  await page.goto(`/judge/${small.id}`);
  await says(page, 'The demo day is under way.');
  await sound(page, '/judge/[challenge]', 'filled: demo day');
  await page.getByRole('link', { name: 'Go to your table' }).click();
  await arrived(page, 'Demo day');
  await press(page, 'Send me to a table');
  await sound(page, '/judge/[challenge]/demo-day', 'filled: the first table');
  await press(page, '5 more minutes');
  await says(page, 'You have more time.');
  await press(page, 'Nobody is at the table');
  await says(page, 'You come back to that table later.');
  await press(page, 'I have seen it');
  await says(page, 'No table is free for you right now.');
  await sound(page, '/judge/[challenge]/demo-day', 'filled: no table is free');
  site.world.clock.pass(5 * 60_000);
  await press(page, 'Ask for the next table');
  await sound(page, '/judge/[challenge]/demo-day', 'filled');
  await withoutConnection();
  await press(page, 'Save and go on');
  await says(page, 'Choose one of the answers.');
  await sound(page, '/judge/[challenge]/demo-day', 'error');
  await page.locator('.scale input').nth(1).check();
  await press(page, 'Save and go on');
  await says(page, 'You have seen everything there is.');
  await page.getByText('Change my last answer').click();
  await page.getByRole('radio', { name: 'Permits of team 1 is stronger' }).check();
  await press(page, 'Save the change');
  await says(page, 'Your last answer is changed.');
  await sound(page, '/judge/[challenge]/demo-day', 'filled: everything seen');
  await manager.goto(`/run/${small.id}/demo-day`);
  await manager.getByLabel('End it with what was compared so far').check();
  await press(manager, 'End the demo day');
  await says(manager, 'Say why it ends, such as: everything was seen.');
  await sound(manager, '/run/[call]/demo-day', 'error: ending without a reason');
  await manager.getByLabel('Why it ends now').fill('The hall closes.');
  await manager.getByLabel('End it with what was compared so far').check();
  await press(manager, 'End the demo day');
  await site.settle();
  await page.goto(`/judge/${small.id}/demo-day`);
  await says(page, 'The hall closes.');
  await sound(page, '/judge/[challenge]/demo-day', 'read-only');
});

test('the places of the day stand beside the scores', async () => {
  const { world } = site;
  const round = await answer<{ id: string; challengeId: string }>(world.as('mara').post(`/assignments/${small.id}/publish`));
  await site.settle();
  await scoreAs(world, round, alone, () => 3);
  await manager.context().close();
  world.clock.set('2027-02-12T22:01:00.000Z');
  await workOut(world, small);
  await site.settle();
  manager = await site.signedIn('mara', { javaScriptEnabled: false });
  for (const part of ['results', 'decide']) {
    await manager.goto(`/run/${small.id}/${part}`);
    await says(manager, 'A demo day gave an order of its own.');
    const row = manager.locator('tr', { hasText: 'Permits of team 1' });
    expect(await row.innerText()).toContain('Demo day: place 1 of 2');
  }
  await manager.locator('tr', { hasText: 'Permits of team 1' }).getByRole('link').first().click();
  await manager.locator('dl div', { hasText: 'Demo day' }).getByText('Place 1 of 2').waitFor();
  await readOrder();
});
