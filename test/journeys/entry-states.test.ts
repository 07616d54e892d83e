import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fillEntry, sendEntry, startEntry } from '../support/entry.ts';
import { goWithout, judgeIn, workOut } from '../support/judging.ts';
import type { PersonName } from '../support/people.ts';
import type { Screen, StateOf } from '../support/screens.ts';
import { arrived, openSiteWorld } from '../support/site.ts';
import { sound } from '../support/sound.ts';
import { openAgency, openChallenge, type Opened } from '../support/stage.ts';
import { answer } from '../support/world.ts';

/** A team's screens in the states that no walk stops at, from the first look to the decision. */
let site: Awaited<ReturnType<typeof openSiteWorld>>;
let agency: { id: string };
let page: Page;
let permits: Opened;
let lena: { team: { id: string }; entry: { id: string } };
let rita: typeof lena;

const as = async (who: PersonName) => {
  await page?.context().close();
  page = await site.signedIn(who);
};
type Row = [path: string, says: string | RegExp, screen: Screen, state: StateOf<Screen>];
const look = async (rows: Row[]) => {
  for (const [path, words, screen, state] of rows) {
    await page.goto(path);
    await page.locator('main').getByText(words).first().waitFor();
    await sound<Screen>(page, screen, state);
  }
};
/** What the page of the receipt says of what comes next. */
const nextIs = async (words: string[], who?: Parameters<typeof as>[0]) => {
  if (who) await as(who);
  await page.goto(apply(permits, '/sent'));
  const aside = await page.getByRole('complementary', { name: 'Versions' }).innerText();
  for (const one of words) expect(aside).toContain(one);
  if (!words.includes('Judging starts after the deadline.')) expect(aside).not.toContain('Judging starts');
};
const press = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' }).click();
const refused = (words: string | RegExp) => page.getByRole('alert').getByText(words).first().waitFor();
const apply = (challenge: Opened, path = '') => `/apply/${challenge.slug}${path}`;
const mara = () => site.world.as('mara');

beforeAll(async () => {
  site = await openSiteWorld();
  const { world } = site;
  world.clock.set('2027-01-05T15:00:00.000Z');
  agency = await openAgency(world);
  permits = await openChallenge(world, agency.id, { rules: { teamSize: 2 }, judging: { reviewsPerEntry: 1, quorum: 1 } });
});
afterAll(() => site?.stop());

test('before there is an entry: to start, and by invitation', async () => {
  const { world } = site;
  const invited = await openChallenge(world, agency.id, { general: { title: 'By invitation', participation: 'invitation' } });
  await as('lena');
  await look([
    [apply(permits), 'Who can enter', '/apply/[challenge]', 'empty'],
    [apply(invited), 'This challenge is by invitation.', '/apply/[challenge]', 'read-only: by invitation'],
  ]);
  expect(await page.locator('main').getByRole('checkbox').count(), 'nothing to accept without an invitation').toBe(0);
});

test('an entry from its first word to its second version', async () => {
  const { world } = site;
  lena = await startEntry(world, 'lena', permits, 'Harborlight');
  await as('lena');
  await look([
    [apply(permits, '/summary'), 'What does it do, for whom?', '/apply/[challenge]/[section]', 'empty'],
    [apply(permits, '/team'), 'You can enter alone, or invite others.', '/apply/[challenge]/team', 'filled: alone'],
    [apply(permits, '/about'), 'Title of the entry', '/apply/[challenge]/about', 'filled'],
  ]);
  await page.getByLabel('Title of the entry').fill('');
  await press('Save and go back');
  await refused(/title|Fill this in|characters/i);
  await sound(page, '/apply/[challenge]/about', 'error');
  await page.goto(apply(permits, '/team'));
  await page.getByLabel('Email address').fill('nobody');
  await press('Invite');
  await page.getByRole('alert').waitFor();
  expect(await page.getByLabel('Email address').inputValue()).toBe('nobody');
  await sound(page, '/apply/[challenge]/team', 'error');
  await page.getByLabel('Email address').fill('');
  await press('Invite');
  const link = await page.locator('main code').innerText();
  await fillEntry(world, 'lena', lena.entry.id);
  await look([
    [apply(permits, '/summary'), 'What does it do, for whom?', '/apply/[challenge]/[section]', 'filled'],
    [apply(permits, '/check'), 'Send the entry', '/apply/[challenge]/check', 'filled: ready to send'],
  ]);

  const guest = await site.visitor();
  await guest.goto(link);
  await guest.getByRole('link', { name: 'Sign in to join' }).waitFor();
  await sound(guest, '/teams/join/[token]', 'filled: sign in first');
  await guest.goto(link.slice(0, -4));
  await guest.getByRole('heading', { level: 1 }).waitFor();
  await sound(guest, '/teams/join/[token]', 'read-only: no such link');
  await guest.context().close();
  await as('tim');
  await look([[link, 'You are signed in as Tim Member.', '/teams/join/[token]', 'filled']]);
  for (const label of ['I have read who can enter', 'I accept version 1']) await page.getByLabel(label).check();
  await press('Join the team');
  await page.waitForURL(/\/apply\//);
  await look([
    [link, 'You are in this team.', '/teams/join/[token]', 'read-only: a member'],
    [apply(permits, '/check'), 'Only the lead sends.', '/apply/[challenge]/check', 'filled: not the lead'],
  ]);
  await sendEntry(world, 'lena', lena.entry.id);
  expect(await page.locator('main').innerText()).toContain('In your team that is Lena Lead (lena@example.org).');
  await look([[apply(permits, '/withdraw'), 'Only the lead of your team can withdraw it.', '/apply/[challenge]/withdraw', 'read-only: not the lead']]);
  await answer(world.as('lena').put(`/entries/${lena.entry.id}`, { title: 'One code at the door', area: 'permits' }, { version: 2 }));
  await answer(world.as('tim').put(`/entries/${lena.entry.id}/drafts/summary`, { answers: { pitch: 'Inspectors scan one code.' } }, { version: 1 }));
  await page.goto(apply(permits));
  expect((await page.locator('ol.tasks > li > .tag').allInnerTexts()).map((tag) => tag === 'Changes not sent')).toEqual([false, true, true, false, false, false, true]);
  expect(await page.locator('ol.tasks').innerText()).toContain('Lena Lead sends for the team. Read what you sent');
  await page.goto(apply(permits, '/summary'));
  await page.getByText('Version 1 counts until the lead sends again.').waitFor();
  await sendEntry(world, 'lena', lena.entry.id);
  await as('lena');
  await nextIs(['What happens next', 'Judging starts after the deadline.']);
  await look([
    [apply(permits, '/sent?version=1'), 'Version 1', '/apply/[challenge]/sent', 'filled: an earlier version'],
    [apply(permits, '/team'), 'The team is full', '/apply/[challenge]/team', 'filled: full'],
  ]);
  await page.goto(apply(permits, '?new=1'));
  await arrived(page, /^Enter/);
  expect(await page.locator('main aside').innerText(), 'nothing of the first entry').not.toMatch(/Receipt|Withdraw|Challenge area/);
  await page.goto(apply(permits, '/withdraw'));
  await page.getByRole('heading', { name: 'Withdraw this entry?' }).waitFor();
  const { withdraw } = world.ports.entries;
  world.ports.entries.withdraw = () => Promise.reject(new Error('the table is away'));
  await press('Withdraw the entry');
  await refused(/Reference/);
  world.ports.entries.withdraw = withdraw;
  await sound(page, '/apply/[challenge]/withdraw', 'error: on our side');
  await press('Withdraw the entry');
  await page.getByText('You withdrew this entry.').waitFor();
  await sound(page, '/apply/[challenge]', 'filled: withdrawn');
  await sendEntry(world, 'lena', lena.entry.id);
});

test('what is under way, and who has several entries', async () => {
  const { world } = site;
  rita = await startEntry(world, 'rita', permits);
  await answer(world.as('rita').post('/entries', { teamId: rita.team.id, title: 'A second thought', area: 'permits' }), 201);
  await fillEntry(world, 'rita', rita.entry.id);
  await sendEntry(world, 'rita', rita.entry.id);
  await as('tim');
  await look([['/me', 'Under way', '/me', 'filled: under way']]);
  await as('rita');
  await look([[apply(permits), 'A second thought', '/apply/[challenge]', 'filled: several entries']]);
  for (const path of ['/team', '/check', '/summary', '/sent']) {
    await page.goto(apply(permits, path));
    expect(await page.locator('main').innerText(), path).toContain('Choose the entry first.');
  }
});

test('after the deadline everything is read, and then the decision', async () => {
  const { world } = site;
  await judgeIn(world, permits, 'jana');
  world.clock.set('2027-01-16T15:00:00.000Z');
  await answer(mara().post(`/assignments/${permits.id}/publish`));
  await as('lena');
  await look([
    [apply(permits), 'Entries are closed.', '/apply/[challenge]', 'read-only: sent'],
    [apply(permits, '/team'), 'Nobody can join or leave any more. You can still hand over the lead.', '/apply/[challenge]/team', 'read-only'],
    [apply(permits, '/about'), 'This is what you sent', '/apply/[challenge]/about', 'read-only'],
  ]);
  await nextIs(['What happens next', 'Entries are closed. Judging comes next.']);
  await page.goto(apply(permits, '/team'));
  expect(await page.getByRole('link', { name: /^(Remove|Leave)/ }).count()).toBe(0);
  await page.getByRole('link', { name: 'Hand over the lead to Tim Member' }).click();
  await page.getByText('The entry stays as it is.').waitFor();
  await sound(page, '/apply/[challenge]/team', 'read-only: the lead hands over');
  await press('Make Tim Member the lead');
  await page.getByText('Tim Member leads the team now.').waitFor();
  await as('vera');
  await look([[apply(permits), 'You have no entry in this challenge.', '/apply/[challenge]', 'read-only: no entry']]);
  world.clock.set('2027-02-05T15:00:00.000Z');
  await nextIs(['What happens next', 'The judges are reading and scoring.'], 'lena');
  world.clock.set('2027-02-12T22:01:00.000Z');
  await nextIs(['What happens next', 'Judging is over, and the agency decides.'], 'lena');
  for (const [made, outcome, prizeId] of [[lena, 'winner', 'grand'], [rita, 'not-selected', '']] as const) {
    const decision = { entryId: made.entry.id, outcome, prizeId, reason: 'It solves the need with the least.', feedback: outcome === 'winner' ? 'Judge 1\n\nWhat is strong: Clear and *small*.\n\nJudge 2\n\nWhat to do next: Say more about who runs it.' : '' };
    await answer(mara().post(`/results/${permits.id}/decisions`, decision, { version: 0 }));
  }
  await workOut(world, permits);
  await goWithout(world, permits, lena.entry.id);
  await answer(mara().post(`/results/${permits.id}/apply`));
  await as('lena');
  await look([
    [apply(permits), 'has decided', '/apply/[challenge]', 'read-only: decided'],
    [apply(permits, '/sent'), 'has decided', '/apply/[challenge]/sent', 'filled: decided'],
    [apply(permits, '/outcome'), 'Say more about who runs it.', '/apply/[challenge]/outcome', 'filled: won'],
  ]);
  expect(await page.locator('.lead').innerText()).toBe('Your prize: Grand prize: $25,000');
  expect(await page.locator('.prose h3').allInnerTexts()).toEqual(['Judge 1', 'Judge 2']);
  expect(await page.locator('.prose strong').allInnerTexts()).toEqual(expect.arrayContaining(['What is strong.', 'What to do next.']));
  await answer(mara().post(`/results/${permits.id}/publish`));
  await nextIs(['What became of it', 'has decided', 'All results of this challenge'], 'lena');
  await as('rita');
  await look([[apply(permits, `/outcome?entry=${rita.entry.id}`), 'The judges left no written feedback.', '/apply/[challenge]/outcome', 'filled: not selected']]);
});
