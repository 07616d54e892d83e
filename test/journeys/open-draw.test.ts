import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { linkTo } from '../support/judging.ts';
import { people } from '../support/people.ts';
import { publishedResult } from '../support/published.ts';
import { openSiteWorld } from '../support/site.ts';
import { sound } from '../support/sound.ts';
import type { Opened } from '../support/stage.ts';
import { answer } from '../support/world.ts';

/** A call that promises to publish the whole draw: its judges read so before they answer, and everybody draws them again afterward. */
let site: Awaited<ReturnType<typeof openSiteWorld>>;
let challenge: Opened;
const promise = 'The whole draw is published with the results';
const toJudges = 'The draw will be public with the results, unless fewer than five judges score or a demo day is held';
const says = (page: Page, words: string) => page.getByText(words).first().waitFor();

beforeAll(async () => { site = await openSiteWorld(); });
afterAll(() => site?.stop());

/** Beside the panel somebody is invited who reads everything on the screen. */
const jimReads = async ({ id, slug }: Opened) => {
  const visitor = await site.visitor();
  for (const path of ['', '/rules']) {
    await visitor.goto(`/challenges/${slug}${path}`);
    await says(visitor, promise);
  }
  await sound(visitor, '/challenges/[slug]/rules', 'filled: an open draw');
  await visitor.context().close();
  await answer(site.world.as('mara').post(`/judges/${id}/invitations`, { judges: [{ email: people.jim.email, name: people.jim.name }] }), 201);
  const page = await site.signedIn('jim');
  await page.goto(await linkTo(site.world, people.jim.email));
  await says(page, toJudges);
  await sound(page, '/judge/invitations/[token]', 'filled: an open draw');
  await page.getByRole('button', { name: 'Accept' }).click();
  await page.getByRole('heading', { name: 'Orientation' }).waitFor();
  await says(page, toJudges);
  await sound(page, '/judge/[challenge]/orientation', 'filled: an open draw');
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Continue to conflicts' }).click();
  await page.getByRole('heading', { name: 'Whom can you not judge?' }).waitFor();
  await says(page, `Whether a name has an entry is told to nobody before the results. ${toJudges}`);
  expect(await page.content()).not.toContain('not now and not later');
  await sound(page, '/judge/[challenge]/conflicts', 'filled: an open draw');
  await page.context().close();
};

test('the call says it, and a judge reads it in the invitation, the orientation and at the conflict gate', async () => {
  challenge = await publishedResult(site.world, { changes: { judging: { openDraw: true } }, seated: jimReads });
  expect(await site.world.ports.judges.find(challenge.id, people.jim.id)).toMatchObject({ orientedAt: expect.any(String) as string });
}, 120_000);

test('with the results anybody draws the judges again, in the browser and with one press', async () => {
  const page = await site.visitor();
  const results = `/challenges/${challenge.slug}/results`;
  await page.goto(results);
  await says(page, 'The rules promised an open draw: the full file also holds who could read what');
  expect(await page.getByRole('link', { name: 'The full file' }).getAttribute('href')).toBe(`${results}/full`);
  await sound(page, '/challenges/[slug]/results', 'filled: an open draw');
  await page.goto(`${results}/method`);
  await page.getByRole('link', { name: 'Download the full file' }).waitFor();
  await sound(page, '/challenges/[slug]/results/method', 'filled: an open draw');
  await page.getByRole('link', { name: 'do it in your browser' }).click();
  await page.getByRole('button', { name: 'Draw its judges again' }).click();
  await page.getByRole('heading', { level: 2, name: 'Everything comes out the same.' }).waitFor();
  const steps = await page.locator('.tasks > li').evaluateAll((all) => all.map((step) => [step.querySelector('strong')!.textContent, step.querySelector('.tag')!.textContent]));
  expect(steps).toEqual(['Format', 'Digest', 'Seed', 'Assignment', 'Certificate', 'Scores', 'Places', 'Seal'].map((part) => [part, 'Same']));
  await says(page, 'All 36 assignments of 12 entries are the same, pair for pair');
  await sound(page, '/recompute', 'filled: the judges drawn again');
  await page.context().close();
});
