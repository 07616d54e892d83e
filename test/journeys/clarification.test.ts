import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sentEntry } from '../support/entry.ts';
import { judgeIn } from '../support/judging.ts';
import type { Screen, StateOf } from '../support/screens.ts';
import { arrived, openSiteWorld } from '../support/site.ts';
import { plainSound } from '../support/sound.ts';
import { openAgency, openChallenge, type Opened } from '../support/stage.ts';
import { answer } from '../support/world.ts';

/** After the close the agency asks a team about its entry, the team answers in time, and the answer is shown to judges. Without scripts. */
let site: Awaited<ReturnType<typeof openSiteWorld>>;
let challenge: Opened;
let entryId: string;
let manager: Page;
let lena: Page;
let checker: Page;
const sound = <S extends Screen>(page: Page, screen: S, state: StateOf<S>) => plainSound(page, checker, screen, state);
const says = (words: string | RegExp, page = manager) => page.getByText(words).first().waitFor();
const press = (name: string | RegExp, page = manager) => page.getByRole('button', { name }).first().click();
const question = 'Please send the missing letter of your partner.';

beforeAll(async () => {
  site = await openSiteWorld();
  const { world } = site;
  world.clock.set('2027-01-05T15:00:00.000Z');
  challenge = await openChallenge(world, (await openAgency(world)).id);
  entryId = (await sentEntry(world, 'lena', challenge)).entry.id;
  await judgeIn(world, challenge, 'jana');
  world.clock.set('2027-01-16T15:00:00.000Z');
  await site.settle();
  checker = await site.visitor({ bypassCSP: true });
  await checker.goto('/sign-in');
  manager = await site.signedIn('mara', { javaScriptEnabled: false });
  lena = await site.signedIn('lena', { javaScriptEnabled: false });
}, 120_000);
afterAll(() => site?.stop());

test('from the entry the manager asks its team, with a time by which it answers', async () => {
  await lena.goto(`/apply/${challenge.slug}/clarifications`);
  await says('has asked nothing about this entry.', lena);
  await sound(lena, '/apply/[challenge]/clarifications', 'empty');
  await manager.goto(`/run/${challenge.id}/clarifications`);
  await says('No team has a question to answer.');
  await sound(manager, '/run/[call]/clarifications', 'empty');
  await manager.goto(`/run/${challenge.id}/entries/${entryId}`);
  await manager.getByRole('link', { name: 'Ask the team about it, and read its answers' }).click();
  await says('Nothing was asked about this entry.');
  await sound(manager, '/run/[call]/entries/[entry]/clarifications', 'empty');
  await manager.getByLabel('Your question').fill(question);
  await press('Ask the team');
  await manager.getByRole('link', { name: /Give the date and the time/ }).waitFor();
  expect(await manager.getByLabel('Your question').inputValue()).toBe(question);
  await sound(manager, '/run/[call]/entries/[entry]/clarifications', 'error');
  await manager.getByLabel('Answer due, Eastern time').fill('2027-01-17T17:00');
  await press('Ask the team');
  await says('The question is asked.');
  await says('Waits for the team');
  await sound(manager, '/run/[call]/entries/[entry]/clarifications', 'filled');
});

test('My work leads the team to the question; what was typed is kept, and the answer arrives', async () => {
  await lena.goto('/me');
  await says('Answer a question about', lena);
  await lena.goto(`/apply/${challenge.slug}`);
  await lena.getByRole('link', { name: 'Read the question and answer it' }).click();
  await arrived(lena, /Questions about/);
  await says(question, lena);
  await sound(lena, '/apply/[challenge]/clarifications', 'filled');
  await press('Send the answer', lena);
  await lena.getByRole('link', { name: 'Write an answer.' }).waitFor();
  await sound(lena, '/apply/[challenge]/clarifications', 'error');
  await lena.getByLabel('Answer').fill('It is at example.org/letter.pdf.');
  await press('Send the answer', lena);
  await says('You can say it better until it is due.', lena);
  await sound(lena, '/apply/[challenge]/clarifications', 'filled: answered');
});

test('the manager reads the answer and shows it to judges, once it tells nobody who made the entry', async () => {
  await manager.goto(`/run/${challenge.id}/clarifications?state=answered`);
  await sound(manager, '/run/[call]/clarifications', 'filled');
  await manager.getByRole('table').getByRole('link').first().click();
  await says('It is at example.org/letter.pdf.');
  await sound(manager, '/run/[call]/entries/[entry]/clarifications', 'filled: answered');
  await manager.getByLabel('Judges too, with the question, beside the entry').check();
  await press('File the answer');
  await manager.getByRole('link', { name: /Judging is blind\. Confirm/ }).waitFor();
  await manager.getByLabel(/Neither the question nor the answer/).check();
  await press('File the answer');
  await says('Answered, shown to judges');
  const { world } = site;
  world.clock.set('2027-01-18T15:00:00.000Z');
  await answer(world.as('mara').post(`/assignments/${challenge.id}/publish`));
  await site.settle();
  [manager, lena] = [await site.signedIn('mara', { javaScriptEnabled: false }), await site.signedIn('lena', { javaScriptEnabled: false })];
  const jana = await site.signedIn('jana', { javaScriptEnabled: false });
  await jana.goto(`/judge/${challenge.id}/${entryId}`);
  await says('Asked by the agency after the close', jana);
  await says('It is at example.org/letter.pdf.', jana);
  await lena.goto(`/apply/${challenge.slug}/clarifications`);
  await says('Answered, and read by judges', lena);
  await sound(lena, '/apply/[challenge]/clarifications', 'read-only');
  await jana.context().close();
});

test('of a call that is over nothing is asked', async () => {
  await answer(site.world.as('mara').post(`/calls/${challenge.id}/cancel`, { reason: 'The law changed.' }));
  await manager.goto(`/run/${challenge.id}/entries/${entryId}/clarifications`);
  await says('This challenge is over. What was decided stands.');
  await sound(manager, '/run/[call]/entries/[entry]/clarifications', 'read-only');
});
