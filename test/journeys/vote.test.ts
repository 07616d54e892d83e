import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testChance } from '../support/chance.ts';
import { publishedResult } from '../support/published.ts';
import { openSiteWorld } from '../support/site.ts';
import { sound } from '../support/sound.ts';
import type { Opened } from '../support/stage.ts';
import { answer } from '../support/world.ts';

/** The public chooses: it is planned, people vote, ballots are sealed, looked at, counted, and anybody counts again. */
let site: Awaited<ReturnType<typeof openSiteWorld>>;
let challenge: Opened;
let mara: Page;
let vera: Page;
let visitor: Page;
const says = (page: Page, words: string) => page.locator('main').getByText(words).first().waitFor();
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const shown = () => `/challenges/${challenge.slug}/vote`;
const desk = () => `/run/${challenge.id}/vote`;
/** Time passes for whoever is signed in, too. */
const at = async (instant: string) => {
  site.world.clock.set(instant);
  await Promise.all([mara, vera].map((page) => page?.context().close()));
  [mara, vera] = [await site.signedIn('mara'), await site.signedIn('vera')];
};

beforeAll(async () => {
  site = await openSiteWorld();
  challenge = await publishedResult(site.world, { entries: 6, judges: 5 });
  visitor = await site.visitor();
}, 120_000);
afterAll(() => site?.stop());

test('without a gallery there is nothing to vote on; with one the organizer plans, and what cannot be is said', async () => {
  await at('2027-02-13T15:00:00.000Z');
  await mara.goto(desk());
  await says(mara, 'There is no gallery to vote on.');
  await sound(mara, '/run/[call]/vote', 'empty');
  await answer(site.world.as('mara').post(`/gallery-settings/${challenge.id}/publish`, { scope: 'all' }, { version: (await site.world.ports.challenges.find(challenge.id))!.version }));
  const [row] = await site.world.ports.galleries.all(challenge.id);
  await site.world.ports.galleries.keep({ ...row!, entryId: testChance.id('entry'), teamId: testChance.id('team'), code: 'PLANT1', title: 'The other wallet', outcome: 'finalist', prize: '' }, undefined);
  await mara.reload();
  await says(mara, 'Votes each');
  await sound(mara, '/run/[call]/vote', 'filled');
  await mara.getByLabel('Opens').fill('2027-02-15T09:00');
  await mara.getByLabel('Closes').fill('2027-02-15T09:10');
  await press(mara, 'Plan the vote');
  await mara.getByRole('link', { name: 'Leave at least an hour between opening and closing.' }).waitFor();
  await sound(mara, '/run/[call]/vote', 'error');
  await mara.getByLabel('Closes').fill('2027-02-15T17:00');
  await press(mara, 'Plan the vote');
  await says(mara, 'The vote is planned, and announced under Updates.');
  await visitor.goto(shown());
  await says(visitor, 'Voting has not opened.');
  await sound(visitor, '/challenges/[slug]/vote', 'empty');
  await vera.goto(`/vote/${challenge.slug}`);
  await says(vera, 'Voting has not opened.');
  await sound(vera, '/vote/[slug]', 'empty');
});

test('somebody votes, changes it, and holds a receipt; the organizer reads no number', async () => {
  await at('2027-02-15T15:00:00.000Z');
  await visitor.goto(`/challenges/${challenge.slug}/entries`);
  await visitor.getByRole('link', { name: 'People’s Choice: vote for an entry' }).click();
  await says(visitor, 'Until then no page, list or file tells how it goes');
  await sound(visitor, '/challenges/[slug]/vote', 'filled: open');
  await vera.goto(`/vote/${challenge.slug}`);
  await sound(vera, '/vote/[slug]', 'filled');
  await press(vera, 'Vote');
  await vera.getByRole('link', { name: 'Choose an entry.' }).waitFor();
  await sound(vera, '/vote/[slug]', 'error');
  await vera.getByLabel('The other wallet').check();
  await press(vera, 'Vote');
  await says(vera, 'Your vote was received.');
  await says(vera, 'Your receipt');
  await sound(vera, '/vote/[slug]', 'filled: voted');
  for (const who of ['tim', 'rita'] as const) await answer(site.world.as(who).put(`/votes/${challenge.slug}/ballot`, { choices: ['PLANT1'], device: 'one machine' }, { version: 0 }));
  await mara.goto(desk());
  await says(mara, 'Voting is open. How many voted');
  await sound(mara, '/run/[call]/vote', 'filled: open');
});

test('after the close the ballots are sealed, what looks wrong is set aside with a reason, and everybody reads the count', async () => {
  await at('2027-02-15T22:05:00.000Z');
  await visitor.goto(shown());
  await says(visitor, 'Voting is over, and not counted yet.');
  await sound(visitor, '/challenges/[slug]/vote', 'empty: not counted');
  await mara.goto(desk());
  await sound(mara, '/run/[call]/vote', 'filled: to seal');
  await press(mara, 'Seal the ballots');
  await says(mara, '2 ballots from one device');
  await sound(mara, '/run/[call]/vote', 'filled: to review');
  await mara.getByLabel('Set these aside').check();
  await mara.getByLabel('Why').fill('One machine voted twice.');
  await press(mara, 'Count the vote');
  await says(mara, 'The vote is counted, and public.');
  await sound(mara, '/run/[call]/vote', 'filled: counted');
  await visitor.goto(shown());
  await says(visitor, 'The other wallet');
  await says(visitor, '2 ballots: One machine voted twice.');
  await sound(visitor, '/challenges/[slug]/vote', 'filled');
  await vera.goto(`/vote/${challenge.slug}`);
  await says(vera, 'Your ballot was counted.');
  await sound(vera, '/vote/[slug]', 'filled: counted');
});

test('anybody counts again on the page for it', async () => {
  const file = await visitor.request.get(`${site.origin}/api/v1/votes/${challenge.slug}/file`);
  await visitor.goto('/recompute');
  await visitor.locator('input[type=file]').setInputFiles({ name: 'vote.json', mimeType: 'application/json', buffer: await file.body() });
  await says(visitor, 'The vote comes out the same.');
  expect(await visitor.locator('main').innerText()).toContain('1 ballot counts');
});
