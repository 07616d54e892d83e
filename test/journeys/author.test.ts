import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { people } from '../support/people.ts';
import { arrived, openSiteWorld } from '../support/site.ts';
import { sound } from '../support/sound.ts';
import { draftChallenge, openAgency, openChallenge } from '../support/stage.ts';
import { answer } from '../support/world.ts';

let site: Awaited<ReturnType<typeof openSiteWorld>>;
let agency: { id: string };
beforeAll(async () => {
  site = await openSiteWorld();
  agency = await openAgency(site.world);
});
afterAll(() => site?.stop());

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' }).click();
const goOn = async (page: Page, to: string) => {
  await press(page, 'Save and continue');
  await arrived(page, to);
};
const saved = (page: Page) => page.locator('.saved', { hasText: /^\s*Saved / }).waitFor();
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name }).first().waitFor();

test('a manager writes a challenge from nothing, an approver requests edits and lets it out, and everybody can read it', async () => {
  const mara = await site.signedIn('mara');
  await mara.goto('/run');
  await mara.getByText('No challenges yet.').waitFor();
  await sound(mara, '/run', 'empty');
  await mara.getByRole('link', { name: 'New challenge' }).click();
  await press(mara, 'Start the draft');
  await mara.getByRole('link', { name: 'Give the challenge a title of at least 3 characters.' }).waitFor();
  await sound(mara, '/run/new', 'error');
  await mara.getByLabel('Title').fill('Permits anyone can check');
  await press(mara, 'Start the draft');

  await arrived(mara, 'General');
  const id = /\/run\/(chl_\w+)\//.exec(mara.url())![1]!;
  await mara.getByLabel('The need in one sentence').fill('Check a permit without a phone call.');
  await mara.getByLabel('Contact email').fill('not an address');
  await press(mara, 'Save');
  await mara.getByRole('link', { name: /Enter an email address/ }).waitFor();
  expect(await mara.getByLabel('The need in one sentence').inputValue()).toBe('Check a permit without a phone call.');
  await sound(mara, '/run/[call]/edit/[section]', 'error');
  await mara.getByLabel('Contact email').fill('permits@example.gov');
  await goOn(mara, 'What we need');

  await mara.getByLabel('What is needed, and why').fill('## Today\n\nInspectors check each of eleven permits by phone.');
  await press(mara, 'Add a challenge area');
  await mara.getByLabel('Area 1', { exact: true }).fill('Restaurants');
  await goOn(mara, 'Timeline');

  await press(mara, 'Add the entries phase');
  await mara.getByLabel('Phase 1 opens').fill('2027-01-04T09:00');
  await mara.getByLabel('Phase 1 closes').fill('2027-01-15T12:00');
  await press(mara, 'Add the judging phase');
  await mara.getByLabel('Phase 2 opens').fill('2027-01-18T09:00');
  await mara.getByLabel('Phase 2 closes').fill('2027-02-12T17:00');
  await press(mara, 'Save');
  await mara.getByRole('link', { name: /closes at noon or midnight/ }).waitFor();
  await sound(mara, '/run/[call]/edit/[section]', 'error: something missing');
  await mara.getByLabel('Phase 1 closes').fill('2027-01-15T23:59');
  await goOn(mara, 'Prizes');

  await press(mara, 'Add a prize');
  await mara.getByLabel('Name of prize 1').fill('Grand prize');
  await mara.getByLabel('Dollars for prize 1, each').fill('a lot');
  await press(mara, 'Save');
  await mara.getByRole('link', { name: 'Enter the prize in dollars, such as 25000.' }).waitFor();
  await mara.getByLabel('Dollars for prize 1, each').fill('$25,000.50');
  await mara.getByText('In total $25,000.50').waitFor();
  await goOn(mara, 'Rules');
  await goOn(mara, 'Entry form');

  const preview = mara.getByRole('complementary', { name: 'Preview' });
  await mara.getByLabel('Name of section 1').fill('In short');
  await preview.getByRole('heading', { name: 'In short' }).waitFor();
  await mara.getByLabel('Kind of answer').nth(1).selectOption('One of several options');
  await press(mara, 'Add a question to In short');
  await mara.getByLabel('Options, one a line').fill('Inspectors\nOwners');
  await preview.getByText('Inspectors').waitFor();
  await mara.getByLabel('Question 2', { exact: true }).first().fill('Who would use it first?');
  await preview.getByText('Who would use it first?').waitFor();
  await goOn(mara, 'Judging');

  await mara.getByLabel('Weight of criterion 1, %').fill('40');
  await mara.getByText('The weights sum to 110%: 10% too much.').waitFor();
  await sound(mara, '/run/[call]/edit/[section]', 'error: weights');
  await goOn(mara, 'Resources');
  await press(mara, 'Save and continue');
  await heading(mara, '1 thing is missing');
  await sound(mara, '/run/[call]/approval', 'error: something missing');
  await mara.getByRole('link', { name: 'The weights sum to 110%. Make them 100%.' }).click();
  await mara.getByLabel('Weight of criterion 1, %').fill('30');
  await saved(mara);
  await mara.getByRole('link', { name: 'Approval' }).click();
  await heading(mara, 'Ready to submit');
  // what is worth a second look leads to its field, and holds nothing up
  await mara.getByRole('link', { name: 'Nobody is named to write to, only an address.' }).click();
  await mara.getByLabel('Contact person or office').waitFor();
  await mara.getByRole('link', { name: 'Approval' }).click();

  await mara.getByRole('link', { name: 'Preview it first' }).click();
  await mara.getByRole('heading', { level: 3, name: 'Today' }).waitFor();
  await mara.getByText('Share this preview').click();
  await mara.getByLabel('Who it is for').fill('The legal office');
  await press(mara, 'Make a link');
  const address = await mara.locator('code').first().innerText();
  await sound(mara, '/run/[call]/preview', 'filled: shared');
  const guest = await site.visitor();
  await guest.goto(address);
  await guest.getByText('This is a draft that Department of records shared with you.').waitFor();
  await guest.getByRole('link', { name: 'Entry form' }).click();
  await guest.getByText('Who would use it first?').waitFor();
  await sound(guest, '/preview/[token]', 'filled');
  await press(mara, 'Revoke The legal office');
  await mara.getByText('That link works no more.').waitFor();
  expect((await guest.goto(address))?.status()).toBe(404);

  await mara.goto(`/run/${id}/approval`);
  await press(mara, 'Submit for approval');
  await mara.getByText('It is with the approver now.').waitFor();
  await mara.goto(`/run/${id}/edit/prizes`);
  await mara.getByText('This draft waits for the approver').waitFor();
  expect(await mara.getByRole('textbox').count()).toBe(0);
  await sound(mara, '/run/[call]/edit/[section]', 'read-only: with the approver');

  const paul = await site.signedIn('paul');
  await paul.goto(`/run/${id}`);
  await paul.getByRole('link', { name: 'Read the draft and decide' }).click();
  await press(paul, 'Request edits');
  await paul.getByRole('link', { name: 'Say what needs a change.' }).waitFor();
  await paul.getByLabel('Your comment on “Prizes”').fill('Name the fund.');
  await press(paul, 'Request edits');
  await paul.getByText('The managers have your comments.').waitFor();

  await mara.goto(`/run/${id}`);
  await mara.getByRole('link', { name: 'Paul Approver requests edits' }).click();
  await mara.getByRole('heading', { name: 'Paul Approver requests edits' }).waitFor();
  await sound(mara, '/run/[call]/approval', 'filled: edits requested');
  await press(mara, 'Mark as done Name the fund.');
  await mara.getByText('1 of 1 marked as done.').waitFor();
  await mara.getByRole('listitem').filter({ hasText: 'Name the fund.' }).getByRole('link', { name: 'Prizes' }).first().click();
  await arrived(mara, 'Prizes');
  await press(mara, 'Not done yet Name the fund.');
  await mara.getByText('0 of 1 marked as done.').waitFor();
  await mara.getByLabel('Note about prizes').fill('From the 2027 innovation fund.');
  await press(mara, 'Mark as done Name the fund.');
  await mara.getByText('1 of 1 marked as done.').waitFor();
  await sound(mara, '/run/[call]/edit/[section]', 'filled: an asked edit is done');
  expect(await mara.getByLabel('Note about prizes').inputValue()).toBe('From the 2027 innovation fund.');
  await mara.getByRole('link', { name: 'Approval' }).click();
  await mara.getByText('Changed since the approver read it: Prizes.').waitFor();
  await press(mara, 'Submit for approval');

  await paul.goto(`/run/${id}/approval`);
  await paul.getByRole('insertion').filter({ hasText: 'From the 2027 innovation fund.' }).waitFor();
  await paul.getByText('1 of 1 marked as done by the managers.').waitFor();
  await paul.getByText('Nobody is named to write to, only an address.').waitFor();
  await sound(paul, '/run/[call]/approval', 'filled: the approver’s desk');
  await press(paul, 'Approve');
  await paul.getByText(/^Approved\. /).waitFor();
  const { challenge } = await answer<{ challenge: { slug: string; prizeCents: number } }>(site.world.as('mara').get(`/calls/${id}`));
  expect(challenge.prizeCents).toBe(25_000_50);
  await guest.goto(`/challenges/${challenge.slug}`);
  await arrived(guest, 'Permits anyone can check');
  await mara.goto(`/run/${id}`);
  await sound(mara, '/run/[call]', 'filled: open');
  for (const page of [mara, paul, guest]) await page.context().close();
});

test('the settings of a question stay open while its readers are ticked', async () => {
  const id = await draftChallenge(site.world, agency.id);
  const page = await site.signedIn('mara');
  await page.goto(`/run/${id}/edit/form`);
  const question = page.locator('.under > details').first();
  await question.locator('summary').click();
  for (const reader of ['Judges', /^Everyone, after the results/]) {
    const box = question.getByRole('checkbox', { name: reader });
    await box.setChecked(!(await box.isChecked()));
    expect(await question.evaluate((element: HTMLDetailsElement) => element.open)).toBe(true);
  }
  await page.context().close();
});

test('the form is built without scripts: rows come, move and go, and nothing typed is lost', async () => {
  const id = await draftChallenge(site.world, agency.id, { form: { sections: [] } });
  const page = await site.signedIn('mara', { javaScriptEnabled: false });
  await page.goto(`/run/${id}/edit/form`);
  await press(page, 'Add a section');
  await page.getByLabel('Name of section 1').fill('Your idea');
  await page.getByLabel('Question 1', { exact: true }).fill('What is it?');
  await press(page, 'Add “Is a shared ledger the right tool here?”');
  await page.getByLabel('Kind of answer').last().selectOption('Files');
  await press(page, 'Add a question to Is a shared ledger the right tool here?');
  expect(await page.getByLabel('Question 5', { exact: true }).inputValue()).toBe('');
  await page.getByLabel('Question 5', { exact: true }).fill('A drawing');
  await press(page, 'Move up Is a shared ledger the right tool here?');
  expect(await page.getByLabel('Name of section 2').inputValue()).toBe('Your idea');
  await page.getByLabel('Name of section 2').fill('');
  await press(page, 'Save');
  await page.getByRole('link', { name: 'Section 2 of the form has no name yet.' }).waitFor();
  expect(await page.getByLabel('Question 1', { exact: true }).nth(1).inputValue()).toBe('What is it?');
  await page.getByLabel('Name of section 2').fill('The idea');
  await page.locator('summary', { hasText: /^Remove\s*Is a shared ledger the right tool here/ }).click();
  await press(page, 'Yes, remove Is a shared ledger the right tool here?');
  const { value } = await answer<{ value: { sections: { title: string; fields: { label: string }[] }[] } }>(site.world.as('mara').get(`/calls/${id}/sections/form`));
  expect(value.sections.map(({ title, fields }) => [title, ...fields.map(({ label }) => label)])).toEqual([['The idea', 'What is it?']]);
  await page.context().close();
});

test('two people edit one section: what each wrote is kept, and where both did, both are shown', async () => {
  const id = await draftChallenge(site.world, agency.id);
  await answer(site.world.as('olga').post(`/operator/agencies/${agency.id}/people`, { email: people.vera.email, roles: ['manager'] }));
  const [mara, vera] = await Promise.all([site.signedIn('mara'), site.signedIn('vera', { javaScriptEnabled: false })]);
  await Promise.all([mara.goto(`/run/${id}/edit/general`), vera.goto(`/run/${id}/edit/general`)]);
  await vera.getByLabel('The need in one sentence').fill('Vera’s words.');
  await vera.getByLabel('Partners').fill('The fire department');
  await press(vera, 'Save');
  await saved(vera);
  await mara.getByLabel('The need in one sentence').fill('Mara’s words.');
  await mara.getByLabel('Legal authority').fill('15 U.S.C. 3719');
  await press(mara, 'Save');
  await mara.getByRole('heading', { name: 'Vera Visitor changed this section while you were writing' }).waitFor();
  expect(await mara.locator('.said').allInnerTexts()).toEqual(['Mara’s words.', 'Vera’s words.']);
  expect(await mara.getByLabel('Partners').inputValue()).toBe('The fire department');
  expect(await mara.getByLabel('Legal authority').inputValue()).toBe('15 U.S.C. 3719');
  await sound(mara, '/run/[call]/edit/[section]', 'error: two texts');
  await mara.getByLabel('Use Vera Visitor’s text here instead of mine').check();
  await press(mara, 'Save');
  await saved(mara);
  const { value } = await answer<{ value: object }>(site.world.as('mara').get(`/calls/${id}/sections/general`));
  expect(value).toMatchObject({ tagline: 'Vera’s words.', partners: 'The fire department', legalAuthority: '15 U.S.C. 3719' });
  for (const page of [mara, vera]) await page.context().close();
});

test('an open challenge is corrected, extended and cancelled, each with a reason that everybody reads', async () => {
  const { id, slug } = await openChallenge(site.world, agency.id);
  const page = await site.signedIn('mara');
  await page.goto(`/run/${id}/edit/timeline`);
  await page.getByText('The dates are published.').waitFor();
  await page.goto(`/run/${id}/edit/prizes`);
  await page.getByLabel('Note about prizes').fill('Paid within 30 days.');
  await press(page, 'Save');
  await page.getByRole('link', { name: 'publish a correction' }).click();
  await page.getByRole('insertion').filter({ hasText: 'Paid within 30 days.' }).waitFor();
  await sound(page, '/run/[call]/amend', 'filled');
  await page.getByLabel('Reason, shown to everyone').nth(2).fill('People asked when prizes are paid.');
  await press(page, 'Publish the correction');
  await page.getByText('The correction is public, with its notice.').waitFor();
  await page.getByLabel('Entries close, Eastern time').fill('2027-01-10T23:59');
  await page.getByLabel('Reason, shown to everyone').first().fill('A storm closed the offices.');
  await press(page, 'Extend the deadline');
  await page.getByRole('link', { name: /Choose a time after/ }).waitFor();
  expect(await page.getByLabel('Reason, shown to everyone').first().inputValue()).toBe('A storm closed the offices.');
  await sound(page, '/run/[call]/amend', 'error');
  await page.getByLabel('Entries close, Eastern time').fill('2027-01-20T23:59');
  await press(page, 'Extend the deadline');
  await page.getByText('The deadline is moved, and the notice is public.').waitFor();
  expect(await page.getByLabel('Reason, shown to everyone').first().inputValue()).toBe('');
  expect(await page.getByLabel('Entries close, Eastern time').inputValue()).toBe('2027-01-20T23:59');
  await page.getByLabel('Judging closes, Eastern time').fill('2027-03-05T17:00');
  await page.getByLabel('Reason, shown to everyone').nth(1).fill('Two judges fell ill.');
  await press(page, 'Move the end of judging');
  await page.getByRole('link', { name: /Choose a later day for the results/ }).click();
  await page.getByLabel('Results are expected on').fill('2027-03-12');
  await press(page, 'Move the end of judging');
  await page.getByText('The end of judging is moved, and the notice is public.').waitFor();
  await page.getByLabel('Reason, shown to everyone').last().fill('The law changed, so there is nothing to build.');
  await press(page, 'Cancel the challenge');
  await page.getByRole('link', { name: 'Confirm that the challenge ends for everyone.' }).waitFor();
  await page.getByLabel('The challenge ends for everyone').check();
  await press(page, 'Cancel the challenge');
  await page.getByText('The challenge is cancelled, and the notice is public.').waitFor();
  const { notices } = await answer<{ notices: { title: string }[] }>(site.world.as().get(`/challenges/${slug}`));
  expect(notices.map(({ title }) => title)).toEqual(['This challenge was cancelled', 'Judging ends later', 'The deadline moved', 'A correction']);
  await page.goto(`/run/${id}`);
  await page.getByText('The law changed, so there is nothing to build.').first().waitFor();
  await sound(page, '/run/[call]', 'filled: cancelled');
  await page.context().close();
});

test('a session that ends under a form costs no word: the page holds what was typed, and it is sent after signing in again', async () => {
  const id = await draftChallenge(site.world, agency.id);
  await answer(site.world.as('mara').post(`/calls/${id}/submit`));
  const page = await site.signedIn('paul', { javaScriptEnabled: false });
  await page.goto(`/run/${id}/approval`);
  const words = 'Name the fund, "in full" <and>\nsay who pays.';
  await page.getByLabel('Your comment on “Prizes”').fill(words);
  const cookies = await page.context().cookies();
  await page.context().clearCookies();
  await press(page, 'Request edits');
  await arrived(page, 'You were signed out');
  await press(page, 'Send it again');
  await arrived(page, 'You were signed out');
  await page.context().addCookies(cookies);
  await press(page, 'Send it again');
  await page.getByText('The managers have your comments.').waitFor();
  const { reviews } = await answer<{ reviews: { comments: object[] }[] }>(site.world.as('mara').get(`/calls/${id}`));
  expect(reviews.at(-1)!.comments).toEqual([{ section: 'prizes', text: words.replace('\n', '\r\n') }]);
  await page.context().close();

  const { id: open } = await openChallenge(site.world, agency.id);
  const mara = await site.signedIn('mara');
  await mara.goto(`/run/${id}/edit/prizes`);
  await mara.getByRole('listitem').filter({ hasText: 'Name the fund, "in full" <and>' }).waitFor();
  await mara.goto(`/run/${open}/amend`);
  await mara.getByLabel('Reason, shown to everyone').last().fill('The law changed.');
  await mara.getByLabel('The challenge ends for everyone').check();
  await mara.context().clearCookies();
  await press(mara, 'Cancel the challenge');
  await mara.getByRole('link', { name: 'Sign in in a new tab' }).waitFor();
  expect(await mara.getByLabel('Reason, shown to everyone').last().inputValue()).toBe('The law changed.');
  await mara.context().close();
});
