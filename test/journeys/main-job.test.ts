import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answers } from '../support/entry.ts';
import { linkTo, workOut } from '../support/judging.ts';
import { people, type PersonName } from '../support/people.ts';
import { arrived, openSiteWorld } from '../support/site.ts';
import { openAgency } from '../support/stage.ts';

/** The whole job by clicks alone, from a blank page to the winners: a manager, an approver, two teams, two judges and the public. */
let site: Awaited<ReturnType<typeof openSiteWorld>>;
let challengeId = '';
let slug = '';
let open: Page[] = [];
beforeAll(async () => {
  site = await openSiteWorld();
  site.world.clock.set('2026-12-28T15:00:00.000Z');
  await openAgency(site.world);
});
afterAll(() => site?.stop());

/** Nobody stays signed in while days pass. */
const on = async (instant: string) => {
  for (const page of open) await page.context().close();
  open = [];
  site.world.clock.set(instant);
};
const as = async (who: PersonName, path: string) => {
  const page = await site.signedIn(who);
  open.push(page);
  await page.goto(path);
  return page;
};
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' }).click();
const goOn = async (page: Page, to: string) => {
  await press(page, 'Save and continue');
  await arrived(page, to);
};
const says = (page: Page, words: string | RegExp) => page.getByText(words).first().waitFor();

test('a manager writes the call, and an approver lets it out', async () => {
  const mara = await as('mara', '/run/new');
  await mara.getByLabel('Title').fill('Permits anyone can check');
  await press(mara, 'Start the draft');
  await arrived(mara, 'General');
  challengeId = /\/run\/(chl_\w+)\//.exec(mara.url())![1]!;
  await mara.getByLabel('The need in one sentence').fill('Check a permit without a phone call.');
  await mara.getByLabel('Contact email').fill('permits@example.gov');
  await goOn(mara, 'What we need');
  await mara.getByLabel('What is needed, and why').fill('Inspectors check each of eleven permits of a restaurant by phone.');
  await goOn(mara, 'Timeline');
  await press(mara, 'Add the entries phase');
  await mara.getByLabel('Phase 1 opens').fill('2027-01-04T09:00');
  await mara.getByLabel('Phase 1 closes').fill('2027-01-15T23:59');
  await press(mara, 'Add the judging phase');
  await mara.getByLabel('Phase 2 opens').fill('2027-01-18T09:00');
  await mara.getByLabel('Phase 2 closes').fill('2027-02-12T17:00');
  await goOn(mara, 'Prizes');
  await press(mara, 'Add a prize');
  await mara.getByLabel('Name of prize 1').fill('Grand prize');
  await mara.getByLabel('Dollars for prize 1, each').fill('25,000');
  await goOn(mara, 'Rules');
  await goOn(mara, 'Entry form');
  await goOn(mara, 'Judging');
  await goOn(mara, 'Resources');
  await press(mara, 'Save and continue');
  await press(mara, 'Submit for approval');
  await says(mara, 'It is with the approver now.');

  const paul = await as('paul', '/me');
  await paul.getByRole('link', { name: 'Read it and approve it, or request edits' }).click();
  await press(paul, 'Approve');
  await paul.getByText(/^Approved\. /).waitFor();
  expect(site.world.logged.filter((line) => line['level'] === 'error')).toEqual([]);
});

const enter = async (page: Page, title: string, how: () => Promise<void>) => {
  await page.getByRole('link', { name: 'Start an entry' }).first().click();
  await page.waitForURL(/\/apply\//);
  await page.getByLabel('I have read who can enter').check();
  await page.getByLabel('I accept version 1').check();
  await how();
  await page.getByLabel('Title of the entry').fill(title);
  await press(page, 'Start the entry');
  await arrived(page, title);
  await page.getByRole('link', { name: 'Summary' }).first().click();
  await page.getByLabel('What does it do, for whom?').fill(answers.summary.pitch);
  await goOn(page, 'Approach');
  await page.getByLabel('How does it work?').fill(answers.approach.how);
  await page.getByLabel('What does it take to run for a year?').fill(answers.approach.running);
  await page.getByLabel('Yearly running cost, in dollars').fill('12,000');
  await goOn(page, 'Is a shared ledger the right tool here?');
  const words = Object.values(answers.ledger);
  for (const [i, field] of (await page.locator('main textarea').all()).entries()) await field.fill(words[i]!);
  await goOn(page, 'Evidence');
  await press(page, 'Save and continue');
  await arrived(page, 'Check your answers');
};
const send = async (page: Page) => {
  await page.getByRole('checkbox').check();
  await press(page, 'Send the entry');
  await arrived(page, 'We have your entry');
};

test('the public finds it; a team of two and a person alone send their entries', async () => {
  await on('2027-01-05T15:00:00.000Z');
  const lena = await as('lena', '/');
  await lena.getByRole('link', { name: 'Permits anyone can check' }).first().click();
  await lena.waitForURL(/\/challenges\//);
  slug = new URL(lena.url()).pathname.split('/').at(-1)!;
  await enter(lena, 'One code at the door', async () => {
    await lena.getByLabel('With a new team').check();
    await lena.getByLabel('Name of the new team').fill('Permit Works');
  });
  await lena.goto(`/apply/${slug}/team`);
  await lena.getByLabel('Email address').fill(people.tim.email);
  await press(lena, 'Invite');
  await says(lena, `Mailed to ${people.tim.email}.`);
  const tim = await as('tim', await linkTo(site.world, people.tim.email));
  await tim.getByLabel('I have read who can enter').check();
  await tim.getByLabel('I accept version 1').check();
  await press(tim, 'Join the team');
  await arrived(tim, 'One code at the door');
  await lena.goto(`/apply/${slug}/check`);
  await send(lena);
  const rita = await as('rita', `/challenges/${slug}`);
  await enter(rita, 'The permit folder', () => rita.getByLabel('On my own').check());
  await send(rita);
});

test('judges are invited, accept, declare their conflicts, and are given entries', async () => {
  await on('2027-01-06T15:00:00.000Z');
  const mara = await as('mara', `/run/${challengeId}/judges`);
  for (const who of ['jana', 'jim'] as const) {
    await mara.getByLabel('Email address').fill(people[who].email);
    await mara.getByLabel('Name', { exact: false }).first().fill(people[who].name);
    await press(mara, 'Send the invitation');
    await says(mara, `A letter goes to ${people[who].email}.`);
    const judge = await as(who, await linkTo(site.world, people[who].email));
    await press(judge, 'Accept');
    await arrived(judge, 'Orientation');
    await judge.getByRole('checkbox').check();
    await press(judge, 'Continue to conflicts');
    await arrived(judge, 'Whom can you not judge?');
    await judge.getByLabel('I have no conflict').check();
    await press(judge, 'Send your answer');
    await arrived(judge, /Your entries/);
  }
  await on('2027-01-18T15:00:00.000Z');
  const again = await as('mara', `/run/${challengeId}/assign`);
  await again.getByLabel('Most entries for a judge').fill('10');
  await press(again, 'Propose');
  await says(again, '4 reviews proposed');
  expect([await again.getByLabel('Reviews of each entry').inputValue(), await again.getByLabel('Most entries for a judge').inputValue()], 'what was typed stays').toEqual(['3', '10']);
  await press(again, /^Publish \d reviews$/);
  await says(again, 'judges can read their entries now');
});

test('each judge scores both entries, and sees the scores of nobody else', async () => {
  for (const [who, levels] of [['jana', ['5 Strong', '3 Fair']], ['jim', ['4 Good', '2 Weak']]] as const) {
    const judge = await as(who, `/judge/${challengeId}`);
    await judge.getByRole('link', { name: 'Start scoring' }).click();
    for (let done = 0; done < 2; done++) {
      await judge.locator('fieldset.score').first().waitFor();
      const title = (await judge.getByRole('heading', { level: 1 }).textContent())!;
      for (const group of await judge.locator('fieldset.score').all()) await group.getByRole('radio', { name: levels[title.includes('One code') ? 0 : 1] }).check();
      await judge.getByLabel('What is strong').fill(`${people[who].name} on ${title.trim()}`);
      await press(judge, /^Save( and next)?$/);
      if (done === 0) await judge.getByRole('heading', { level: 1 }).filter({ hasNotText: title }).waitFor();
    }
    await arrived(judge, /Your entries/);
    const others = who === 'jana' ? 'Jim' : 'Jana';
    expect(await judge.getByText(others).count()).toBe(0);
  }
});

test('the agency decides, the teams hear first, and then everybody sees who won', async () => {
  await on('2027-02-12T22:01:00.000Z');
  const mara = await as('mara', `/run/${challengeId}/decide`);
  const row = (title: string) => mara.locator('tr').filter({ hasText: title });
  await row('One code at the door').getByRole('link', { name: /^Decide/ }).click();
  await mara.getByLabel(/Winner: Grand prize/).check();
  await mara.getByLabel('Reason').fill('It solves the need with the least.');
  await press(mara, 'Stage the decision');
  await says(mara, 'is staged');
  await row('The permit folder').getByRole('checkbox').check();
  await mara.getByLabel('Reason').fill('Another entry scored higher.');
  await press(mara, 'Stage as not selected');
  await says(mara, '2 of 2 entries decided.');
  await mara.getByRole('link', { name: 'Read the letters and apply' }).click();
  await workOut(site.world, { id: challengeId });
  await press(mara, 'Apply 2 decisions and send the letters');
  await says(mara, 'The decisions were applied');
  const visitor = await site.visitor();
  await visitor.goto(`/challenges/${slug}/results`);
  expect(await visitor.getByText('One code at the door').count()).toBe(0);

  const lena = await as('lena', `/apply/${slug}/outcome`);
  await says(lena, 'Jana Judge on One code at the door');
  await mara.goto(`/run/${challengeId}/publish`);
  await mara.getByLabel('We checked that these winners can win under the rules.').check();
  await press(mara, 'Publish the winners');
  await says(mara, 'The winners are public since');
  await visitor.reload();
  await says(visitor, 'One code at the door');
  await says(visitor, 'Permit Works');
  expect(await visitor.getByText('The permit folder').count()).toBe(0);
  await visitor.context().close();
  const jana = await as('jana', `/judge/${challengeId}`);
  await jana.getByRole('link', { name: 'The results are out' }).click();
  await says(jana, 'One code at the door');
});
