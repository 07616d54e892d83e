import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addressKey } from '../../functions/domain/words/email-address.ts';
import { wholeList } from '../../functions/use-cases/whole-list.ts';
import { registerFor, startEntry } from '../support/entry.ts';
import { postOffice } from '../support/letters.ts';
import { people } from '../support/people.ts';
import { openSiteWorld } from '../support/site.ts';
import { sound } from '../support/sound.ts';
import { draftChallenge, openAgency, openChallenge, type Opened } from '../support/stage.ts';
import { answer } from '../support/world.ts';

/** The agency announces something: it reads the letter, sees exactly who gets it and who is skipped, and sends it. */
let site: Awaited<ReturnType<typeof openSiteWorld>>;
let post: ReturnType<typeof postOffice>;
let challenge: Opened;
let draft: string;
let mara: Page;
const says = (page: Page, words: string) => page.locator('main').getByText(words).first().waitFor();
const press = (page: Page, name: string) => page.getByRole('button', { name }).first().click();
const desk = () => `/run/${challenge.id}/announcements`;
const write = async (audience: string, title = 'Office hours') => {
  await mara.goto(`${desk()}/new`);
  await mara.getByLabel(audience, { exact: false }).first().check();
  await mara.getByLabel('Title').fill(title);
  await mara.getByLabel('What you announce').fill('We answer questions on Friday at noon.');
  await press(mara, 'Save, and go on');
  await mara.getByRole('heading', { name: title, level: 1 }).waitFor();
};
const letters = async () => (await wholeList((after) => site.world.ports.mails.all(after))).filter(({ template }) => template === 'announcement');
const makeList = async () => {
  await press(mara, 'See who gets it');
  await says(mara, 'The list is being made');
  await post.nudge();
};

beforeAll(async () => {
  site = await openSiteWorld();
  post = postOffice(site.world);
  const agency = await openAgency(site.world);
  draft = await draftChallenge(site.world, agency.id);
  challenge = await openChallenge(site.world, agency.id);
  for (const who of ['lena', 'rita', 'tim'] as const) await registerFor(site.world, who, challenge);
  await startEntry(site.world, 'vera', challenge);
  await answer(site.world.as('kofi').put(`/follows/${challenge.id}`, {}));
  await post.nudge();
  await site.world.ports.mails.stop({ hash: site.world.ports.sha256(addressKey(people.rita.email)), why: 'bounced', at: site.world.clock.now() });
  mara = await site.signedIn('mara');
}, 120_000);
afterAll(() => site?.stop());

test('an announcement begins as words and an audience', async () => {
  await mara.goto(`/run/${draft}/announcements`);
  await says(mara, 'Announcements begin with the publication.');
  await sound(mara, '/run/[call]/announcements', 'empty: not public yet');
  await mara.goto(`/run/${challenge.id}/questions`);
  await mara.getByRole('link', { name: 'Announcements' }).click();
  await says(mara, 'Nothing has been announced yet.');
  await sound(mara, '/run/[call]/announcements', 'empty');
  await mara.getByRole('link', { name: 'Write an announcement' }).click();
  await mara.getByLabel('Title').waitFor();
  await sound(mara, '/run/[call]/announcements/new', 'empty');
  await press(mara, 'Save, and go on');
  await mara.getByRole('link', { name: 'Choose who gets it.' }).waitFor();
  await sound(mara, '/run/[call]/announcements/new', 'error');
  await write('Registered people');
  await says(mara, 'Department of records writes to you about “Trusted permits”:');
  await sound(mara, '/run/[call]/announcements/[id]', 'filled: draft');
});

test('the list says who gets a letter and who is skipped, and why, before anything is sent', async () => {
  await press(mara, 'See who gets it');
  await says(mara, 'The list is being made');
  await sound(mara, '/run/[call]/announcements/[id]', 'filled: the list is made');
  await post.nudge();
  await says(mara, 'Exactly 3 people get a letter.');
  const row = mara.getByRole('row', { name: people.rita.name });
  expect(await row.innerText()).toContain('Skipped: letters to the address come back');
  await sound(mara, '/run/[call]/announcements/[id]', 'filled: ready');
  await mara.getByText('Change the announcement').click();
  await mara.getByLabel('Title').fill('');
  await press(mara, 'Save the change');
  await mara.getByRole('link', { name: 'Give it a title of at least 3 characters.' }).waitFor();
  await sound(mara, '/run/[call]/announcements/[id]', 'error');
  expect(await letters()).toEqual([]);
});

test('it goes to exactly that list, and the page says what became of each letter', async () => {
  await mara.reload();
  await press(mara, 'Send to 3 people');
  await says(mara, 'The letters are being written');
  await sound(mara, '/run/[call]/announcements/[id]', 'filled: being sent');
  await post.nudge();
  await says(mara, '3 letters to a list of 4 people.');
  expect((await letters()).map(({ to }) => to).toSorted()).toEqual([people.lena.email, people.tim.email, people.vera.email].toSorted());
  await mara.reload();
  await says(mara, '1 person gets no letter: letters to the address come back.');
  await sound(mara, '/run/[call]/announcements/[id]', 'filled: sent');
  await mara.goto(desk());
  await says(mara, '3 letters');
  await sound(mara, '/run/[call]/announcements', 'filled');
});

test('what everybody gets stands under Updates too, and followers are counted and not named', async () => {
  await write('Everybody', 'The workshop moves');
  await makeList();
  await says(mara, 'Exactly 4 people get a letter.');
  expect(await mara.locator('main').innerText()).not.toContain(people.kofi.name);
  await sound(mara, '/run/[call]/announcements/[id]', 'filled: ready, counted');
  await press(mara, 'Send to 4 people');
  await says(mara, 'The letters are being written');
  const visitor = await site.visitor();
  await visitor.goto(`/challenges/${challenge.slug}`);
  await visitor.getByRole('link', { name: 'Updates (1)' }).click();
  await visitor.getByRole('heading', { name: 'The workshop moves' }).waitFor();
  await sound(visitor, '/challenges/[slug]/updates', 'filled');
  expect(await (await visitor.request.get(`/challenges/${challenge.slug}/updates.atom`)).text()).toContain('<title>The workshop moves</title>');
  await post.nudge();
});

test('where there is nobody, nothing is sent', async () => {
  await write('Teams of finalists', 'For finalists');
  await makeList();
  await says(mara, 'Nobody is on this list.');
  expect(await mara.getByRole('button', { name: /^Send to/ }).count()).toBe(0);
  await sound(mara, '/run/[call]/announcements/[id]', 'empty: nobody');
});
