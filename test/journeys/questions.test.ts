import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSiteWorld } from '../support/site.ts';
import { sound } from '../support/sound.ts';
import { openAgency, openChallenge, saveSection, type Opened } from '../support/stage.ts';
import { answer } from '../support/world.ts';

/** People ask; the agency puts questions together, answers, declines, and changes the rules with an answer. */
let site: Awaited<ReturnType<typeof openSiteWorld>>;
let challenge: Opened;
let visitor: Page;
let vera: Page;
let mara: Page;
const says = (page: Page, words: string) => page.locator('main').getByText(words).first().waitFor();
const press = (page: Page, name: string) => page.getByRole('button', { name }).first().click();
const ask = async (who: 'rita' | 'tim' | 'lena', text: string) => {
  site.world.clock.pass(1000);
  return answer(site.world.as(who).post(`/questions/${challenge.slug}`, { text }), 201);
};
const list = () => `/challenges/${challenge.slug}/questions`;
const desk = () => `/run/${challenge.id}/questions`;
const open = async (words: string) => {
  await mara.goto(desk());
  await mara.getByRole('link', { name: words }).click();
  await mara.getByRole('heading', { name: 'One question' }).waitFor();
};

beforeAll(async () => {
  site = await openSiteWorld();
  const agency = await openAgency(site.world);
  challenge = await openChallenge(site.world, agency.id);
  visitor = await site.visitor();
}, 120_000);
afterAll(() => site?.stop());

test('a challenge says until when one can ask, and whoever signs in does', async () => {
  await visitor.goto(`/challenges/${challenge.slug}`);
  await visitor.getByRole('link', { name: 'Questions', exact: true }).click();
  await says(visitor, 'No question has been answered yet.');
  await says(visitor, 'Friday, January 15, 2027, 11:59 p.m. Eastern');
  await sound(visitor, '/challenges/[slug]/questions', 'empty');
  vera = await site.signedIn('vera');
  await vera.goto(list());
  await vera.getByRole('link', { name: 'Ask a question' }).first().click();
  await vera.getByLabel('Your question').waitFor();
  await sound(vera, '/ask/[slug]', 'empty');
  await press(vera, 'Send the question');
  await vera.getByRole('link', { name: 'Write at least 10 characters.' }).waitFor();
  await sound(vera, '/ask/[slug]', 'error');
  await vera.getByLabel('Your question').fill('We are the Lincoln school. Can a school enter?\nWe are twelve.');
  await press(vera, 'Send the question');
  await says(vera, 'Your question was received.');
  await says(vera, 'Waits for an answer');
  await sound(vera, '/ask/[slug]', 'filled');
  await visitor.goto(list());
  await says(visitor, 'No question has been answered yet.');
});

test('the agency puts questions that ask the same under one, and takes one out', async () => {
  mara = await site.signedIn('mara');
  await ask('rita', 'Can a school of any size enter?');
  await ask('tim', 'Who else has sent an entry?');
  await ask('lena', 'Is there a limit of pages?');
  await mara.goto(desk());
  await says(mara, 'Who else has sent an entry?');
  await sound(mara, '/run/[call]/questions', 'filled');
  await open('We are the Lincoln school');
  await sound(mara, '/run/[call]/questions/[question]', 'filled');
  expect(await mara.locator('body').innerText()).not.toContain('Vera');
  await press(mara, 'Put them under this one');
  await mara.getByRole('link', { name: 'Choose at least one question.' }).waitFor();
  await sound(mara, '/run/[call]/questions/[question]', 'error');
  await mara.getByLabel('Can a school of any size enter?').check();
  await mara.getByLabel('Is there a limit of pages?').check();
  await press(mara, 'Put them under this one');
  await says(mara, 'They stand under this question.');
  await mara.getByRole('button', { name: /Take it out.*limit of pages/ }).click();
  await says(mara, 'The question stands for itself again.');
  await mara.getByRole('heading', { name: 'One other asks the same' }).waitFor();
  await sound(mara, '/run/[call]/questions/[question]', 'filled: others under it');
});

test('an answer that changes the rules is kept, the rules change, and it names their version', async () => {
  await mara.getByLabel('The question, as everybody reads it').fill('Can a school enter?');
  await mara.getByLabel('The answer').fill('Yes: **schools can enter** from now on.');
  await press(mara, 'Keep it: the rules change first');
  await says(mara, 'This answer is kept until the rules change: they are at version 1.');
  await sound(mara, '/run/[call]/questions/[question]', 'filled: kept');
  const own = mara.url();
  await saveSection(site.world, challenge.id, 'rules', { eligibility: 'Companies and schools.' });
  await mara.getByRole('link', { name: 'publish the correction' }).click();
  await mara.getByLabel('Reason, shown to everyone').nth(2).fill('Schools can enter, after a question.');
  await press(mara, 'Publish the correction');
  await says(mara, 'The correction is public, with its notice.');
  await mara.goto(own);
  await says(mara, 'The rules are at version 2 now.');
  await sound(mara, '/run/[call]/questions/[question]', 'filled: rules changed');
  await press(mara, 'Publish the answer');
  await says(mara, 'The answer is public.');
  await sound(mara, '/run/[call]/questions/[question]', 'filled: answered');
  await visitor.goto(list());
  await visitor.getByRole('link', { name: 'Rules version 2' }).waitFor();
  expect(await visitor.locator('main').innerText()).not.toContain('Lincoln');
  await sound(visitor, '/challenges/[slug]/questions', 'filled');
  await visitor.getByRole('link', { name: 'Can a school enter?' }).click();
  await says(visitor, 'All questions and answers');
  await sound(visitor, '/challenges/[slug]/questions/[answer]', 'filled');
});

test('what is answered already is answered at once, and one question is declined with a reason to whoever asked', async () => {
  await ask('rita', 'And may a kindergarten enter?');
  await open('And may a kindergarten enter?');
  await press(mara, 'Send that answer');
  await mara.getByRole('link', { name: 'Choose the question that is answered.' }).waitFor();
  await mara.getByLabel('The question that says the same').selectOption({ label: 'Can a school enter?' });
  await press(mara, 'Send that answer');
  await says(mara, 'It stands under another question');
  await sound(mara, '/run/[call]/questions/[question]', 'filled: under another');
  await open('Who else has sent an entry?');
  await press(mara, 'Decline the question');
  await mara.getByRole('link', { name: 'Give the reason in at least 10 characters.' }).waitFor();
  await sound(mara, '/run/[call]/questions/[question]', 'error: decline');
  await mara.getByLabel('Why it is not answered').fill('We do not say who takes part.');
  await press(mara, 'Decline the question');
  await says(mara, 'The question is declined.');
  await sound(mara, '/run/[call]/questions/[question]', 'read-only: declined');
  await mara.goto(`${desk()}?which=answered`);
  await says(mara, '2 others ask the same.');
  await sound(mara, '/run/[call]/questions', 'filled: answered');
  await mara.goto(`${desk()}?which=declined`);
  await says(mara, 'Declined: We do not say who takes part.');
  await sound(mara, '/run/[call]/questions', 'filled: declined');
  const tim = await site.signedIn('tim');
  await tim.goto(`/ask/${challenge.slug}`);
  await says(tim, 'The agency says why, to you alone: We do not say who takes part.');
  await tim.context().close();
  await vera.goto(`/ask/${challenge.slug}`);
  await vera.getByRole('link', { name: 'Read the answer' }).waitFor();
  await sound(vera, '/ask/[slug]', 'filled: settled');
});

test('a correction says why, and the version before stays readable', async () => {
  await mara.goto(`${desk()}?which=answered`);
  await mara.getByRole('link', { name: 'We are the Lincoln school' }).click();
  await mara.getByLabel('The answer').fill('Yes: schools **of any size** can enter.');
  await mara.getByLabel('Why it is corrected').fill('The size was not clear.');
  await press(mara, 'Publish the correction');
  await says(mara, 'The corrected answer is public');
  await visitor.reload();
  await visitor.getByRole('heading', { name: 'Earlier versions' }).waitFor();
  await says(visitor, 'The size was not clear.');
  await sound(visitor, '/challenges/[slug]/questions/[answer]', 'filled: corrected');
});

test('the organizer sets the question deadline; after it the form is closed in plain words', async () => {
  await mara.goto(desk());
  await mara.getByLabel('Last moment to ask').fill('2020-01-01T10:00');
  await press(mara, 'Set the deadline');
  await mara.getByRole('link', { name: /Choose a time ahead/ }).waitFor();
  await sound(mara, '/run/[call]/questions', 'error');
  await mara.getByLabel('Last moment to ask').fill('2027-01-08T17:00');
  await press(mara, 'Set the deadline');
  await says(mara, 'The question deadline is set.');
  site.world.clock.set('2027-01-08T22:01:00.000Z');
  vera = await site.signedIn('vera');
  await vera.goto(`/ask/${challenge.slug}`);
  await says(vera, 'Nobody can ask now.');
  await says(vera, 'Friday, January 8, 2027, 5:00 p.m. Eastern');
  await sound(vera, '/ask/[slug]', 'empty: closed');
  await visitor.goto(list());
  await says(visitor, 'Questions closed');
  await sound(visitor, '/challenges/[slug]/questions', 'filled: closed');
  mara = await site.signedIn('mara');
  await mara.goto(desk());
  await says(mara, 'What waits can still be answered.');
  await sound(mara, '/run/[call]/questions', 'filled: closed');
  await open('Is there a limit of pages?');
  await mara.getByLabel('The answer').fill('Ten pages.');
  await press(mara, 'Publish the answer');
  await says(mara, 'The answer is public.');
  await mara.goto(desk());
  await says(mara, 'No question waits.');
  await sound(mara, '/run/[call]/questions', 'empty');
});
