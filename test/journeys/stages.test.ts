import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Entry } from '../../functions/domain/entry/entry.ts';
import { decidedRound, joins } from '../support/decided.ts';
import { people } from '../support/people.ts';
import { arrived, openSiteWorld } from '../support/site.ts';
import { sound } from '../support/sound.ts';
import { letOut } from '../support/next-stage.ts';
import type { Opened } from '../support/stage.ts';
import { answer } from '../support/world.ts';

/** A challenge in two stages: its office adds the second, and those selected in the first go on with what they wrote. */
let site: Awaited<ReturnType<typeof openSiteWorld>>;
let first: Opened;
let entries: Entry[];
let later: Opened;
const says = (page: Page, words: string) => page.locator('main').getByText(words).first().waitFor();
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

beforeAll(async () => {
  site = await openSiteWorld();
  const tiers = [{ id: 'grand', name: 'Grand prize', places: 1, cents: 25_000_00, other: '' }];
  const round = await decidedRound(site.world, { tiers, outcomes: [{ outcome: 'winner', prizeId: 'grand' }, { outcome: 'finalist' }], leads: { lena: 0, rita: 1, tim: 2 } });
  first = round.challenge;
  entries = round.entries;
  await joins(site.world, 'jim', entries[0]!);
}, 120_000);
afterAll(() => site?.stop());

test('a manager adds the next stage from the overview, says who goes on, and writes to them once the results are out', async () => {
  const { world } = site;
  const mara = await site.signedIn('mara');
  await mara.goto(`/run/${first.id}`);
  await mara.getByRole('link', { name: 'Add a next stage' }).click();
  await arrived(mara, 'Next stage');
  await sound(mara, '/run/new', 'filled: the next stage');
  await mara.getByLabel('Title').fill('Trusted permits: pilots');
  await press(mara, 'Start the draft');
  await mara.waitForURL(/\/edit\/general$/);
  const id = /\/run\/([^/]+)\//.exec(mara.url())![1]!;
  await mara.getByRole('group', { name: 'Who goes on from the stage before' }).getByLabel('Winners alone').check();
  await mara.getByLabel('The need in one sentence').fill('Run it in one borough for six months.');
  await press(mara, 'Save');
  await expect.poll(async () => (await answer<{ value: Record<string, unknown> }>(world.as('mara').get(`/calls/${id}/sections/general`))).value).toMatchObject({ follows: first.id, admits: 'winners', participation: 'invitation' });
  await mara.goto(`/run/${first.id}`);
  await mara.getByRole('link', { name: 'The next stage: Trusted permits: pilots' }).waitFor();

  later = await letOut(world, id);
  await mara.goto(`/run/${id}/registrations/invite`);
  await says(mara, 'Not known yet.');
  await sound(mara, '/run/[call]/registrations/invite', 'empty: nobody goes on yet');
  world.clock.set('2027-03-02T15:00:00.000Z');
  await answer(world.as('mara').post(`/results/${first.id}/publish`));
  const again = await site.signedIn('mara');
  await again.goto(`/run/${id}/registrations/invite`);
  await says(again, entries[0]!.title);
  await sound(again, '/run/[call]/registrations/invite', 'filled: who goes on');
  expect(await again.getByText(entries[1]!.title).count()).toBe(0);
  await press(again, 'Write to these teams');
  await says(again, '2 people get a letter now.');
});

test('the winner finds the next stage, goes on with the answers sent before, and the others of the team are invited; nobody else can', async () => {
  const { world } = site;
  const [lena, rita] = [await site.signedIn('lena'), await site.signedIn('rita')];
  await lena.goto(`/challenges/${first.slug}`);
  await lena.getByRole('link', { name: 'Trusted permits: pilots' }).click();
  await arrived(lena, 'Trusted permits: pilots');
  await says(lena, 'A later stage of');
  await sound(lena, '/challenges/[slug]', 'filled: a later stage');
  await lena.getByRole('link', { name: 'Go on with your entry' }).first().click();
  await arrived(lena, 'Enter “Trusted permits: pilots”');
  await lena.getByLabel('I have read who can enter, and I can').check();
  await lena.getByLabel(/I accept version/).check();
  expect([await lena.getByLabel('Go on with “Permits of team 0”').isChecked(), await lena.getByLabel('Title of the entry').isVisible()]).toEqual([true, false]);
  await sound(lena, '/apply/[challenge]', 'filled: goes on');
  await press(lena, 'Start the entry');
  await arrived(lena, 'Permits of team 0');
  await lena.getByRole('link', { name: 'Approach', exact: false }).first().click();
  expect(await lena.getByLabel('How does it work?').inputValue()).toContain('Each department signs its own permits.');
  const [team] = (await answer<{ teams: { id: string }[] }>(world.as('lena').get(`/entries?challengeId=${later.id}`))).teams;
  expect((await answer<{ invitations: { email: string }[] }>(world.as('lena').get(`/teams/${team!.id}`))).invitations.map(({ email }) => email)).toEqual([people.jim.email]);
  await rita.goto(`/apply/${later.slug}`);
  await says(rita, 'This is a later stage, for teams whose entry was selected before.');
});
