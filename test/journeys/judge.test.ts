import { randomBytes } from 'node:crypto';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sections } from '../../functions/domain/call/challenge.ts';
import { templates } from '../../functions/domain/call/template.ts';
import { answers, fillEntry, sendEntry, sentEntry, startEntry } from '../support/entry.ts';
import { judgeIn, linkTo, marks } from '../support/judging.ts';
import { obscured } from '../support/obscured.ts';
import { attach } from '../support/planted.ts';
import { people, type PersonName } from '../support/people.ts';
import { openSiteWorld } from '../support/site.ts';
import { sound } from '../support/sound.ts';
import { openAgency, openChallenge, type Opened } from '../support/stage.ts';
import { answer } from '../support/world.ts';

let site: Awaited<ReturnType<typeof openSiteWorld>>;
let challenge: Opened;
let lena: { id: string };
let rita: { id: string };

const form = sections.form.parse(templates['ledger-challenge']['form']);
const documentsShown = { sections: form.sections.map((section) => ({ ...section, fields: section.fields.map((field) => (field.id === 'documents' ? { ...field, blindSafe: true } : field)) })) };

const invited = async (who: PersonName) => {
  await answer(site.world.as('mara').post(`/judges/${challenge.id}/invitations`, { judges: [{ email: people[who].email, name: people[who].name }] }), 201);
  return linkTo(site.world, people[who].email);
};
const said = (page: Page, words: string | RegExp) => page.getByRole('status').filter({ hasText: words }).waitFor();
const stored = (who: PersonName, entry: { id: string }) =>
  answer<{ evaluation: { state: string; marks: Record<string, number>; note: string; composite?: number; draft?: object } }>(site.world.as(who).get(`/evaluations/${challenge.id}/${entry.id}`)).then(({ evaluation }) => evaluation);
const scoreAll = async (page: Page, level: string) => {
  for (const group of await page.locator('fieldset.score').all()) await group.getByRole('radio', { name: level }).check();
};
const open = async (page: Page, entry: { id: string }) => {
  await page.goto(`/judge/${challenge.id}/${entry.id}`);
  await page.locator('fieldset.score').first().waitFor();
};

beforeAll(async () => {
  site = await openSiteWorld();
  const { world } = site;
  world.clock.set('2027-01-05T15:00:00.000Z');
  const agency = await openAgency(world);
  challenge = await openChallenge(world, agency.id, { form: documentsShown, judging: { othersVisible: 'after-own' } });
  const started = await startEntry(world, 'lena', challenge);
  lena = started.entry;
  const file = await attach(world, 'lena', lena.id, 'okapi drawing.pdf');
  await fillEntry(world, 'lena', lena.id);
  await answer(world.as('lena').put(`/entries/${lena.id}/drafts/evidence`, { answers: { ...answers.evidence, documents: [file] } }, { version: 1 }));
  await sendEntry(world, 'lena', lena.id);
  rita = (await sentEntry(world, 'rita', challenge)).entry;
});
afterAll(() => site?.stop());

test('whoever holds the link reads the invitation, and declines without an account', async () => {
  const [page, link] = [await site.visitor(), await invited('vera')];
  await page.goto(link);
  await page.getByRole('link', { name: 'Sign in to accept' }).waitFor();
  await sound(page, '/judge/invitations/[token]', 'filled: sign in first');
  await page.getByText('Decline', { exact: true }).click();
  await page.getByLabel('Why you decline').fill('I am away until March.');
  await page.getByRole('button', { name: 'Decline the invitation' }).click();
  await said(page, 'You declined');
  const { items } = await answer<{ items: { outcome: string; reason?: string }[] }>(site.world.as('mara').get(`/judges/${challenge.id}/invitations`));
  expect(items[0]).toMatchObject({ outcome: 'declined', reason: 'I am away until March.' });
  const again = { judges: [{ email: people.vera.email, name: people.vera.name }] };
  expect(await answer(site.world.as('mara').post(`/judges/${challenge.id}/invitations`, again), 201)).toEqual({ invited: [], already: [people.vera.email], declined: [people.vera.email], judging: [], entering: [] });
  await page.context().close();
});

test('the invited person sees it among their work, accepts, reads the orientation and answers the conflict gate', async () => {
  const link = await invited('jana');
  const page = await site.signedIn('jana');
  await page.goto('/me');
  await page.getByRole('heading', { name: 'You are asked to judge' }).waitFor();
  await sound(page, '/me', 'filled');
  await page.goto('/judge');
  await page.getByText('You judge no challenge right now').waitFor();
  await sound(page, '/judge', 'empty');
  await page.goto(link);
  await page.getByText(`You are signed in as ${people.jana.email}`).waitFor();
  await page.getByRole('button', { name: 'Accept' }).click();
  await page.getByRole('heading', { name: 'Orientation' }).waitFor();
  await page.getByRole('button', { name: 'Continue to conflicts' }).click();
  await page.getByRole('alert').getByText('Tick the box when you have read this page').waitFor();
  await sound(page, '/judge/[challenge]/orientation', 'error');
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Continue to conflicts' }).click();
  await page.getByRole('heading', { name: 'Whom can you not judge?' }).waitFor();
  expect(await page.locator('.names li').allInnerTexts()).toEqual(['Lena Lead', 'Rita Rival', 'Team lena', 'Team rita']);
  await page.getByRole('checkbox', { name: 'Team rita' }).check();
  await page.getByLabel('How you stand to Team rita').selectOption('adviser');
  await page.getByLabel('Why, for Team rita').fill('Their adviser');
  await page.getByLabel('I have no conflict').check();
  await page.getByRole('button', { name: 'Send your answer' }).click();
  await page.getByRole('alert').getByText('You ticked a name').waitFor();
  expect([await page.getByLabel('How you stand to Team rita').inputValue(), await page.getByLabel('Why, for Team rita').inputValue()]).toEqual(['adviser', 'Their adviser']);
  await sound(page, '/judge/[challenge]/conflicts', 'error');
  await page.getByRole('checkbox', { name: 'Team rita' }).uncheck();
  await page.getByRole('button', { name: 'Send your answer' }).click();
  await said(page, 'Your answer is in.');
  await page.getByText('No entries are assigned yet').waitFor();
  await sound(page, '/judge/[challenge]', 'empty');
  await page.getByRole('link', { name: 'Conflicts' }).click();
  await page.getByText('You named nobody.').waitFor();
  await page.getByRole('button', { name: 'Add to what I said' }).click();
  await page.getByRole('alert').getByText('Tick or write whom you cannot judge.').waitFor();
  await page.getByText('Somebody who is not on the list').click();
  await page.getByLabel('Name of a person, team').fill('Acme Bridges');
  await page.getByLabel('Why', { exact: false }).last().fill('Shares');
  await page.getByRole('button', { name: 'Add to what I said' }).click();
  await said(page, 'What you said before stands.');
  expect(await page.locator('dl.ledger dt').allInnerTexts()).toEqual(['Acme Bridges']);
  await sound(page, '/judge/[challenge]/conflicts', 'filled: said before');
  await page.context().close();
});

test('a judge with a conflict never meets the entry; without JavaScript the whole of judging works', async () => {
  const { world } = site;
  await judgeIn(world, challenge, 'jim');
  await judgeIn(world, challenge, 'kofi', [{ name: 'Lena Lead', reason: 'We worked together.' }]);
  world.clock.set('2027-01-18T15:00:00.000Z');
  await answer(world.as('mara').post(`/assignments/${challenge.id}/publish`));
  const page = await site.signedIn('kofi', { javaScriptEnabled: false });
  await page.goto(`/judge/${challenge.id}`);
  expect(await page.locator('tbody tr').count()).toBe(1);
  const bodies = await Promise.all([lena.id, `ent_${'0'.repeat(21)}`].map(async (id) => {
    const reply = await page.request.get(`/judge/${challenge.id}/${id}`);
    return `${reply.status()} ${(await reply.text()).replaceAll(id, 'id').replace(/"?requestId"?:\s?"[^"]*"|Reference [\w-]+/g, '').replace(/nonce[-="']+[\w+/=]+/g, '')}`;
  }));
  expect(bodies[0]).toMatch(/^404 /);
  expect(bodies[0]).toBe(bodies[1]);
  await page.getByRole('link', { name: 'Start scoring' }).click();
  await page.getByRole('radio', { name: '3 Fair' }).first().check();
  await page.getByRole('button', { name: 'Keep as a draft' }).click();
  expect(await stored('kofi', rita)).toMatchObject({ state: 'started', marks: { 'public-value': 3 } });
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('alert').getByRole('link', { name: 'Score “Feasibility”.' }).waitFor();
  await scoreAll(page, '2 Weak');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('You have scored everything').waitFor();
  expect(await stored('kofi', rita)).toMatchObject({ state: 'saved', marks: marks(2), composite: 25 });
  await page.context().close();
});

test('a judge scores by keyboard alone, and keys can be turned off', async () => {
  const page = await site.signedIn('jana');
  await page.goto('/me');
  await page.getByRole('link', { name: 'Score 2 entries' }).click();
  await page.getByRole('link', { name: 'Start scoring' }).waitFor();
  await sound(page, '/judge/[challenge]', 'filled');
  await open(page, lena);
  await sound(page, '/judge/[challenge]/[entry]', 'filled');
  // two panes scroll, the page does not: the form never leaves the screen
  expect(await page.evaluate(() => document.documentElement.scrollHeight - innerHeight)).toBe(0);
  await page.getByRole('button', { name: 'Shortcuts' }).focus();
  await page.keyboard.press('?');
  await page.getByRole('heading', { name: 'Shortcuts' }).waitFor();
  expect(await page.locator('#shortcuts dl > div').allInnerTexts()).toMatchObject([/1 to 5/, /Save and next/, /Skip for now/, /this list/].map((words) => expect.stringMatching(words)));
  await page.keyboard.press('Escape');
  for (const group of await page.locator('fieldset.score').all()) {
    await group.getByRole('radio').first().focus();
    await page.keyboard.press('4');
  }
  await page.getByText('Weighted total 75.0 of 100').waitFor();
  await said(page, /^Draft saved/);
  expect(await stored('jana', lena)).toMatchObject({ state: 'started', marks: marks(4) });
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { name: 'Team rita permits', level: 1 }).waitFor();
  await said(page, 'Saved: Team lena permits. Your scores count.');
  const edges = await page.locator('#entry > .done, #entry > .done + *').evaluateAll((all) => all.map((one) => one.getBoundingClientRect()).map(({ top, bottom }) => ({ top, bottom })));
  expect(edges[1]!.top - edges[0]!.bottom, 'the bar does not touch the entry').toBeGreaterThanOrEqual(16);
  expect(await stored('jana', lena)).toMatchObject({ state: 'saved', composite: 75 });
  await page.keyboard.press('Alt+s');
  await page.getByText('skipped for now').or(page.getByRole('heading', { name: 'Your entries' })).first().waitFor();
  expect(await stored('jana', rita)).toMatchObject({ state: 'skipped' });
  await answer(site.world.as('jana').patch('/me', { shortcuts: false }, { version: 1 }));
  await open(page, rita);
  await page.getByRole('radio').first().focus();
  await page.keyboard.press('4');
  expect(await page.getByRole('radio', { checked: true }).count()).toBe(0);
  await page.context().close();
});

test('on a phone and on a desk, what has the focus is never under a bar', async () => {
  for (const viewport of [{ width: 375, height: 667 }, { width: 1280, height: 800 }, { width: 1280, height: 900 }]) {
    const page = await site.signedIn('jana', { viewport, reducedMotion: 'reduce' });
    await open(page, rita);
    await page.getByText('I cannot judge this entry').click();
    await page.locator('h1').click();
    expect({ viewport, hidden: await obscured(page, '.sticky, .jump', 60) }).toEqual({ viewport, hidden: [] });
    await page.context().close();
  }
});

test('a file is downloaded under a neutral name', async () => {
  const page = await site.signedIn('jana');
  await open(page, lena);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'document-1.pdf' }).click()]);
  expect(download.suggestedFilename()).toBe('document-1.pdf');
  await page.context().close();
});

test('where no worker can be, what is typed offline stays on the device and is sent later, even after the page was closed', async () => {
  const page = await site.signedIn('jana', { serviceWorkers: 'block' });
  await open(page, rita);
  // the connection goes and comes, and nothing on the page moves
  const places = () => page.locator('h1, h2, fieldset.score, .acts').evaluateAll((all) => all.map((one) => Math.round(one.getBoundingClientRect().top)));
  for (const width of [375, 1280]) {
    await page.setViewportSize({ width, height: 812 });
    const before = await places();
    await page.context().setOffline(true);
    await said(page, 'Offline. What you type is kept here.');
    expect({ width, places: await places() }).toEqual({ width, places: before });
    await page.context().setOffline(false);
    await page.getByText('Offline. What you type').waitFor({ state: 'detached' });
  }
  await page.context().setOffline(true);
  await page.getByRole('radio', { name: '5 Strong' }).first().check();
  await said(page, 'Offline. Kept on this device.');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await said(page, 'Not saved: you are offline. Your scores are kept here; press Save again when you are back.');
  await page.context().setOffline(false);
  await said(page, /^Draft saved/);
  await said(page, 'What is here does not count until you press Save.');
  expect(await stored('jana', rita)).toMatchObject({ state: 'started', marks: { 'public-value': 5 } });
  const key = randomBytes(4).toString('hex');
  await page.route('**/*?/keep', (route) => route.abort());
  await page.getByLabel('To the panel').fill(`Typed without a connection ${key}`);
  await said(page, 'Kept on this device. We can’t reach the server and will try again.');
  await page.goto('about:blank');
  await page.unroute('**/*?/keep');
  await page.goto(`/judge/${challenge.id}`);
  await expect.poll(async () => (await stored('jana', rita)).note).toBe(`Typed without a connection ${key}`);
  await expect.poll(() => page.evaluate(() => Object.keys(localStorage))).toEqual([]);
  await page.context().close();
});

test('signing out leaves nothing on the device', async () => {
  const page = await site.signedIn('jana');
  await page.goto('/judge');
  await page.evaluate(() => localStorage.setItem('laurel:scores:somebody', 'words'));
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.waitForURL((url) => url.pathname !== '/judge');
  await page.goto('/sign-in');
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
  await page.context().close();
});

test('two windows of one judge: nothing is overwritten unseen', async () => {
  const page = await site.signedIn('jana');
  await open(page, rita);
  const other = await page.context().newPage();
  await open(other, rita);
  await other.getByLabel('What is strong').fill('Typed in the other window');
  await said(other, /^Draft saved/);
  await page.getByLabel('What is strong').fill('Typed in this window');
  await page.getByText('These scores were changed in another window').waitFor();
  await page.locator('#newer').getByText('Typed in the other window').waitFor();
  expect(await page.getByLabel('What is strong').inputValue()).toBe('Typed in this window');
  await sound(page, '/judge/[challenge]/[entry]', 'error: two windows');
  // Save waits for the choice, and a fresh window is not drawn into it
  const chosen = page.locator('#newer:focus');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await chosen.waitFor();
  expect(await stored('jana', rita)).toMatchObject({ feedback: 'What is strong: Typed in the other window' });
  const fresh = await page.context().newPage();
  await open(fresh, rita);
  await fresh.waitForTimeout(1500);
  expect([await fresh.getByLabel('What is strong').inputValue(), await fresh.locator('#newer').count()]).toEqual(['Typed in the other window', 0]);
  await fresh.close();
  await page.getByRole('button', { name: 'Keep what is on this page' }).click();
  await said(page, /^Draft saved/);
  expect(await stored('jana', rita)).toMatchObject({ feedback: 'What is strong: Typed in this window' });
  await page.context().close();
});

test('Save meets the scores of another window: both are shown, and one is chosen', async () => {
  const page = await site.signedIn('jana');
  await open(page, rita);
  const typeHere = async (words: string) => {
    await page.getByLabel('What is strong').fill(words);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
  };
  const meanwhile = async (words: string) => {
    const { evaluation } = await answer<{ evaluation: { version: number } }>(site.world.as('jana').get(`/evaluations/${challenge.id}/${rita.id}`));
    await answer(site.world.as('jana').put(`/evaluations/${challenge.id}/${rita.id}`, { marks: {}, comments: {}, note: '', feedback: `What is strong: ${words}` }, { version: evaluation.version }));
  };
  await typeHere('Not scored yet');
  await page.getByRole('alert').getByText('There is a problem').waitFor();
  await said(page, 'Not saved. What you typed is kept as a draft.');
  const asked = page.locator('#errors li');
  const before = await asked.count();
  await page.getByRole('radio', { name: '5 Strong' }).last().check();
  await expect.poll(() => asked.count()).toBe(before - 1);
  await meanwhile('First of the other window');
  await typeHere('First of this window');
  await page.locator('#newer:focus').getByText('First of the other window').waitFor();
  await said(page, 'Not saved. Another window has newer scores.');
  await page.getByRole('button', { name: 'Keep what is on this page' }).click();
  await said(page, /^Draft saved/);
  expect(await stored('jana', rita)).toMatchObject({ feedback: 'What is strong: First of this window' });
  await meanwhile('Second of the other window');
  await typeHere('Second of this window');
  await page.locator('#newer:focus').waitFor();
  await page.getByRole('button', { name: 'Use the other one' }).click();
  await expect.poll(() => page.getByLabel('What is strong').inputValue()).toBe('Second of the other window');
  await page.context().close();
  const plain = await site.signedIn('jana', { javaScriptEnabled: false });
  await open(plain, rita);
  await meanwhile('Third of the other window');
  await plain.getByLabel('What is strong').fill('Third of this window');
  await plain.getByRole('button', { name: 'Save', exact: true }).click();
  await plain.locator('#newer').getByText('Third of the other window').waitFor();
  expect(await plain.getByLabel('What is strong').inputValue()).toBe('Third of this window');
  await plain.getByRole('link', { name: 'open the other one' }).click();
  await expect.poll(() => plain.getByLabel('What is strong').inputValue()).toBe('Third of the other window');
  await plain.context().close();
});

test('saved scores count until the next save, and others are read once one’s own are in', async () => {
  await answer(site.world.as('jim').post(`/evaluations/${challenge.id}/${lena.id}/save`, { marks: marks(2), comments: {}, note: 'Too early.', feedback: '' }, { version: 1 }));
  const page = await site.signedIn('jana');
  await open(page, rita);
  expect(await page.getByText('How others scored it').count()).toBe(0);
  await open(page, lena);
  await page.getByRole('heading', { name: 'Judge A: 25.0 of 100' }).waitFor();
  await page.getByRole('radio', { name: '1 Poor' }).first().check();
  await said(page, /^Changes kept/);
  expect(await stored('jana', lena)).toMatchObject({ state: 'saved', composite: 75, marks: marks(4), draft: { marks: { ...marks(4), 'public-value': 1 } } });
  await page.goto(`/judge/${challenge.id}`);
  await page.getByText('Changes not saved yet').waitFor();
  expect(await page.getByText('You have scored everything').count()).toBe(0);
  await open(page, lena);
  await page.getByText('You changed scores after saving').waitFor();
  await sound(page, '/judge/[challenge]/[entry]', 'filled: changed after saving');
  await page.getByRole('button', { name: 'Save changes' }).click();
  await said(page, 'Saved. Your scores count.');
  expect(new URL(page.url()).pathname).toBe(`/judge/${challenge.id}`);
  await expect.poll(async () => (await stored('jana', lena)).composite).toBe(52.5);
  await open(page, lena);
  await page.getByText('I cannot judge this entry').click();
  await page.getByText('You scored this entry 52.5 of 100, and that counts now.').waitFor();
  await page.getByRole('button', { name: 'Abstain' }).click();
  await page.getByRole('alert').getByText('Say why you abstain.').waitFor();
  await page.getByRole('alert').getByText('Confirm that your score of this entry is dropped.').waitFor();
  await page.getByLabel('Why you abstain').fill('Not my field.');
  await page.getByRole('button', { name: 'Abstain' }).click();
  await page.getByRole('alert').getByText('Say why you abstain.').waitFor({ state: 'detached' });
  await page.getByRole('alert').getByText('Confirm that your score of this entry is dropped.').waitFor();
  await sound(page, '/judge/[challenge]/[entry]', 'error: dropping a score');
  expect(await stored('jana', lena)).toMatchObject({ state: 'saved', composite: 52.5 });
  await page.context().close();
});

test('a conflict met late is reported on the entry, which is gone at once', async () => {
  const page = await site.signedIn('jim');
  await open(page, rita);
  await page.getByText('I cannot judge this entry').click();
  await page.getByRole('button', { name: 'Abstain' }).click();
  await page.getByRole('alert').getByText('Say why you abstain').waitFor();
  await page.getByRole('radio', { name: '3 Fair' }).first().check();
  await page.getByRole('button', { name: 'Report a conflict' }).click();
  await page.getByRole('alert').getByText('Say what kind of conflict it is').waitFor();
  expect(await page.getByRole('alert').getByRole('link').allInnerTexts()).toEqual(['Say what kind of conflict it is.', 'Confirm that the entry leaves your list.']);
  await sound(page, '/judge/[challenge]/[entry]', 'error: a conflict');
  await page.getByLabel('Money: a share').check();
  await page.getByRole('button', { name: 'Report a conflict' }).click();
  await page.getByRole('alert').getByText('Confirm that the entry leaves').waitFor();
  expect([await page.getByLabel('Money: a share').isChecked(), await page.getByRole('radio', { name: '3 Fair' }).first().isChecked()]).toEqual([true, true]);
  await page.getByLabel('Take this entry away from me').check();
  await page.getByRole('button', { name: 'Report a conflict' }).click();
  await said(page, 'You reported a conflict');
  await sound(page, '/judge/[challenge]', 'filled: a conflict reported');
  expect(await page.locator('tbody tr').count()).toBe(1);
  expect((await page.goto(`/judge/${challenge.id}/${rita.id}`))!.status()).toBe(404);
  await page.context().close();
});

test('after the round closed the same screens are read, not changed', async () => {
  site.world.clock.set('2027-02-12T22:01:00.000Z');
  const page = await site.signedIn('jana');
  await page.goto(`/judge/${challenge.id}`);
  await page.getByText('Your scores stand as they were').waitFor();
  await sound(page, '/judge/[challenge]', 'read-only');
  await page.getByRole('link', { name: 'Team lena permits' }).click();
  await page.getByText('Your scores stand as they were').waitFor();
  expect(await page.getByRole('radio').count()).toBe(0);
  await page.getByText('No one outside the team would notice.').waitFor();
  await sound(page, '/judge/[challenge]/[entry]', 'read-only');
  await page.goto(`/judge/${challenge.id}/conflicts`);
  await page.getByText('Scoring is over here, so no names can be added.').waitFor();
  expect(await page.locator('main form').count()).toBe(0);
  await sound(page, '/judge/[challenge]/conflicts', 'read-only');
  await page.goto('/me');
  await page.getByText('Nothing is waiting for you').waitFor();
  await sound(page, '/me', 'empty');
  await page.context().close();
});
