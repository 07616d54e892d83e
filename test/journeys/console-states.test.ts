import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sentEntry, registerFor } from '../support/entry.ts';
import { judgeIn, marks, workOut } from '../support/judging.ts';
import { people, type PersonName } from '../support/people.ts';
import type { Screen, StateOf } from '../support/screens.ts';
import { openSiteWorld } from '../support/site.ts';
import { sound } from '../support/sound.ts';
import { headVersion, draftChallenge, openAgency, openChallenge, saveSection, type Opened } from '../support/stage.ts';
import { answer } from '../support/world.ts';

/** The agency's screens in the states that no walk stops at, from a blank draft to the published winners. */
let site: Awaited<ReturnType<typeof openSiteWorld>>;
let agency: { id: string };
let page: Page;
let permits: Opened;
let entries: string[];

/** Sessions end as the clock moves; the same person signs in anew. */
const on = async (instant: string, who: PersonName = 'mara') => {
  await page?.context().close();
  site.world.clock.set(instant);
  page = await site.signedIn(who);
};
const as = async (who: PersonName) => on(site.world.clock.now(), who);
type Row = [path: string, says: string | RegExp, screen: Screen, state: StateOf<Screen>];
const look = async (rows: Row[]) => {
  for (const [path, words, screen, state] of rows) {
    await page.goto(path);
    await page.locator('main').getByText(words).first().waitFor();
    await sound<Screen>(page, screen, state);
  }
};
const press = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' }).click();
const mara = () => site.world.as('mara');
const decide = (entryId: string, outcome: string, prizeId = '') =>
  answer(mara().post(`/results/${permits.id}/decisions`, { entryId, outcome, prizeId, reason: 'It solves the need with the least.', feedback: '' }, { version: 0 }));

beforeAll(async () => {
  site = await openSiteWorld();
  await on('2027-01-05T15:00:00.000Z');
  agency = await openAgency(site.world);
});
afterAll(() => site?.stop());

test('a blank draft: each section has nothing in it yet', async () => {
  await page.goto('/run/new');
  await sound(page, '/run/new', 'filled');
  await page.getByLabel('Title').fill('A blank one');
  await page.getByLabel('Blank').check();
  await press('Start the draft');
  await page.waitForURL(/\/edit\/general$/);
  const base = page.url().replace(/\/edit.*/, '');
  await look([
    [`${base}/edit/general`, 'Save and continue', '/run/[call]/edit/[section]', 'empty: general'],
    [`${base}/edit/details`, 'Save and continue', '/run/[call]/edit/[section]', 'empty: details'],
    [`${base}/edit/timeline`, 'Save and continue', '/run/[call]/edit/[section]', 'empty: timeline'],
    [`${base}/edit/prizes`, 'Save and continue', '/run/[call]/edit/[section]', 'empty: prizes'],
    [`${base}/edit/rules`, 'Save and continue', '/run/[call]/edit/[section]', 'empty: rules'],
    [`${base}/edit/form`, 'Save and continue', '/run/[call]/edit/[section]', 'empty: form'],
    [`${base}/edit/judging`, 'Save and continue', '/run/[call]/edit/[section]', 'empty: judging'],
    [`${base}/edit/resources`, 'Save and continue', '/run/[call]/edit/[section]', 'empty: resources'],
  ]);
  await look([
    [base, 'Write what is missing', '/run/[call]', 'filled: draft'],
    [`${base}/edit`, 'General', '/run/[call]/edit', 'empty'],
    [`${base}/preview`, 'Share this preview', '/run/[call]/preview', 'empty'],
    [`${base}/preview?part=rules`, 'The rules are not written yet.', '/run/[call]/preview', 'empty: no rules yet'],
    [`${base}/judges`, 'Judges can be invited once the challenge is approved.', '/run/[call]/judges', 'empty: a draft'],
    [`${base}/assign`, 'Publish the challenge before planning its judging.', '/run/[call]/assign', 'empty: a draft'],
    ['/run', 'A blank one', '/run', 'filled'],
  ]);
});

test('a draft is put away and taken up again', async () => {
  const id = await draftChallenge(site.world, agency.id, { general: { title: 'Put away' } });
  const base = `/run/${id}`;
  const anew = async (act: string) => answer(mara().post(`/calls/${id}/${act}`, {}, { version: (await site.world.ports.challenges.find(id))!.version }));
  await page.goto(`${base}/edit`);
  await page.getByText('Discard this draft').click();
  await sound(page, '/run/[call]/edit', 'filled: asked before discarding');
  await anew('discard');
  await anew('restore');
  await press('Yes, discard the draft');
  await page.getByRole('alert').getByText('Somebody else changed this challenge meanwhile.').waitFor();
  await sound(page, '/run/[call]/edit', 'error: changed meanwhile');
  const plain = await site.signedIn('mara', { javaScriptEnabled: false });
  await plain.goto(`${base}/edit`);
  await plain.getByText('Discard this draft').click();
  await plain.getByRole('button', { name: 'Yes, discard the draft' }).click();
  await plain.getByRole('button', { name: /^Undo/ }).click();
  await plain.getByText('It is a draft again.').waitFor();
  await plain.context().close();
  await page.goto(`${base}/edit`);
  await page.getByText('Discard this draft').click();
  await press('Yes, discard the draft');
  await page.getByText('Discarded “Put away”.').waitFor();
  await sound(page, '/run', 'filled: just discarded');
  await look([
    [base, 'Nothing, while it is discarded.', '/run/[call]', 'read-only: discarded'],
    [`${base}/edit`, 'until a manager restores it', '/run/[call]/edit', 'read-only: discarded'],
    [`${base}/edit/prizes`, 'until a manager restores it', '/run/[call]/edit/[section]', 'read-only: discarded'],
    [`${base}/approval`, 'A discarded draft is not submitted.', '/run/[call]/approval', 'read-only: discarded'],
    [`${base}/preview`, 'until a manager restores it', '/run/[call]/preview', 'read-only: discarded'],
  ]);
  await page.goto(`${base}/edit/prizes`);
  expect(await page.getByRole('button', { name: 'Save' }).count()).toBe(0);
  await page.goto('/run');
  await anew('restore');
  await anew('discard');
  await press(/^Restore/);
  await page.getByRole('alert').getByText('Somebody else changed this challenge meanwhile.').waitFor();
  await sound(page, '/run', 'error: restored meanwhile');
  await page.goto(`/run?discarded=${id}`);
  await press(/^Undo/);
  await page.getByText('It is a draft again.').waitFor();
  await sound(page, '/run', 'filled: restored');
  expect(await page.getByText('Discarded drafts').count()).toBe(0);
  await page.goto(base);
  await page.getByText('Submit it for approval').waitFor();
});

test('a whole draft, in the hands of the approver, then waiting for its day', async () => {
  const id = await draftChallenge(site.world, agency.id);
  await saveSection(site.world, id, 'resources', { links: [{ title: 'Permit data', url: 'https://data.example.gov/permits' }] });
  const base = `/run/${id}`;
  await look([
    [`${base}/edit/general`, 'Save and continue', '/run/[call]/edit/[section]', 'filled: general'],
    [`${base}/edit/details`, 'Save and continue', '/run/[call]/edit/[section]', 'filled: details'],
    [`${base}/edit/timeline`, 'Save and continue', '/run/[call]/edit/[section]', 'filled: timeline'],
    [`${base}/edit/prizes`, 'Save and continue', '/run/[call]/edit/[section]', 'filled: prizes'],
    [`${base}/edit/rules`, 'Save and continue', '/run/[call]/edit/[section]', 'filled: rules'],
    [`${base}/edit/form`, 'Save and continue', '/run/[call]/edit/[section]', 'filled: form'],
    [`${base}/edit/judging`, 'Save and continue', '/run/[call]/edit/[section]', 'filled: judging'],
    [`${base}/edit/resources`, 'Save and continue', '/run/[call]/edit/[section]', 'filled: resources'],
  ]);
  await look([
    [`${base}/edit`, 'Go to approval', '/run/[call]/edit', 'filled'],
    [`${base}/approval`, 'Ready to submit', '/run/[call]/approval', 'filled: ready to submit'],
  ]);
  await page.goto(`${base}/preview`);
  await page.getByText('Share this preview').click();
  await page.getByLabel('Who it is for').fill('The legal office');
  const { create } = site.world.ports.previewLinks;
  site.world.ports.previewLinks.create = () => Promise.reject(new Error('the table is away'));
  await press('Make a link');
  await page.getByRole('alert').getByText(/Reference/).waitFor();
  site.world.ports.previewLinks.create = create;
  expect(await page.getByLabel('Who it is for').inputValue()).toBe('The legal office');
  await sound(page, '/run/[call]/preview', 'error: on our side');
  await answer(mara().post(`/calls/${id}/submit`));
  await as('mara');
  await look([
    [base, 'It waits for the approver.', '/run/[call]', 'filled: waiting for approval'],
    [`${base}/approval`, 'An approver of the agency decides.', '/run/[call]/approval', 'read-only: with the approver'],
    [`${base}/edit/form`, 'This draft waits for the approver', '/run/[call]/edit/[section]', 'read-only: form'],
    [`${base}/edit/judging`, 'This draft waits for the approver', '/run/[call]/edit/[section]', 'read-only: judging'],
  ]);
  await as('paul');
  await look([[base, 'Read the draft and decide', '/run/[call]', 'filled: to approve']]);
  await page.goto(`${base}/approval`);
  await press('Request edits');
  await page.getByRole('alert').waitFor();
  await sound(page, '/run/[call]/approval', 'error: nothing said');
  await answer(site.world.as('paul').post(`/calls/${id}/approve`, { comments: [], publishAt: '2027-01-06T15:00:00.000Z' }, { version: await headVersion(site.world, id) }));
  await as('mara');
  await look([
    [base, 'Invite judges', '/run/[call]', 'filled: approved'],
    [`${base}/approval`, 'It becomes public on', '/run/[call]/approval', 'read-only: approved'],
  ]);
});

test('taking part by invitation, and by approval', async () => {
  permits = await openChallenge(site.world, agency.id, { general: { title: 'Permits for all' } });
  const invited = await openChallenge(site.world, agency.id, { general: { title: 'By invitation', participation: 'invitation' } });
  await look([
    [`/run/${permits.id}/registrations`, 'Nobody needs approval', '/run/[call]/registrations', 'empty'],
    [`/run/${permits.id}/registrations/invite`, 'Anyone may enter this challenge.', '/run/[call]/registrations/invite', 'empty: anyone may enter'],
    [`/run/${invited.id}/registrations/invite`, 'Nobody is invited yet.', '/run/[call]/registrations/invite', 'empty'],
    [`/run/${permits.id}/judges`, 'Nobody is invited yet.', '/run/[call]/judges', 'empty'],
    [`/run/${permits.id}/judges/invite`, 'Check the list', '/run/[call]/judges/invite', 'empty'],
    [`/run/${permits.id}/assign`, 'No entry is sent yet.', '/run/[call]/assign', 'empty'],
    [`/run/${permits.id}/decide`, /nothing to decide yet|still scoring/, '/run/[call]/decide', 'empty: entries are open'],
  ]);
  await page.goto(`/run/${permits.id}/judges/invite`);
  await press('Check the list');
  await page.getByRole('alert').waitFor();
  await sound(page, '/run/[call]/judges/invite', 'error');
  await page.goto(`/run/${invited.id}/registrations/invite`);
  await page.getByLabel('Addresses').fill('guest@example.org\nnot an address');
  await press('Send the invitations');
  await page.getByRole('alert').waitFor();
  await sound(page, '/run/[call]/registrations/invite', 'error');
  await page.getByLabel('Addresses').fill('guest@example.org\nother@example.org');
  await press('Send the invitations');
  await page.getByText('2 people get a letter now.').waitFor();
  await press('Revoke the invitation of other@example.org');
  await page.getByText('The link sent to other@example.org works no more.').waitFor();
  await sound(page, '/run/[call]/registrations/invite', 'filled');
  await answer(mara().post(`/calls/${invited.id}/cancel`, { reason: 'The budget was withdrawn.' }));
  await look([[`/run/${invited.id}/amend`, 'Nothing more can change.', '/run/[call]/amend', 'read-only']]);
});

test('entries are closed, and then judged', async () => {
  entries = [];
  for (const who of ['lena', 'rita'] as const) entries.push((await sentEntry(site.world, who, permits)).entry.id);
  await registerFor(site.world, 'vera', permits);
  for (const who of ['jana', 'jim'] as const) await judgeIn(site.world, permits, who);
  await on('2027-01-16T15:00:00.000Z');
  await look([
    [`/run/${permits.id}`, 'Propose and publish the assignments', '/run/[call]', 'filled: closed'],
    [`/run/${permits.id}/assign`, 'Publish the assignments', '/run/[call]/assign', 'filled'],
  ]);
  await on('2027-01-18T15:00:00.000Z');
  await answer(mara().post(`/assignments/${permits.id}/publish`));
  await site.settle();
  await look([
    [`/run/${permits.id}`, 'have not started', '/run/[call]', 'filled: judging'],
    [`/run/${permits.id}/decide`, 'The judges are still scoring.', '/run/[call]/decide', 'empty: judges are scoring'],
    [`/run/${permits.id}/progress/remind?judge=${people.kofi.id}`, 'Nobody would get a letter.', '/run/[call]/progress/remind', 'empty'],
  ]);
  // a reminder is written while somebody else takes the session away
  await page.goto(`/run/${permits.id}/progress`);
  for (const box of await page.getByRole('checkbox').all()) await box.check();
  await press('Look at the reminder');
  await page.getByRole('button', { name: /^Send to 2 judges$/ }).waitFor();
  for (const who of ['jana', 'jim'] as const) {
    for (const entry of entries) {
      const path = `/evaluations/${permits.id}/${entry}`;
      const { evaluation } = await answer<{ evaluation: { version: number } }>(site.world.as(who).get(path));
      await answer(site.world.as(who).post(`${path}/save`, { marks: marks(who === 'jana' ? 4 : 2), comments: {}, note: '', feedback: 'Clear and small.' }, { version: evaluation.version }));
    }
  }
  await site.settle();
  await press(/^Send to 2 judges$/);
  await page.getByRole('alert').waitFor();
  await sound(page, '/run/[call]/progress/remind', 'error');
});

test('a conflicts officer reads why, after a press that goes on record', async () => {
  const empty = await draftChallenge(site.world, agency.id, { general: { title: 'No judges yet' } });
  await answer(site.world.as('jim').post(`/judging/${permits.id}/gate`, { conflicts: [{ name: 'Lena Lead', reason: 'She was my student.' }, { name: 'Acme Bridges', reason: '' }] }));
  const path = `/run/${permits.id}/conflicts`;
  expect((await page.goto(path))?.status()).toBe(403);
  await page.getByText('This page is for conflicts officers of the agency.').waitFor();
  await answer(site.world.as('olga').post(`/operator/agencies/${agency.id}/people`, { email: people.nora.email, roles: ['conflicts-officer'] }));
  await as('nora');
  await page.goto('/run');
  await page.getByRole('link', { name: 'Permits for all' }).click();
  await page.getByRole('navigation', { name: 'Challenge' }).getByRole('link', { name: 'Conflicts' }).click();
  await page.getByText('Who may not meet whom').waitFor();
  await sound(page, '/run/[call]/conflicts', 'filled');
  const looks = async () => (await site.world.ports.acts.about(permits.id)).items.filter(({ kind }) => kind === 'conflicts.reasons-read').map(({ by }) => by);
  expect([await page.getByText('She was my student.').count(), await looks()]).toEqual([0, []]);
  const { ofChallenge } = site.world.ports.judges;
  site.world.ports.judges.ofChallenge = () => Promise.reject(new Error('the table is away'));
  await press('Show the reasons');
  await page.getByRole('alert').getByText(/Reference/).waitFor();
  site.world.ports.judges.ofChallenge = ofChallenge;
  await sound(page, '/run/[call]/conflicts', 'error');
  await press('Show the reasons');
  await page.getByText('She was my student.').waitFor();
  await sound(page, '/run/[call]/conflicts', 'filled: the reasons');
  expect(await looks()).toEqual([people.nora.id]);
  await look([[`/run/${permits.id}/history`, 'Reasons of conflicts read', '/run/[call]/history', 'filled: what another role sees']]);
  await look([[`/run/${empty}/conflicts`, 'No judge has named a conflict yet.', '/run/[call]/conflicts', 'empty']]);
});

test('the agency decides, and what it decided stands', async () => {
  await on('2027-02-12T22:01:00.000Z');
  const base = `/run/${permits.id}`;
  await look([
    [base, 'Decide and publish the winners', '/run/[call]', 'filled: deciding'],
    [`${base}/history`, 'Reasons of conflicts read', '/run/[call]/history', 'filled'],
    [`${base}/assign`, 'this is how it was', '/run/[call]/assign', 'read-only: the round is closed'],
    [`${base}/decide/${entries[0]}`, 'What was decided', '/run/[call]/decide/[entry]', 'filled'],
  ]);
  await page.goto(`${base}/decide`);
  await press('Stage as not selected');
  await page.getByRole('alert').waitFor();
  await sound(page, '/run/[call]/decide', 'error');
  await workOut(site.world, permits);
  await look([[`${base}/decide/compare?a=${entries[0]}&b=${entries[0]}`, 'Choose two different entries.', '/run/[call]/decide/compare', 'empty']]);
  for (const from of ['results', 'decide']) {
    await page.goto(`${base}/${from}`);
    await page.getByText('Compare two entries').click();
    await press('Read both beside each other');
    await page.getByRole('table', { name: 'Both entries in figures' }).waitFor();
  }
  const compared = new URL(page.url()).searchParams;
  expect(new Set([compared.get('a'), compared.get('b')])).toEqual(new Set(entries.slice(0, 2)));
  for (const name of ['Place', 'Score', 'Public value 30%, mean mark']) expect(await page.getByRole('row', { name: new RegExp(`^${name}`) }).getByRole('cell').count(), name).toBe(2);
  expect(await page.getByRole('row', { name: /^What does it do, for whom\?/ }).getByRole('cell').count()).toBe(2);
  await sound(page, '/run/[call]/decide/compare', 'filled');
  await decide(entries[0]!, 'winner', 'grand');
  await decide(entries[1]!, 'not-selected');
  await page.goto(`${base}/decide/apply`);
  site.world.clock.pass(16 * 60_000);
  await press(/^Apply 2 decisions/);
  await page.getByRole('alert').waitFor();
  await sound(page, '/run/[call]/decide/apply', 'error: sign in again');
  await as('mara');
  await answer(mara().post(`/results/${permits.id}/apply`));
  await look([[`${base}/publish`, 'How it was scored', '/run/[call]/publish', 'filled']]);
  const shown = async () => (await page.getByRole('table', { name: 'Score of each entry' }).getByRole('row').allInnerTexts()).join(' ');
  const ahead = await shown();
  await answer(mara().post(`/results/${permits.id}/publish`));
  await page.goto(`/challenges/${permits.slug}/results`);
  expect(await shown()).toBe(ahead);
  await look([
    [base, 'One winner is to be checked', '/run/[call]', 'filled: results are out'],
    [`${base}/results`, 'The same figures as a table', '/run/[call]/results', 'read-only'],
    [`${base}/judges`, 'Nobody needs to be invited any more.', '/run/[call]/judges', 'read-only'],
    [`${base}/amend`, 'Results are out. Nothing more can change.', '/run/[call]/amend', 'read-only: results are out'],
  ]);
});
