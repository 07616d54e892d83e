import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { harshJudge, type HarshJudge } from '../support/harsh-judge.ts';
import { workOut } from '../support/judging.ts';
import { people } from '../support/people.ts';
import { rowsIn } from '../support/results.ts';
import { openSiteWorld } from '../support/site.ts';
import { plainSound, sound } from '../support/sound.ts';
import type { Opened } from '../support/stage.ts';
import { answer } from '../support/world.ts';

/** What the agency reads of how its judges scored: nothing while they score, then what the scores can tell and no more. */
let site: Awaited<ReturnType<typeof openSiteWorld>>;
let challenge: Opened;
let page: Page;
const path = () => `/run/${challenge.id}/results/judges`;
const looks = async () => (await site.world.ports.acts.about(challenge.id)).items.filter(({ kind }) => kind === 'results.judges-read').map(({ by }) => by);
let score: HarshJudge['score'];
const says = (words: string | RegExp) => page.getByText(words).first().waitFor();

beforeAll(async () => {
  site = await openSiteWorld();
  ({ challenge, score } = await harshJudge(site.world));
  await site.settle();
}, 60_000);
afterAll(() => site?.stop());

test('while judges score, and until the results are worked out, nothing is told', async () => {
  page = await site.signedIn('mara');
  await page.goto(path());
  await says('The judges are still scoring.');
  await sound(page, '/run/[call]/results/judges', 'empty');
  await score(0);
  await page.context().close();
  site.world.clock.set('2027-02-12T22:01:00.000Z');
  page = await site.signedIn('mara');
  await page.goto(path());
  await says('The results have not been worked out yet.');
  await sound(page, '/run/[call]/results/judges', 'empty: not worked out yet');
});

test('where the scores cannot tell a strict judge from weak entries, the page says so', async () => {
  await workOut(site.world, challenge);
  await page.goto(path());
  await says('Nothing is said of single judges.');
  await says('One judge scored every entry, so there is nobody to compare the judge with.');
  expect(await page.getByRole('button', { name: 'Show how each judge scored' }).count()).toBe(0);
  await sound(page, '/run/[call]/results/judges', 'filled: cannot be compared');
});

test('the contest is told at once, and single judges after a press that goes on record', async () => {
  for (const n of [1, 2, 3, 4, 5]) await score(n);
  await workOut(site.world, challenge);
  await page.goto(`/run/${challenge.id}/results`);
  await page.getByRole('navigation', { name: 'Results' }).getByRole('link', { name: 'Judges and figures' }).click();
  await page.getByRole('heading', { level: 1, name: 'Judges and figures' }).waitFor();
  await sound(page, '/run/[call]/results/judges', 'filled');
  expect(await page.getByRole('row', { name: /^Connected components/ }).innerText()).toMatch(/1\s+Every judge is linked with every other/);
  expect(await page.getByRole('row', { name: /^Privacy and security/ }).innerText()).toMatch(/36\s+-?\d\.\d\d\s+The judges agreed/);
  expect([await page.getByText('Judge 1').count(), await looks()]).toEqual([0, []]);

  const { judges: read } = site.world.ports.results;
  site.world.ports.results.judges = () => Promise.reject(new Error('the table is away'));
  const show = page.getByRole('button', { name: 'Show how each judge scored' });
  await show.click();
  await page.getByRole('alert').getByText(/Reference/).waitFor();
  site.world.ports.results.judges = read;
  await sound(page, '/run/[call]/results/judges', 'error');
  expect(await looks()).toEqual([]);

  await show.click();
  await page.getByText('That you read them is on record.').waitFor();
  await sound(page, '/run/[call]/results/judges', 'filled: each judge');
  expect(await page.getByRole('row', { name: /^Judge 1/ }).innerText()).toMatch(/−\d+\.\d −\d+\.\d to −\d+\.\d\s+Stricter than the average judge/);
  expect(await looks()).toEqual([people.mara.id]);
  await page.goto(`/run/${challenge.id}/history`);
  expect(await page.getByRole('cell', { name: /^Scores saved\s[0-9A-Z]{6}$/ }).count()).toBeGreaterThan(0);
  await says('How each judge scored was read');
});

test('without JavaScript it is the same; the table is there as a file, and not for others', async () => {
  const plain = await site.signedIn('mara', { javaScriptEnabled: false });
  const checker = await site.visitor({ bypassCSP: true });
  await checker.goto('/');
  await plain.goto(path());
  await plain.getByRole('button', { name: 'Show how each judge scored' }).click();
  await plain.getByText('That you read them is on record.').waitFor();
  await plainSound(plain, checker, '/run/[call]/results/judges', 'filled: each judge');
  const csv = await plain.context().request.get(`${site.origin}${path()}.csv`);
  expect(csv.headers()['content-type']).toBe('text/csv; charset=utf-8');
  const lines = (await csv.text()).trim().split('\r\n');
  expect([lines.length, lines[0]!.split(',').slice(0, 6)]).toEqual([7, ['judge', 'organization', 'reviews', 'mean', 'severity', 'severity low']]);
  expect(lines[1]).toMatch(/^Judge 1,,6,[\d.]+,-[\d.]+,-[\d.]+,-[\d.]+,Stricter than the average judge,/);
  expect(await looks()).toEqual([people.mara.id]);
  const stranger = await site.signedIn('lena');
  expect([(await stranger.goto(path()))?.status(), (await stranger.context().request.get(`${site.origin}${path()}.csv`)).status()]).toEqual([404, 404]);
});

test('the public reads the figures of the contest on the page of the method, and of no judge', async () => {
  const { world } = site;
  const rows = await rowsIn<{ entryId: string }>(world.as('mara'), challenge.id);
  // two entries may share the first rank, and the prize has one place
  for (const [i, { entryId }] of rows.entries()) {
    const decision = i === 0 ? { outcome: 'winner', prizeId: 'grand' } : { outcome: 'not-selected', prizeId: '' };
    await answer(world.as('mara').post(`/results/${challenge.id}/decisions`, { entryId, ...decision, reason: 'As scored.', feedback: '' }, { version: 0 }));
  }
  await answer(world.as('mara').post(`/results/${challenge.id}/apply`));
  await answer(world.as('mara').post(`/results/${challenge.id}/publish`));
  const visitor = await site.visitor();
  await visitor.goto(`/challenges/${challenge.slug}/results/method`);
  const shown = await visitor.locator('main').innerText();
  expect(shown).toMatch(/Of one judge’s score alone it is \d+%, and \d+% once strictness is taken out\./);
  expect(shown).toMatch(/The entry in first place belongs there with a chance of \d+%\./);
  expect(shown).toMatch(/\(ordinal metric\), it is -?\d\.\d\d on Public value, .+ on Privacy and security\./);
  expect(shown).not.toMatch(/Judge \d/);
  await sound(visitor, '/challenges/[slug]/results/method', 'filled');
});
