import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sentEntry } from '../support/entry.ts';
import { judgeIn, marks } from '../support/judging.ts';
import { openSiteWorld } from '../support/site.ts';
import { plainSound } from '../support/sound.ts';
import type { Screen, StateOf } from '../support/screens.ts';
import type { PersonName } from '../support/people.ts';
import { openAgency, openChallenge, type Opened } from '../support/stage.ts';
import { answer } from '../support/world.ts';

let site: Awaited<ReturnType<typeof openSiteWorld>>;
let challenge: Opened;
let bare: Opened;
let page: Page;
let checker: Page;
const judges: PersonName[] = ['jim', 'kofi', 'vera'];
/** The pages are used with JavaScript off. */
const sound = <S extends Screen>(screen: S, state: StateOf<S>) => plainSound(page, checker, screen, state);
const says = (words: string | RegExp) => page.getByText(words).first().waitFor();
const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
const as = async (who: PersonName) => {
  await page?.context().close();
  page = await site.signedIn(who, { javaScriptEnabled: false });
};

beforeAll(async () => {
  site = await openSiteWorld();
  const { world } = site;
  world.clock.set('2027-01-05T15:00:00.000Z');
  const agency = await openAgency(world);
  bare = await openChallenge(world, agency.id, { general: { title: 'Without samples' } });
  challenge = await openChallenge(world, agency.id, { judging: { reviewsPerEntry: 2, quorum: 1 } });
  await sentEntry(world, 'lena', challenge);
  for (const who of ['jana', ...judges] as const) await judgeIn(world, challenge, who);
  await judgeIn(world, bare, 'jana');
  checker = await site.visitor({ bypassCSP: true });
  await checker.goto('/sign-in');
});
afterAll(() => site?.stop());

test('a manager writes samples; nothing typed is lost when something is missing or changed meanwhile', async () => {
  await as('mara');
  await page.goto(`/run/${challenge.id}/judges`);
  await page.getByRole('navigation', { name: 'Judges' }).getByRole('link', { name: 'Practice' }).click();
  await page.getByRole('heading', { name: 'Practice', level: 1 }).waitFor();
  await sound('/run/[call]/samples', 'empty');
  await page.locator('#f-samples\\.0\\.title').fill('A code at the door');
  await page.getByLabel(/wait until they have scored every sample/).check();
  await press('Save');
  await page.getByRole('link', { name: 'Write the sample.' }).waitFor();
  expect(await page.locator('#f-samples\\.0\\.title').inputValue()).toBe('A code at the door');
  await sound('/run/[call]/samples', 'error');
  await page.locator('#f-samples\\.0\\.text').fill('Inspectors scan **one code**.\n\n- It works offline.\n- It costs $10,000 a year.');
  await press('Save');
  await says('Saved. Judges see it from now on.');
  await page.locator('#f-samples\\.1\\.title').fill('A phone line');
  await page.locator('#f-samples\\.1\\.text').fill('Inspectors call one number, around the clock.');
  const at = `/judges/${challenge.id}/samples`;
  const { samples, version } = await answer<{ samples: { id: string; title: string; text: string }[]; version: number }>(site.world.as('mara').get(at));
  await answer(site.world.as('mara').put(at, { samples: samples.map(({ id, text }) => ({ id, title: 'One code', text })), first: true }, { version }));
  await press('Save');
  await page.getByRole('heading', { name: 'As saved meanwhile' }).waitFor();
  expect(await page.locator('#f-samples\\.1\\.title').inputValue()).toBe('A phone line');
  await sound('/run/[call]/samples', 'error: changed meanwhile');
  await press('Save');
  await says('Saved. Judges see it from now on.');
  await sound('/run/[call]/samples', 'filled');
});

test('practice stays on the device until it is saved, also without a connection', async () => {
  const scripted = await site.signedIn('jana');
  await scripted.goto(`/judge/${challenge.id}/practice`);
  await scripted.getByRole('link', { name: 'A code at the door' }).click();
  await scripted.locator('fieldset.score').first().getByRole('radio').nth(2).check();
  await scripted.getByLabel(/^Comment on/).first().fill('Half a thought');
  await scripted.reload();
  const kept = async () => {
    const shown = async () => [await scripted.getByLabel(/^Comment on/).first().inputValue(), await scripted.locator('fieldset.score').first().getByRole('radio').nth(2).isChecked()];
    await expect.poll(shown).toEqual(['Half a thought', true]);
  };
  await kept();
  await scripted.context().setOffline(true);
  await scripted.getByRole('button', { name: 'Save practice scores' }).click();
  await scripted.getByText('Not sent: you are offline. Press again when you are connected.').waitFor();
  await kept();
  await scripted.context().setOffline(false);
  await scripted.getByRole('button', { name: 'Save practice scores' }).click();
  await scripted.getByRole('alert').waitFor();
  await kept();
  await scripted.context().close();
});

test('a judge scores each sample once and reads how others did, from three on', async () => {
  await as('jana');
  await page.goto(`/judge/${bare.id}/practice`);
  await says('There is nothing to practice on.');
  await sound('/judge/[challenge]/practice', 'empty');
  await page.goto(`/judge/${challenge.id}`);
  await says('2 samples are there to practice on');
  await page.getByRole('navigation', { name: 'Judging of this challenge' }).getByRole('link', { name: 'Practice' }).click();
  await says('asks judges to practice first');
  await sound('/judge/[challenge]/practice', 'filled: first');
  await page.getByRole('link', { name: 'A code at the door' }).click();
  await page.locator('fieldset.score').first().waitFor();
  await sound('/judge/[challenge]/practice/[sample]', 'filled');
  await press('Save practice scores');
  await page.getByRole('alert').waitFor();
  await sound('/judge/[challenge]/practice/[sample]', 'error');
  for (const [i, group] of (await page.locator('fieldset.score').all()).entries()) await group.getByRole('radio').nth(i % 2 ? 3 : 2).check();
  for (const comment of await page.getByLabel(/^Comment on/).all()) await comment.fill('It runs today.');
  await press('Save practice scores');
  await says('Your practice scores are in. They count for nothing.');
  await says('3 more are needed.');
  await page.getByRole('link', { name: 'See how others scored it' }).click();
  expect(await page.locator(':target').innerText()).toBe('How others scored it');
  await sound('/judge/[challenge]/practice/[sample]', 'filled: few others');
  const { samples } = await answer<{ samples: { id: string; n: number }[] }>(site.world.as('mara').get(`/judges/${challenge.id}/samples`));
  for (const [i, who] of judges.entries()) {
    site.world.clock.set(`2027-01-05T15:1${i}:00.000Z`);
    await answer(site.world.as(who).post(`/judging/${challenge.id}/practice/${samples[0]!.id}`, { marks: { ...marks(2), feasibility: i + 1 }, comments: { feasibility: 'Not yet.' } }, { version: samples[0]!.n }));
  }
  await page.goto(`/judge/${challenge.id}/practice/${samples[0]!.id}`);
  await says('3 other judges, without names.');
  expect(await page.getByText('Jim Judge').count()).toBe(0);
  await sound('/judge/[challenge]/practice/[sample]', 'filled: others');
});

test('the manager sees where the panel differs and the samples as they stand', async () => {
  await as('mara');
  await page.goto(`/run/${challenge.id}/samples`);
  await says('A judge has scored a sample, so the samples stay as they are.');
  await says(/^Judges differ most on “.+” of “A code at the door”/);
  expect(await page.getByRole('rowheader', { name: 'Jim Judge' }).count()).toBe(1);
  await sound('/run/[call]/samples', 'read-only');
});

test('where practice comes first the queue waits for it, and opens when it is in', async () => {
  site.world.clock.set('2027-01-18T15:00:00.000Z');
  await answer(site.world.as('mara').post(`/assignments/${challenge.id}/publish`));
  await as('mara');
  await page.goto(`/run/${bare.id}/samples`);
  await says('There are no samples.');
  await sound('/run/[call]/samples', 'empty: judging has opened');
  await as('jana');
  await page.goto(`/judge/${challenge.id}`);
  await says('Your entries wait for practice.');
  await sound('/judge/[challenge]', 'filled: practice first');
  await page.getByRole('link', { name: 'Practice now' }).click();
  await page.getByRole('link', { name: 'A phone line' }).click();
  for (const group of await page.locator('fieldset.score').all()) await group.getByRole('radio').nth(2).check();
  for (const comment of await page.getByLabel(/^Comment on/).all()) await comment.fill('It is slow.');
  await press('Save practice scores');
  await says('3 more are needed.');
  await page.getByRole('link', { name: 'Go to your entries' }).click();
  await page.getByRole('heading', { name: 'Your entries' }).waitFor();
  expect(await page.getByText('Your entries wait for practice.').count()).toBe(0);
  await page.goto(`/judge/${challenge.id}/practice`);
  await says('You have practiced on every sample.');
  await sound('/judge/[challenge]/practice', 'filled');
  site.world.clock.set('2027-02-13T15:00:00.000Z');
  await as('jim');
  await page.goto(`/judge/${challenge.id}/practice`);
  await says('Practice is over.');
  await sound('/judge/[challenge]/practice', 'read-only');
  await page.getByRole('link', { name: 'A phone line' }).click();
  await says('you did not score this sample');
  await sound('/judge/[challenge]/practice/[sample]', 'read-only');
});
