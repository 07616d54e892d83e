import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fillEntry, registerFor, sendEntry, startEntry } from '../support/entry.ts';
import { linkTo, tokenIn } from '../support/judging.ts';
import { people, type PersonName } from '../support/people.ts';
import { arrived, openSiteWorld } from '../support/site.ts';
import { sound } from '../support/sound.ts';
import { openAgency, openChallenge, saveSection, type Opened } from '../support/stage.ts';
import { answer } from '../support/world.ts';

/** Taking part: being let in, coming and going, rules that change underway, and a challenge that ends early. */
let site: Awaited<ReturnType<typeof openSiteWorld>>;
let agency: { id: string };
const pages = {} as Record<PersonName, Page>;
const open = (page: Page, { slug }: Opened, path = '') => page.goto(`/apply/${slug}${path}`);
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const letterTo = async (who: PersonName, subject: string) => {
  await site.settle();
  const { items } = await site.world.ports.mails.all();
  return items.some((mail) => mail.to === people[who].email && mail.subject.startsWith(subject));
};

beforeAll(async () => {
  site = await openSiteWorld();
  site.world.clock.set('2027-01-05T15:00:00.000Z');
  agency = await openAgency(site.world);
  for (const who of ['lena', 'tim', 'vera'] as const) pages[who] = await site.signedIn(who);
  pages.rita = await site.signedIn('rita', { javaScriptEnabled: false });
});
afterAll(() => site?.stop());

describe('where the agency approves each registration', () => {
  let challenge: Opened;
  const decide = async (who: PersonName, standing: string, reason = '') =>
    answer(site.world.as('mara').put(`/registrants/${challenge.id}/${people[who].id}`, { standing, reason }, { version: 1 }));
  beforeAll(async () => {
    challenge = await openChallenge(site.world, agency.id, { general: { participation: 'approval' } });
  });

  test('a person asks, waits, and starts once the agency said yes', async () => {
    const page = pages.lena;
    await open(page, challenge);
    await sound(page, '/apply/[challenge]', 'filled: asks to take part');
    await page.getByLabel('I have read who can enter').check();
    await press(page, 'Ask to take part');
    await page.getByRole('alert').getByText('Accept the rules to take part.').waitFor();
    expect(await page.getByLabel('I have read who can enter').isChecked()).toBe(true);
    await sound(page, '/apply/[challenge]', 'error: asks to take part');
    await page.getByLabel('I accept version 1').check();
    await press(page, 'Ask to take part');
    await page.getByText('You asked to take part.').waitFor();
    expect(await page.getByRole('button', { name: 'Start the entry' }).count()).toBe(0);
    await sound(page, '/apply/[challenge]', 'read-only: waits for approval');
    await page.goto('/me');
    await page.getByRole('heading', { name: 'The agency has not let you in yet' }).waitFor();
    await decide('lena', 'approved');
    expect(await letterTo('lena', 'You can take part')).toBe(true);
    await open(page, challenge);
    await page.getByText('approved your registration.').waitFor();
    await sound(page, '/apply/[challenge]', 'filled: approved');
    await page.getByLabel('On my own').check();
    await page.getByLabel('Title of the entry').fill('One code at the door');
    await press(page, 'Start the entry');
    await arrived(page, 'One code at the door');
  });

  test('another is not let in and reads why, without JavaScript as well', async () => {
    const page = pages.rita;
    await open(page, challenge);
    await page.getByLabel('I accept version 1').check();
    await press(page, 'Ask to take part');
    expect([await page.getByLabel('I accept version 1').isChecked(), await page.getByLabel('I have read who can enter').isChecked()]).toEqual([true, false]);
    await page.getByLabel('I have read who can enter').check();
    await press(page, 'Ask to take part');
    await page.getByText('You asked to take part.').waitFor();
    await decide('rita', 'refused', 'Only teams from the city take part.');
    await open(page, challenge);
    expect(await page.locator('.notice').innerText()).toMatch(/did not approve your registration\. Only teams from the city take part\. Questions go to mara@example\.org\./);
    const seen = await site.signedIn('rita');
    await open(seen, challenge);
    await sound(seen, '/apply/[challenge]', 'read-only: not approved');
    await seen.context().close();
  });
});

describe('coming and going', () => {
  let challenge: Opened;
  let team: { id: string };
  beforeAll(async () => {
    const { world } = site;
    challenge = await openChallenge(world, agency.id);
    const started = await startEntry(world, 'lena', challenge, 'Permit Works');
    team = started.team;
    for (const who of ['tim', 'vera'] as const) {
      await registerFor(world, who, challenge);
      await answer(world.as('lena').post(`/teams/${team.id}/invitations`, { email: people[who].email }), 201);
      await answer(world.as(who).post(`/team-invitations/${tokenIn(await linkTo(world, people[who].email))}/accept`));
    }
  });

  test('the lead removes a member after being asked, and the member reads what it means for them', async () => {
    const { lena, tim } = pages;
    await open(lena, challenge, '/team');
    await lena.getByRole('link', { name: 'Remove Tim Member' }).click();
    await lena.getByText('Tim Member can no longer read or write the entry.', { exact: false }).waitFor();
    await press(lena, 'Remove Tim Member');
    await lena.getByText('Tim Member is no longer in the team.').waitFor();
    expect(await lena.getByRole('list', { name: 'Members' }).getByRole('listitem').count()).toBe(2);
    await sound(lena, '/apply/[challenge]/team', 'filled: removed');
    expect(await letterTo('tim', 'You are no longer in Permit Works')).toBe(true);
    await open(tim, challenge);
    expect(await tim.getByText('Permit Works permits').count()).toBe(0);
    await tim.getByRole('button', { name: 'Start the entry' }).waitFor();
  });

  test('a member leaves after being asked, and is told that it is done', async () => {
    const page = pages.vera;
    await open(page, challenge, '/team');
    expect(await page.getByRole('link', { name: /^Remove/ }).count()).toBe(0);
    await page.getByRole('link', { name: 'Leave the team' }).click();
    await page.getByText('You can no longer read or write the entry. What you wrote stays with the team.').waitFor();
    await sound(page, '/apply/[challenge]/team', 'filled: a member, asked first');
    await press(page, 'Leave the team');
    await page.getByText('You left Permit Works.').waitFor();
    await sound(page, '/apply/[challenge]', 'filled: left the team');
    expect(await letterTo('lena', `${people.vera.name} left Permit Works`)).toBe(true);
    expect(await answer(site.world.as('lena').get(`/teams/${team.id}`))).toMatchObject({ team: { memberCount: 1 } });
  });
});

describe('answers in several boxes', () => {
  const fields = [
    { id: 'cost', type: 'money', label: 'Running cost', min: 0 },
    { id: 'start', type: 'date', label: 'When could it start?' },
    { id: 'code', type: 'repository', label: 'Source code' },
    { id: 'contract', type: 'contract', label: 'Deployed contract' },
    { id: 'kind', type: 'choice', label: 'Kind', options: ['A service', 'A tool'] },
    { id: 'who', type: 'choices', label: 'Who gains', options: ['Residents', 'Businesses'] },
    { id: 'pitch', type: 'paragraph', label: 'The pitch' },
  ];
  const contract = 'eip155:1:0x06012c8cf97BEaD5deAe237070F9587f8E7A266d';
  const boxes = ['Running cost', 'Month', 'Day', 'Year', 'Address of the repository', 'Commit id', 'Deployed contract', 'The pitch'];
  const held = async (page: Page) => [
    ...(await Promise.all(boxes.map((label) => page.getByLabel(label).inputValue()))),
    ...(await Promise.all(['A service', 'A tool', 'Residents', 'Businesses'].map((label) => page.getByLabel(label).isChecked()))),
  ];
  const saved = (page: Page) => page.getByRole('status').filter({ hasText: /^Saved \d/ }).waitFor();
  const type = async (page: Page, words: string[]) => {
    for (const [i, text] of words.entries()) {
      await page.getByLabel(boxes[i]!).fill('');
      await page.getByLabel(boxes[i]!).pressSequentially(text);
    }
  };
  const savedAs = async (page: Page, kept: unknown[]) => {
    await saved(page);
    await press(page, 'Save');
    await saved(page);
    expect(await held(page)).toEqual(kept);
    await page.reload();
    expect(await held(page)).toEqual(kept);
  };

  test('stay as typed, however often they are saved and whether or not they are right', async () => {
    const { world } = site;
    const challenge = await openChallenge(world, agency.id, { form: { sections: [{ id: 'facts', title: 'Facts', minutes: 5, fields }] } });
    await startEntry(world, 'lena', challenge, 'Many Boxes');
    const page = pages.lena;
    await open(page, challenge, '/facts');
    const first = ['-5', '3', '28', '2027', 'example.org/code', 'abc', 'nonsense', 'One.'];
    await type(page, first);
    await page.getByLabel('A service').check();
    await page.getByLabel('Residents').check();
    await savedAs(page, [...first, true, false, true, false]);
    const second = ['1250.50', '4', '2', '2028', 'https://example.org/other', '0123456789abcdef0123456789abcdef01234567', contract, 'Two words.'];
    await type(page, second);
    await page.getByLabel('A tool').check();
    await page.getByLabel('Residents').uncheck();
    await page.getByLabel('Businesses').check();
    await savedAs(page, [...second, false, true, false, true]);
    const other = await page.context().newPage();
    await open(other, challenge, '/facts');
    await other.getByLabel('The pitch').fill('On another page.');
    await saved(other);
    await page.getByLabel('The pitch').fill('On this page.');
    await page.getByText('Not saved. This question was changed on another page').waitFor();
    await page.getByLabel('The pitch').fill('Two words.');
    await press(page, 'Save what the form says now');
    await saved(page);
    await other.close();
    await page.reload();
    expect(await held(page)).toEqual([...second, false, true, false, true]);
  });
});

describe('the public page', () => {
  test('leads whoever is signed in to the entry they have', async () => {
    const challenge = await openChallenge(site.world, agency.id);
    await startEntry(site.world, 'lena', challenge, 'Way Back');
    const visitor = await site.visitor();
    await visitor.goto(`/challenges/${challenge.slug}`);
    expect(await visitor.locator('main a.btn').first().innerText()).toBe('Start an entry');
    await visitor.context().close();
    const abroad = await site.visitor({ timezoneId: 'Asia/Tokyo' });
    await abroad.goto(`/challenges/${challenge.slug}`);
    await abroad.getByText(/[ap]\.m\. GMT\+9, your browser’s time\)/).first().waitFor();
    await abroad.context().close();
    const page = await site.signedIn('lena');
    await page.context().addCookies([{ name: 'signed-in', value: '1', url: site.origin }]);
    await page.goto(`/challenges/${challenge.slug}`);
    await page.getByRole('link', { name: 'Enter or open your entry' }).first().click();
    await arrived(page, 'Way Back permits');
    expect(await page.getByRole('navigation', { name: 'Main' }).getByRole('link').allInnerTexts()).toEqual(['Challenges', 'Atlas', 'Library', 'Events', 'Agencies', 'Help', 'My work']);
    await page.context().close();
  });
});

describe('rules that change after the entry was begun', () => {
  test('are accepted by the lead before anything is sent', async () => {
    const { world } = site;
    const challenge = await openChallenge(world, agency.id);
    const { team, entry } = await startEntry(world, 'lena', challenge, 'Door Code');
    await fillEntry(world, 'lena', entry.id);
    await registerFor(world, 'tim', challenge);
    await answer(world.as('lena').post(`/teams/${team.id}/invitations`, { email: people.tim.email }), 201);
    await answer(world.as('tim').post(`/team-invitations/${tokenIn(await linkTo(world, people.tim.email))}/accept`));
    await saveSection(world, challenge.id, 'prizes', { note: 'Paid within 30 days.' });
    await answer(world.as('mara').post(`/calls/${challenge.id}/correct`, { reason: 'People asked when prizes are paid.' }));
    const { lena, tim } = pages;
    await open(tim, challenge);
    await tim.getByText('Lena Lead accepts them for the team').waitFor();
    expect(await tim.getByRole('button', { name: /^Accept/ }).count()).toBe(0);
    await sound(tim, '/apply/[challenge]', 'read-only: rules changed, a member');
    await open(lena, challenge, '/check');
    await lena.getByLabel('I send this for Door Code').check();
    await press(lena, 'Send the entry');
    await lena.getByRole('alert').getByText('The rules changed: accept version 2 for the team before you send.').waitFor();
    expect(await lena.getByLabel('I send this for Door Code').isChecked()).toBe(true);
    await sound(lena, '/apply/[challenge]/check', 'error: rules changed');
    await open(lena, challenge);
    await sound(lena, '/apply/[challenge]', 'filled: rules changed');
    await press(lena, 'Accept version 2 for the team');
    await lena.getByText('Version 2 of the rules is accepted for your team.').waitFor();
    await lena.getByRole('link', { name: 'Check and send' }).first().click();
    await lena.getByLabel('I send this for Door Code').check();
    await press(lena, 'Send the entry');
    await arrived(lena, 'We have your entry');
    expect(await lena.locator('.receipt').innerText()).toMatch(/Version 2, SHA-256/);
  });
});

describe('a challenge that is cancelled', () => {
  test('says so first, with the reason; nothing can be changed, and everything can be read', async () => {
    const { world } = site;
    const challenge = await openChallenge(world, agency.id);
    const { entry } = await startEntry(world, 'lena', challenge, 'Last Call');
    await fillEntry(world, 'lena', entry.id);
    await sendEntry(world, 'lena', entry.id);
    world.clock.set('2027-01-06T15:00:00.000Z');
    await answer(world.as('mara').post(`/calls/${challenge.id}/cancel`, { reason: 'The budget was cut.' }));
    const page = await site.signedIn('lena');
    await open(page, challenge);
    expect(await page.locator('.notice').allInnerTexts()).toEqual(['This challenge was cancelled. The budget was cut.']);
    expect(await page.locator('main').innerText()).not.toMatch(/Entries are closed|Withdraw|Closes in/);
    await sound(page, '/apply/[challenge]', 'read-only: cancelled');
    await open(page, challenge, '/team');
    await sound(page, '/apply/[challenge]/team', 'read-only: cancelled');
    expect(await page.locator('main input:not([type=hidden]), main button').count()).toBe(0);
    await open(page, challenge, '/summary');
    await page.getByText('Inspectors scan one code at the door').waitFor();
    await page.context().close();
  });
});
