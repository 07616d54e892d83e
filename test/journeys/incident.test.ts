import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sentEntry } from '../support/entry.ts';
import type { Screen, StateOf } from '../support/screens.ts';
import { arrived, openSiteWorld } from '../support/site.ts';
import { plainSound } from '../support/sound.ts';
import { openAgency, openChallenge, type Opened } from '../support/stage.ts';
import { answer } from '../support/world.ts';

/** The site was down: all dates that lie ahead move alike, once the manager has seen them. Without scripts. */
let site: Awaited<ReturnType<typeof openSiteWorld>>;
let challenge: Opened;
let manager: Page;
let checker: Page;
const sound = <S extends Screen>(screen: S, state: StateOf<S>) => plainSound(manager, checker, screen, state);
const says = (words: string | RegExp, page = manager) => page.getByText(words).first().waitFor();
const press = (name: string | RegExp) => manager.getByRole('button', { name }).click();
const reason = 'The site was down for two and a half hours on January 5.';

beforeAll(async () => {
  site = await openSiteWorld();
  const { world } = site;
  world.clock.set('2027-01-05T15:00:00.000Z');
  challenge = await openChallenge(world, (await openAgency(world)).id);
  await sentEntry(world, 'lena', challenge);
  await site.settle();
  checker = await site.visitor({ bypassCSP: true });
  await checker.goto('/sign-in');
  manager = await site.signedIn('mara', { javaScriptEnabled: false });
}, 120_000);
afterAll(() => site?.stop());

test('a manager sees the new dates before anybody else, and an amount that makes no sense is refused beside its field', async () => {
  await manager.goto(`/run/${challenge.id}/amend`);
  await manager.getByRole('link', { name: 'Move all dates' }).click();
  await arrived(manager, 'An incident happened: move all dates alike');
  await sound('/run/[call]/amend/all', 'empty');
  await manager.getByLabel('Hours').fill('seven');
  await press('Show the new dates');
  await manager.getByRole('link', { name: /Give whole hours and minutes/ }).waitFor();
  expect(await manager.getByLabel('Hours').inputValue()).toBe('seven');
  await sound('/run/[call]/amend/all', 'error');
  await manager.getByLabel('Hours').fill('7');
  await press('Show the new dates');
  await manager.getByRole('link', { name: /Move everything by another amount/ }).waitFor();
  await manager.getByLabel('Hours').fill('2');
  await manager.getByLabel('Minutes').fill('30');
  await press('Show the new dates');
  await says('Everything is 2 hours 30 minutes later');
  await says('Saturday, January 16, 2027, 2:29 a.m. Eastern');
  await sound('/run/[call]/amend/all', 'filled');
});

test('with what happened it is public, and what was typed is kept until it is', async () => {
  await manager.getByLabel('What happened, shown to everyone').fill('Down');
  await press('Move all dates');
  await manager.getByRole('link', { name: /Give the reason in at least 10 characters/ }).waitFor();
  expect(await manager.getByLabel('What happened, shown to everyone').inputValue()).toBe('Down');
  await manager.getByLabel('What happened, shown to everyone').fill(reason);
  await press('Move all dates');
  await says('All dates are moved, and the notice is public.');
  await sound('/run/[call]/amend/all', 'filled: moved');
  await manager.getByRole('link', { name: 'See the notice' }).click();
  await says(reason);
  await says('All deadlines are 2 hours 30 minutes later');
  await manager.goto(`/challenges/${challenge.slug}`);
  await says('Saturday, January 16, 2027, 2:29 a.m. Eastern');
});

test('of a cancelled call nothing moves', async () => {
  await answer(site.world.as('mara').post(`/calls/${challenge.id}/cancel`, { reason }));
  await manager.goto(`/run/${challenge.id}/amend/all`);
  await says('Nothing more can change.');
  await sound('/run/[call]/amend/all', 'read-only');
});
