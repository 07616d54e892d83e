import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sentEntry } from '../support/entry.ts';
import { workOut } from '../support/judging.ts';
import { panelIn, scoreAs } from '../support/panel.ts';
import type { Screen, StateOf } from '../support/screens.ts';
import { arrived, openSiteWorld } from '../support/site.ts';
import { plainSound } from '../support/sound.ts';
import { openAgency, openChallenge, type Opened } from '../support/stage.ts';
import { answer } from '../support/world.ts';

/** Published results were wrong: they are corrected, then withdrawn, and what stood stays readable. Without scripts. */
let site: Awaited<ReturnType<typeof openSiteWorld>>;
let challenge: Opened;
let manager: Page;
let reader: Page;
let checker: Page;
let codes: string[];
const sound = <S extends Screen>(page: Page, screen: S, state: StateOf<S>) => plainSound(page, checker, screen, state);
const says = (words: string | RegExp, page = manager) => page.getByText(words).first().waitFor();
const press = (name: string | RegExp) => manager.getByRole('button', { name }).click();
const reason = 'Two scores were entered for the wrong entry.';

beforeAll(async () => {
  site = await openSiteWorld();
  const { world } = site;
  world.clock.set('2027-01-05T15:00:00.000Z');
  challenge = await openChallenge(world, (await openAgency(world)).id, { judging: { reviewsPerEntry: 2, quorum: 2 } });
  const entries = [];
  for (const who of ['lena', 'tim', 'rita'] as const) entries.push((await sentEntry(world, who, challenge)).entry);
  const ids = entries.map(({ id }) => id);
  codes = entries.map(({ code }) => code);
  const judges = await panelIn(world, challenge, 2);
  world.clock.set('2027-01-18T15:00:00.000Z');
  const round = await answer<{ id: string; challengeId: string }>(world.as('mara').post(`/assignments/${challenge.id}/publish`));
  await site.settle();
  for (const [n, judge] of judges.entries()) await scoreAs(world, round, judge, (entryId) => 5 - ids.indexOf(entryId) - (n === 1 && entryId === ids[1] ? 1 : 0));
  world.clock.set('2027-02-12T22:01:00.000Z');
  await workOut(world, challenge);
  const said = [{ outcome: 'winner', prizeId: 'grand', place: 1 }, { outcome: 'finalist' }, { outcome: 'not-selected' }];
  for (const [n, entryId] of ids.entries()) await answer(world.as('mara').post(`/results/${challenge.id}/decisions`, { entryId, prizeId: '', place: 0, reason: 'It runs in two towns.', feedback: '', ...said[n] }, { version: 0 }));
  await answer(world.as('mara').post(`/results/${challenge.id}/apply`));
  await answer(world.as('mara').post(`/results/${challenge.id}/publish`));
  await site.settle();
  checker = await site.visitor({ bypassCSP: true });
  await checker.goto('/sign-in');
  manager = await site.signedIn('mara', { javaScriptEnabled: false });
  reader = await site.visitor({ javaScriptEnabled: false });
}, 120_000);
afterAll(() => site?.stop());

test('the manager finds what can be corrected, and what follows', async () => {
  await manager.goto(`/run/${challenge.id}/publish`);
  await manager.getByRole('link', { name: 'Something in them is wrong: correct or withdraw them' }).click();
  await arrived(manager, 'Correct or withdraw the results');
  await says('Credentials are not touched.');
  await sound(manager, '/run/[call]/publish/correct', 'filled');
  await manager.getByLabel('What was wrong, shown to everyone').fill(reason);
  await press('Publish the correction');
  await manager.getByRole('link', { name: /Nothing differs from what is published/ }).waitFor();
  expect(await manager.getByLabel('What was wrong, shown to everyone').inputValue()).toBe(reason);
  await sound(manager, '/run/[call]/publish/correct', 'error');
});

test('a winner and a finalist change places, and everybody reads when and why', async () => {
  const outcomeOf = (code: string) => manager.getByRole('group', { name: code }).getByLabel('Outcome');
  await outcomeOf(codes[0]!).selectOption({ label: 'Finalist, without a prize' });
  await outcomeOf(codes[1]!).selectOption({ label: 'Winner: Grand prize' });
  await press('Publish the correction');
  await says('The corrected results are public, as version 2.');
  await sound(manager, '/run/[call]/publish/correct', 'filled: corrected');
  await reader.goto(`/challenges/${challenge.slug}/results`);
  await says(/corrected these results/, reader);
  await says(reason, reader);
  await sound(reader, '/challenges/[slug]/results', 'filled: corrected');
  await reader.getByRole('link', { name: 'Version 1' }).click();
  await says('This version no longer stands.', reader);
  await sound(reader, '/challenges/[slug]/results/versions/[n]', 'filled');
  const row = reader.getByRole('listitem').filter({ hasText: codes[0]! });
  expect(await row.first().innerText()).toContain('Grand prize');
});

test('withdrawn they name nobody, until they are published again', async () => {
  await press('Withdraw the results');
  await manager.getByRole('link', { name: 'Confirm that the results no longer count.' }).waitFor();
  await manager.getByLabel('Why they are withdrawn, shown to everyone').fill('The scores are being checked.');
  await manager.getByLabel('The results no longer count').check();
  await press('Withdraw the results');
  await says('The results are withdrawn, as version 3.');
  await sound(manager, '/run/[call]/publish/correct', 'filled: withdrawn');
  await reader.goto(`/challenges/${challenge.slug}/results`);
  await says(/withdrew these results/, reader);
  expect(await reader.getByText(codes[1]!).count()).toBe(0);
  await sound(reader, '/challenges/[slug]/results', 'empty: withdrawn');
  const lena = await site.signedIn('lena', { javaScriptEnabled: false });
  await lena.goto(`/apply/${challenge.slug}/outcome`);
  await says('What stands below does not count until results are published again.', lena);
  await lena.context().close();
  await manager.getByLabel('Why they stand again, shown to everyone').fill('They were checked, and hold.');
  await press('Publish these results');
  await says('as version 4.');
  await reader.goto(`/challenges/${challenge.slug}/results`);
  await says(codes[1]!, reader);
});

test('an approver reads that a manager does this', async () => {
  const paul = await site.signedIn('paul', { javaScriptEnabled: false });
  await paul.goto(`/run/${challenge.id}/publish/correct`);
  await says('A manager of the agency can correct or withdraw published results.', paul);
  await sound(paul, '/run/[call]/publish/correct', 'read-only');
  await paul.context().close();
});
