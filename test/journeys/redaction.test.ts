import type { Locator, Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fillEntry, sendEntry, sentEntry, startEntry } from '../support/entry.ts';
import { judgeIn } from '../support/judging.ts';
import { attach, shownDocuments } from '../support/planted.ts';
import type { Screen, StateOf } from '../support/screens.ts';
import { openSiteWorld } from '../support/site.ts';
import { plainSound } from '../support/sound.ts';
import { openAgency, openChallenge, type Opened } from '../support/stage.ts';
import { answer } from '../support/world.ts';

let site: Awaited<ReturnType<typeof openSiteWorld>>;
let challenge: Opened;
let made: Awaited<ReturnType<typeof startEntry>>;
/** Looked through, and sent again since. */
let again: { challenge: Opened; entryId: string };
let page: Page;
let checker: Page;
const press = (name: string | RegExp) => page.getByRole('button', { name }).click();
const says = (words: string | RegExp) => page.getByText(words).first().waitFor();

/** The pages are used with JavaScript off. */
const sound = <S extends Screen>(screen: S, state: StateOf<S>) => plainSound(page, checker, screen, state);

beforeAll(async () => {
  site = await openSiteWorld();
  const { world } = site;
  world.clock.set('2027-01-05T15:00:00.000Z');
  const agency = await openAgency(world);
  challenge = await openChallenge(world, agency.id, { form: shownDocuments, judging: { reviewsPerEntry: 1, quorum: 1, anonymized: true } });
  made = await startEntry(world, 'lena', challenge);
  const file = await attach(world, 'lena', made.entry.id, 'team lena.pdf');
  await fillEntry(world, 'lena', made.entry.id);
  await answer(world.as('lena').put(`/entries/${made.entry.id}/drafts/evidence`, { answers: { documents: [file] } }, { version: 1 }));
  await sendEntry(world, 'lena', made.entry.id);
  await sentEntry(world, 'rita', challenge);
  await judgeIn(world, challenge, 'kofi');
  const other = await openChallenge(world, agency.id, { judging: { anonymized: true } });
  const { entry } = await sentEntry(world, 'lena', other);
  await answer(world.as('mara').put(`/redactions/${other.id}/${entry.id}`, { n: 1, title: 'Permits', words: {}, withheld: [] }, { version: 0 }));
  await sendEntry(world, 'lena', entry.id);
  again = { challenge: other, entryId: entry.id };
  checker = await site.visitor({ bypassCSP: true });
  await checker.goto('/sign-in');
  world.clock.set('2027-01-18T15:00:00.000Z');
  await site.settle();
  page = await site.signedIn('mara', { javaScriptEnabled: false });
});
afterAll(() => site?.stop());

test('looking through: what tells who made an entry is taken out before judges read it', async () => {
  const desk = `/run/${challenge.id}`;
  await page.goto(`${desk}/assign`);
  await says('2 of 2 entries are left to look through.');
  expect(await page.getByRole('button', { name: /^Publish/ }).count()).toBe(0);
  await page.goto(`${desk}/entries`);
  await says('Look through entries for judges: 0 of 2 done.');
  await sound('/run/[call]/entries', 'filled: to look through');
  await page.getByRole('link', { name: 'Team lena permits' }).click();
  await page.getByRole('link', { name: 'What judges read of it' }).click();
  await says('Judges read it only once you save it here');
  await sound('/run/[call]/entries/[entry]/redact', 'filled');
  await page.getByLabel('What judges read: What does it take to run for a year?').fill('One person.');
  await press('Replace with [team] where it says Team lena');
  await says('“Team lena” is replaced with [team] in 1 place. Nothing is saved yet.');
  expect(await page.getByLabel('What judges read: Title').inputValue()).toBe('[team] permits');
  await sound('/run/[call]/entries/[entry]/redact', 'filled: replaced');
  await page.getByRole('checkbox', { name: 'Keep this document from judges' }).check();
  await press('Save and next');
  await page.getByRole('link', { name: 'Say why judges do not get this file.' }).waitFor();
  await sound('/run/[call]/entries/[entry]/redact', 'error');
  await page.getByLabel('Why team lena.pdf is kept from judges').fill('The name is on every page.');
  await press('Save and next');
  await says('Saved. This is the next entry.');
  expect(await page.getByText('Still found:').count(), 'every place of the first was replaced').toBe(0);
  await press('Save and finish');
  await says('Look through entries for judges: 2 of 2 done.');
  await says('Judges who read from now on read what you left of each.');
  await says('Still found: Team rita, in 1 place.');
  await sound('/run/[call]/entries', 'filled: looked through, names left');
  const scripted = await site.signedIn('mara');
  await scripted.goto(`${desk}/entries/${made.entry.id}/redact`);
  const [title, pitch] = ['Title', 'What does it do, for whom?'].map((label) => scripted.getByLabel(`What judges read: ${label}`)) as [Locator, Locator];
  const sent = await pitch.inputValue();
  await pitch.fill('Typed, and thought better of.');
  await scripted.getByRole('button', { name: 'Put the original back for Title' }).click();
  await scripted.getByText('The title is as it was sent again. Nothing is saved yet.').waitFor();
  expect([await title.inputValue(), await pitch.inputValue()]).toEqual(['Team lena permits', 'Typed, and thought better of.']);
  await scripted.getByRole('button', { name: 'Put the original back for What does it do, for whom?' }).click();
  await scripted.getByText('The answer to “What does it do, for whom?” is as it was sent again.').waitFor();
  expect(await pitch.inputValue()).toBe(sent);
  await scripted.context().close();

  await answer(site.world.as('mara').post(`/assignments/${challenge.id}/publish`));
  const judge = await site.signedIn('kofi');
  await judge.goto(`/judge/${challenge.id}/${made.entry.id}`);
  await judge.getByRole('heading', { name: '[team] permits' }).waitFor();
  await judge.getByText('It keeps one document from judges for the same reason.').waitFor();
  expect(await judge.content()).not.toMatch(/Team lena|team lena\.pdf/);
  await judge.context().close();
});

test('an entry that was sent again after it was looked through says so on every screen, and on a phone each answer is shown whole', async () => {
  await page.goto(`/run/${again.challenge.id}/entries`);
  await says('Sent again since it was looked through');
  await sound('/run/[call]/entries', 'filled: sent again');
  await page.goto(`/run/${again.challenge.id}/entries/${again.entryId}/redact`);
  await says('The team sent version 2 after version 1 was looked through.');
  await sound('/run/[call]/entries/[entry]/redact', 'filled: sent again');
  await page.setViewportSize({ width: 375, height: 812 });
  const pitch = page.getByLabel('What judges read: What does it do, for whom?');
  await pitch.fill('An inspector sees every permit of a restaurant at the door. '.repeat(6));
  expect(await pitch.evaluate((area) => area.scrollHeight - area.clientHeight)).toBeLessThanOrEqual(2);
});
