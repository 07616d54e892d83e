import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { countedAs } from '../support/crowd.ts';
import { registerFor, sentEntry, startEntry } from '../support/entry.ts';
import { judgeIn, linkTo, marks, tokenIn, workOut } from '../support/judging.ts';
import { noteJudge } from '../../functions/use-cases/system/keep-standing.ts';
import { panelIn } from '../support/panel.ts';
import { people, type PersonName } from '../support/people.ts';
import type { Screen, StateOf } from '../support/screens.ts';
import { openSiteWorld } from '../support/site.ts';
import { plainSound } from '../support/sound.ts';
import { openAgency, openChallenge, type Opened } from '../support/stage.ts';
import { answer } from '../support/world.ts';

let site: Awaited<ReturnType<typeof openSiteWorld>>;
let challenge: Opened;
let screened: Opened;
type Made = { entry: { id: string; code: string } };
let lena: Made;
let rita: Made;
let tim: Made;
let page: Page;
let checker: Page;
const open = async (path: string) => page.goto(`/run/${challenge.id}${path}`);
const press = (name: string | RegExp) => page.getByRole('button', { name }).click();
const says = (words: string | RegExp) => page.getByText(words).first().waitFor();

/** On a phone a row is a card: the figures that matter stand (nothing is decided yet), the others open without a script. */
const ranked = async (on: Page) => {
  const before = on.viewportSize()!;
  await on.setViewportSize({ width: 375, height: 812 });
  const first = on.locator('.ranked tbody tr').first();
  expect(await first.locator('td:visible').evaluateAll((cells) => cells.map((cell) => cell.getAttribute('data-label')))).toEqual(['Place', 'Mean', null]);
  expect((await first.boundingBox())!.height).toBeLessThan(220);
  await first.locator('summary').click();
  expect(await first.locator('dt:visible').allInnerTexts()).toEqual(expect.arrayContaining(['Reviews']));
  await on.setViewportSize(before);
  expect(await first.locator('summary').isVisible()).toBe(false);
};

/** The pages are used with JavaScript off. */
const sound = <S extends Screen>(screen: S, state: StateOf<S>) => plainSound(page, checker, screen, state);
/** Sessions end as the clock moves; the same person signs in anew. */
const moveTo = async (instant: string) => {
  await page?.context().close();
  site.world.clock.set(instant);
  page = await site.signedIn('mara', { javaScriptEnabled: false });
};
const score = async (who: PersonName, made: Made, mark: number, feedback: string) => {
  const path = `/evaluations/${challenge.id}/${made.entry.id}`;
  const { evaluation } = await answer<{ evaluation: { version: number } }>(site.world.as(who).get(path));
  await answer(site.world.as(who).post(`${path}/save`, { marks: marks(mark), comments: { feasibility: 'It runs today.' }, note: 'Worth a talk.', feedback }, { version: evaluation.version }));
};

beforeAll(async () => {
  site = await openSiteWorld();
  const { world } = site;
  world.clock.set('2027-01-05T15:00:00.000Z');
  const agency = await openAgency(world);
  const prizes = { tiers: [{ id: 'grand', name: 'Grand prize', places: 1, cents: 25_000_00, other: '' }, { id: 'second', name: 'Runner-up', places: 2, cents: 5_000_00, other: '' }] };
  challenge = await openChallenge(world, agency.id, { prizes, judging: { reviewsPerEntry: 2 } });
  screened = await openChallenge(world, agency.id, { general: { title: 'By approval', participation: 'approval' } });
  lena = await sentEntry(world, 'lena', challenge);
  rita = await sentEntry(world, 'rita', challenge);
  tim = await sentEntry(world, 'tim', challenge);
  await startEntry(world, 'vera', challenge);
  await registerFor(world, 'tim', screened);
  await judgeIn(world, challenge, 'kofi', [{ name: 'Lena Lead', reason: 'We worked together.' }]);
  checker = await site.visitor({ bypassCSP: true });
  await checker.goto('/sign-in');
  await moveTo('2027-01-06T15:00:00.000Z');
});
afterAll(() => site?.stop());

test('entries: what was sent is read, a draft only exists, and registrations are decided where they must be', async () => {
  await open('/entries');
  expect(await page.locator('tbody tr').count()).toBe(3);
  await sound('/run/[call]/entries', 'filled');
  await page.getByRole('link', { name: 'Team lena permits' }).click();
  await says('Inspectors scan one code at the door');
  expect(await page.getByText('$12,000').count()).toBe(1);
  await sound('/run/[call]/entries/[entry]', 'filled');
  await open('/entries?state=draft');
  expect(await page.locator('tbody tr').count()).toBe(1);
  expect(await page.getByText('Team vera permits').count()).toBe(0);
  await sound('/run/[call]/entries', 'filled: drafts');
  await open('/entries?state=withdrawn');
  await says('No entry was withdrawn.');
  await sound('/run/[call]/entries', 'empty');
  await open('/registrations');
  await says('Lena Lead');
  await sound('/run/[call]/registrations', 'filled');

  await page.goto(`/run/${screened.id}/registrations`);
  await page.locator('summary', { hasText: 'Refuse' }).click();
  await press('Refuse Tim Member');
  await says('Say why. The person reads it.');
  await sound('/run/[call]/registrations', 'error');
  await page.locator('#f-reason').fill('Not a resident.');
  await press('Refuse Tim Member');
  await says('Tim Member does not take part.');
  await page.goto(`/run/${screened.id}/registrations?standing=refused`);
  await press('Approve Tim Member');
  await says('Tim Member takes part.');
  await sound('/run/[call]/registrations', 'filled: screened');
});

test('judges: invited one by one and from a list that is checked first; letters are resent and links revoked', async () => {
  await open('/judges');
  await page.getByLabel('Email address').fill('nobody');
  await press('Send the invitation');
  await page.getByRole('link', { name: 'Give a whole email address, such as ada@example.org.' }).waitFor();
  expect(await page.getByLabel('Email address').inputValue()).toBe('nobody');
  await sound('/run/[call]/judges', 'error');
  await page.getByLabel('Email address').fill(people.jana.email);
  await page.getByLabel('Name', { exact: false }).first().fill(people.jana.name);
  await press('Send the invitation');
  await says(`A letter goes to ${people.jana.email}.`);

  await page.getByRole('link', { name: 'Invite from a list' }).click();
  await press('Check the list');
  await page.getByRole('link', { name: 'The list is empty. Paste lines, or choose a file.' }).waitFor();
  await page.getByLabel('The list').fill(`name,email\nJim Judge,${people.jim.email}\nAgain,${people.jana.email}\nNo address,\n`);
  await press('Check the list');
  await says('2 of 3 lines cannot be sent. Nothing was sent yet.');
  await says('The email address is missing.');
  await sound('/run/[call]/judges/invite', 'error: lines with faults');
  await press('Send 1 invitation and leave out 2');
  await says('1 person get');
  await page.getByLabel('Or a CSV file').setInputFiles({ name: 'judges.csv', mimeType: 'text/csv', buffer: Buffer.from('email,name\nnew.judge@example.net,New Judge\n') });
  await press('Check the list');
  await says('All 1 line is good. Nothing was sent yet.');
  await press('Send 1 invitation');
  await says('1 person get');

  await open('/judges');
  await press('Send again to new.judge@example.net');
  await says('A new letter goes to new.judge@example.net.');
  await press('Revoke the invitation of new.judge@example.net');
  await says('The invitation of new.judge@example.net works no more.');
  expect(await page.getByText('Sent 2 times.').count()).toBe(1);
  await page.getByText('1 team', { exact: false }).first().click();
  await says('Team lena');
  await sound('/run/[call]/judges', 'filled');
});

test('assignments: a look ahead, a proposal, changes by hand, and published once entries are closed', async () => {
  const { world } = site;
  for (const who of ['jana', 'jim'] as const) {
    const token = tokenIn(await linkTo(world, people[who].email));
    await answer(world.as(who).post(`/judge-invitations/${token}/accept`));
    await answer(world.as(who).post(`/judging/${challenge.id}/orientation`));
    await answer(world.as(who).post(`/judging/${challenge.id}/gate`, { conflicts: [] }));
  }
  await open('/power');
  await says('With 40 entries, 3 judges and 2 reviews of each');
  expect((await page.locator('tbody th').allInnerTexts())[0]).toMatch(/^\d reviews?(, as asked)?$/);
  await sound('/run/[call]/power', 'filled');
  await page.getByLabel('Judges', { exact: true }).fill('1');
  await press('Work it out');
  await page.getByRole('link', { name: 'With 1 judge an entry has at most 1 review.' }).waitFor();
  await sound('/run/[call]/power', 'error');
  await open('/judges');
  await page.getByRole('link', { name: 'How many you need' }).click();
  // 40 entries read twice, by three judges who may read 20 each: in three hours a week one reads 16 before judging ends
  await says('2 judges short');
  await says('The busiest judge would read 27 entries, where 20 are allowed.');
  await sound('/run/[call]/capacity', 'filled');
  await page.getByLabel('Judges you have').fill('4');
  await page.getByLabel('Hours a judge gives in a week').fill('5');
  await press('Work it out');
  await says('Each judge reads 20 entries at most, and all are done in time.');
  await sound('/run/[call]/capacity', 'filled: enough');
  await page.getByLabel('Hours a judge gives in a week').fill('none');
  await press('Work it out');
  await page.getByRole('link', { name: 'Give the hours that a judge gives in a week as a whole number from 1 to 60.' }).waitFor();
  await sound('/run/[call]/capacity', 'error');
  await open('/progress');
  await says('Nothing is assigned yet.');
  await sound('/run/[call]/progress', 'empty');
  await open('/assign');
  await says('A look ahead');
  await sound('/run/[call]/assign', 'filled: a look ahead');
  await page.getByLabel('Reviews of each entry').fill('1');
  await press('Propose');
  await page.getByRole('link', { name: 'The published rules promise each entry at least 2 reviews. Enter 2 or more.' }).waitFor();
  await sound('/run/[call]/assign', 'error');
  await page.getByLabel('Reviews of each entry').fill('3');
  await press('Propose');
  await says('1 entry falls short');
  await page.getByLabel('Reviews of each entry').fill('2');
  await press('Propose');
  await says('This is the new proposal.');
  await says('6 reviews proposed');
  await page.getByLabel('Best match only, no lot').check();
  await press('Propose');
  await says('It is proved');
  await sound('/run/[call]/assign', 'filled: best match only');
  await page.getByLabel('Draw by lot between equally good assignments (recommended)').check();
  await press('Propose');
  await says('Before the lot it was proved');

  const off = page.getByRole('button', { name: new RegExp(`^Take off .* from ${rita.entry.code}$`) });
  const name = (await off.first().textContent())!;
  await off.first().click();
  await says('The judge is taken off that entry.');
  expect(await page.getByRole('button', { name: name.trim() }).count()).toBe(0);
  await press(`Add to ${rita.entry.code}`);
  await says('by hand');

  // With hundreds of entries more a job would draw, and the page shows how far it is.
  await countedAs(world, challenge, 400);
  await open('/assign');
  await says('The proposal for this plan has not been worked out yet.');
  await sound('/run/[call]/assign', 'filled: being worked out');
  await press('Propose');
  await site.settle();
  await open('/assign');
  await world.ports.draws.saveProposing(await world.ports.draws.proposing(challenge.id).then((one) => ({ ...one!, changes: one!.changes + 1, version: one!.version + 1 })));
  await open('/assign');
  await says('changed since this proposal was worked out');
  expect(await page.getByRole('button', { name: /^(Publish|Add to|Take off)/ }).count()).toBe(0);
  await sound('/run/[call]/assign', 'filled: outdated');
  await countedAs(world, challenge, -400);

  await moveTo('2027-01-18T15:00:00.000Z');
  const round = (await world.ports.rounds.current(challenge.id))!;
  await world.ports.rounds.claim({ ...round, publishing: { batch: 'many', done: 500, of: 1200 }, version: round.version + 1 });
  await open('/assign');
  await says('500 of 1,200 reviews are written');
  expect(await page.getByRole('button', { name: /^(Publish|Propose|Add to|Take off)/ }).count()).toBe(0);
  await sound('/run/[call]/assign', 'filled: being published');
  await world.ports.rounds.claim({ ...round, version: round.version + 2 });
  await open('/assign');
  await press(/^Publish \d reviews$/);
  await says('judges can read their entries now');
  await sound('/run/[call]/assign', 'read-only');
});

test('progress: what is short, who is late, and a reminder whose recipients are shown first', async () => {
  const { world } = site;
  for (const who of ['jana', 'jim', 'kofi'] as const) {
    const { rows } = await answer<{ rows: { entryId: string }[] }>(world.as(who).get(`/evaluations/${challenge.id}`));
    const own = [lena, rita, tim].filter((made) => rows.some((row) => row.entryId === made.entry.id));
    // Tim's entry gets the same marks as Rita's: a tie.
    if (who !== 'kofi') for (const made of own) await score(who, made, made === lena ? 4 : 3, `${people[who].name} found it clear.`);
  }
  await site.settle();
  await open('/progress');
  await says('1 judge has not started.');
  await sound('/run/[call]/progress', 'filled');
  expect(await page.getByRole('checkbox').count()).toBe(1);
  await press('Look at the reminder');
  expect(await page.getByRole('link', { name: 'Choose at least one judge to remind.' }).getAttribute('href')).toBe('#f-judge');
  await sound('/run/[call]/progress', 'error: nobody chosen');
  await page.getByRole('checkbox', { name: 'Remind Kofi Conflicted' }).check();
  await press('Look at the reminder');
  await says('Exactly this judge gets a letter.');
  await says(people.kofi.email);
  await sound('/run/[call]/progress/remind', 'filled');
  await press('Send to 1 judge');
  await says('Kofi Conflicted gets a letter now.');
  const [reminder] = (await world.ports.mails.all()).items.filter((mail) => mail.to === people.kofi.email);
  expect((await world.ports.mails.find(reminder!.id))!.text).toContain(`/judge/${challenge.id}`);

  await open('/results');
  await says('The judges are still scoring.');
  await sound('/run/[call]/results', 'empty');
  await open('/decide');
  await says('The judges are still scoring.');
  await open('/judges');
  await page.locator('summary', { hasText: 'Take away access' }).last().click();
  await page.locator('details[open] textarea').fill('Does not answer.');
  await page.locator('details[open]').getByRole('button').click();
  await says('has no access from now on.');
  // What he owed went to others where they may read it. Of who abstains then, nobody is left to take the place until somebody new comes.
  await site.settle();
  const listOf = async (who: PersonName) => (await answer<{ rows: { entryId: string; state: string }[] }>(world.as(who).get(`/evaluations/${challenge.id}`))).rows;
  const unwanted = (await listOf('jana')).find(({ entryId }) => entryId !== lena.entry.id)!.entryId;
  for (const who of ['jana', 'jim'] as const) {
    const left = (await listOf(who)).filter(({ entryId, state }) => state === 'assigned' && (who === 'jim' || entryId !== unwanted));
    for (const made of [rita, tim].filter(({ entry }) => left.some(({ entryId }) => entryId === entry.id))) await score(who, made, 3, `${people[who].name} found it clear.`);
  }
  await answer(world.as('jana').post(`/evaluations/${challenge.id}/${unwanted}/set-aside`, { as: 'abstained', reason: 'Not my field.' }));
  await site.settle();
  const [fresh] = await panelIn(world, challenge, 1);
  await noteJudge(world.ports, { about: challenge.id, refs: { judge: fresh! } });
  await open('/progress');
  await says('review is missing');
  await sound('/run/[call]/progress', 'filled: to fix');
  // a colleague gives it away first
  const colleague = await page.context().newPage();
  await colleague.goto(page.url());
  await colleague.getByRole('button', { name: /^Give it to this judge/ }).first().click();
  // a page that is closed while its next document arrives may never say that it is closed
  await colleague.getByText('has one more entry').waitFor();
  await colleague.close();
  await page.getByRole('button', { name: /^Give it to this judge/ }).first().click();
  await page.getByRole('alert').waitFor();
  await sound('/run/[call]/progress', 'error');
});

test('results, decisions and winners', async () => {
  await moveTo('2027-02-12T22:01:00.000Z');
  await open('/results');
  await says('Until then entries stand in the order of their codes');
  await sound('/run/[call]/results', 'filled');
  await page.getByRole('link', { name: 'Give the reason' }).click();
  await page.locator('summary', { hasText: 'Go without it' }).first().click();
  await page.getByRole('button', { name: /^Waive the review/ }).first().click();
  await says('Say why the review is missing. It is published with the results.');
  await sound('/run/[call]/progress', 'error');
  await page.locator('details[open] textarea').fill('A judge abstained, and nobody was free.');
  await page.getByRole('button', { name: /^Waive the review/ }).first().click();
  await says('The entry goes without a review, and the reason is kept.');
  await sound('/run/[call]/progress', 'filled');
  await open('/results');
  await says('Waived: A judge abstained, and nobody was free.');
  await says('Until then entries stand in the order of their codes');
  await workOut(site.world, challenge);
  await open('/results');
  await says('The same figures as a table');
  await ranked(page);
  await sound('/run/[call]/results', 'filled: worked out');
  const csv = await page.context().request.get(`${site.origin}/run/${challenge.id}/results/scores.csv`);
  expect(csv.headers()['content-type']).toMatch(/^text\/csv/);
  const lines = (await csv.text()).trim().split('\r\n');
  expect(lines[0]).toMatch(/place,tied,code,title,team,reviews,mean,median,spread,adjusted,low,high,best place,worst place,expected place,(chance of the first \d+,)*chance above the next,judges stricter by,best without one judge,worst without one judge,robust place,mean of Public value/);
  expect(lines.length).toBe(4);
  expect(lines[0]).toMatch(/comments on Public value.*notes to the panel,feedback to the team$/);
  expect(await csv.text()).toContain(`${people.jana.name}: Worth a talk.`);

  await open('/publish');
  await says('Not yet: the decisions are not applied.');
  await sound('/run/[call]/publish', 'empty');
  await open('/decide');
  await sound('/run/[call]/decide', 'filled: nothing decided');
  await page.getByRole('link', { name: `Decide ${lena.entry.code}` }).click();
  await page.locator('summary', { hasText: 'What the judges wrote' }).click();
  expect([await page.getByText('It runs today.').count(), await page.getByText('Worth a talk.').count()]).toEqual([2, 2]);
  await press('Stage the decision');
  await page.getByRole('link', { name: 'Choose what was decided.' }).waitFor();
  expect(await page.getByLabel('Feedback').inputValue()).toMatch(/found it clear\./);
  await sound('/run/[call]/decide/[entry]', 'error');
  await page.getByLabel(/Winner: Grand prize/).check();
  await page.getByLabel('Reason').fill(`It solves the need with the least, unlike ${rita.entry.code}.`);

  // A colleague decides the same entry meanwhile: neither text is lost.
  const theirs = { entryId: lena.entry.id, outcome: 'finalist', prizeId: '', reason: 'A colleague’s reason.', feedback: '' };
  await answer(site.world.as('mara').post(`/results/${challenge.id}/decisions`, theirs, { version: 0 }));
  await press('Stage the decision');
  await says('What is stored now: Finalist.');
  await says('A colleague’s reason.');
  expect(await page.getByLabel('Reason').inputValue()).toBe(`It solves the need with the least, unlike ${rita.entry.code}.`);
  await sound('/run/[call]/decide/[entry]', 'error: changed meanwhile');
  await press('Stage the decision');
  await says(`The decision on ${lena.entry.code} is staged.`);

  for (const made of [rita, tim]) await page.getByRole('checkbox', { name: `Choose ${made.entry.code}` }).check();
  await page.getByLabel('Reason').fill('Others scored higher.');
  await press('Stage as not selected');
  await says('2 entries are staged as not selected.');
  await says('3 of 3 entries decided.');
  const named = `The reason of ${lena.entry.code} names “${rita.entry.code}”, which is not selected.`;
  await says(named);
  await sound('/run/[call]/decide', 'filled: all decided');
  // With hundreds of entries more a job applies them.
  const applying = async (how: { refused?: string } | undefined) => {
    const round = (await site.world.ports.rounds.current(challenge.id))!;
    await site.world.ports.rounds.claim({ ...round, applying: how && { act: 'a job', ...how }, version: round.version + 1 });
    await open('/decide');
  };
  await applying({});
  await says('The decisions are being checked and applied');
  expect(await page.getByRole('link', { name: 'Read the letters and apply' }).count()).toBe(0);
  await sound('/run/[call]/decide', 'read-only: being applied');
  await applying({ refused: '1 entry has no decision yet. Decide every entry first.' });
  await says('The decisions were not applied. 1 entry has no decision yet.');
  await sound('/run/[call]/decide', 'error: not applied');
  await applying(undefined);
  await page.getByRole('link', { name: 'Read the letters and apply' }).click();
  await says('Nobody gets: Runner-up, place 1; Runner-up, place 2.');
  await says(named);
  await page.locator('details.letter summary').first().click();
  await sound('/run/[call]/decide/apply', 'filled');
  const earlier = await page.context().newPage();
  await earlier.goto(`/run/${challenge.id}/results`);
  await press('Apply 3 decisions and send the letters');
  await says('The decisions were applied');
  await sound('/run/[call]/decide', 'read-only');

  await earlier.getByRole('button', { name: /^Work the results out/ }).click();
  await earlier.getByText('The results they rest on stand.').first().waitFor();
  await plainSound(earlier, checker, '/run/[call]/results', 'error');
  await earlier.close();

  await page.getByRole('link', { name: 'Publish the winners' }).click();
  await says(named);
  await press('Publish the winners');
  await page.getByRole('link', { name: 'Say that the winners were checked.' }).waitFor();
  await sound('/run/[call]/publish', 'error');
  await page.getByLabel('We checked that these winners can win under the rules.').check();
  await press('Publish the winners');
  await says('The winners are public since');
  await sound('/run/[call]/publish', 'read-only');
  const { winners } = await answer<{ winners: { code: string }[] }>(site.world.as().get(`/winners/${challenge.slug}`));
  expect(winners.map((winner) => winner.code)).toEqual([lena.entry.code]);
});
