import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { personas } from '../../functions/main/demo/personas.ts';
import { sentEntry } from '../support/entry.ts';
import { judgeIn, linkTo } from '../support/judging.ts';
import { enterAt, tabTo, tabUntil, tickAt } from '../support/key-presses.ts';
import { sound } from '../support/sound.ts';
import { openSiteWorld } from '../support/site.ts';
import { openAgency, openChallenge, type Opened } from '../support/stage.ts';
import { answer } from '../support/world.ts';

/** Nobody here touches a mouse: addresses are typed, and from there on there is Tab, Enter, space, arrows and text. */
let site: Awaited<ReturnType<typeof openSiteWorld>>;
let challenge: Opened;
const { email, name } = personas.find(({ key }) => key === 'judge')!;
const heading = (page: Page, words: string | RegExp) => page.getByRole('heading', { level: 1, name: words }).waitFor();
const said = (page: Page, words: string | RegExp) => page.getByRole('status').filter({ hasText: words }).waitFor();
/** The page of the identity provider. */
const signIn = async (page: Page) => {
  await page.getByRole('button', { name: `, ${name}` }).waitFor();
  await enterAt(page, 'button', new RegExp(`, ${name}$`));
};

beforeAll(async () => {
  site = await openSiteWorld();
  const { world } = site;
  world.clock.set('2027-01-05T15:00:00.000Z');
  const agency = await openAgency(world);
  challenge = await openChallenge(world, agency.id, { judging: { reviewsPerEntry: 2 } });
  for (const who of ['lena', 'rita'] as const) await sentEntry(world, who, challenge);
  await judgeIn(world, challenge, 'jim');
  await answer(world.as('mara').post(`/judges/${challenge.id}/invitations`, { judges: [{ email, name }] }), 201);
});
afterAll(() => site?.stop());

test('by Tab alone a judge signs in, accepts, reads how to judge and answers the conflict gate', async () => {
  const page = await site.visitor();
  await page.goto(await linkTo(site.world, email));
  await enterAt(page, 'link', /^Sign in to accept/);
  await signIn(page);
  await page.getByRole('button', { name: /^Accept/ }).waitFor();
  await enterAt(page, 'button', /^Accept/);
  await page.getByRole('button', { name: 'Continue to conflicts' }).waitFor();
  await tickAt(page, 'checkbox', /^I have read this page/);
  await enterAt(page, 'button', /^Continue to conflicts$/);
  await heading(page, 'Whom can you not judge?');
  await tickAt(page, 'radio', /^I have no conflict/);
  await enterAt(page, 'button', /^Send your answer$/);
  await said(page, 'Your answer is in.');
  await page.context().close();
});

test('by Tab alone an organizer proposes assignments with another limit and publishes them', async () => {
  site.world.clock.set('2027-01-18T15:00:00.000Z');
  const page = await site.signedIn('mara');
  await page.goto(`/run/${challenge.id}`);
  await enterAt(page, 'link', /^Assignments/);
  await heading(page, 'Assignments');
  await tabTo(page, 'textbox', /^Most entries for a judge/);
  await page.keyboard.press('Control+A');
  await page.keyboard.type('5');
  await enterAt(page, 'summary', /^Limits of single judges$/);
  await tabTo(page, 'textbox', /^Most for Jim Judge$/);
  await page.keyboard.type('x');
  await enterAt(page, 'button', /^Propose/);
  await page.getByRole('link', { name: 'Enter a whole number.' }).waitFor();
  await sound(page, '/run/[call]/assign', 'error');
  await tabTo(page, 'textbox', /^Most for Jim Judge$/);
  await page.keyboard.press('Control+A');
  await page.keyboard.type('2');
  await enterAt(page, 'button', /^Propose/);
  await said(page, 'This is the new proposal.');
  expect(await page.getByLabel('Most entries for a judge').inputValue()).toBe('5');
  await enterAt(page, 'button', /^Publish 4 reviews$/);
  await page.getByText('Assignments are out').waitFor();
  await page.context().close();
});

test('by Tab alone a judge signs in, goes to the first entry, marks every criterion and saves', async () => {
  const page = await site.visitor();
  await page.goto('/sign-in');
  await enterAt(page, 'link', /^Sign in$/);
  await signIn(page);
  await page.getByRole('link', { name: 'Score 2 entries' }).waitFor();
  await enterAt(page, 'link', /^Score 2 entries$/);
  await page.getByRole('link', { name: 'Start scoring' }).waitFor();
  await enterAt(page, 'link', /^Start scoring$/);
  await page.locator('fieldset.score').first().waitFor();
  const first = page.url();
  const marked: string[] = [];
  for (let at = await page.locator('fieldset.score').count(); at > 0; at--) {
    const { group } = await tabUntil(page, ({ role, answered }) => role === 'radio' && !answered, 'the next criterion');
    await page.keyboard.press('Space');
    for (let up = 0; up < 3; up++) await page.keyboard.press('ArrowDown');
    marked.push(group);
  }
  expect([marked.length, new Set(marked).size, await page.getByRole('radio', { checked: true }).count()]).toEqual([4, 4, 4]);
  await page.getByText('Weighted total 75.0 of 100').waitFor();
  await enterAt(page, 'button', /^Save/);
  await said(page, /^Saved: .* Your scores count\./);
  await page.goto(first);
  await page.locator('fieldset.score').first().waitFor();
  expect(await page.getByRole('radio', { checked: true }).count()).toBe(4);
  await page.context().close();
});
