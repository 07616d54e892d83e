import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkIds, checks } from '../../functions/domain/award/check-list.ts';
import type { Entry } from '../../functions/domain/entry/entry.ts';
import { decidedRound, joins } from '../support/decided.ts';
import { people } from '../support/people.ts';
import { openSiteWorld } from '../support/site.ts';
import { sound } from '../support/sound.ts';
import type { Opened } from '../support/stage.ts';

/** From the provisional winner to what became of it: forms that do not come, an alternate, two people who agree, the payment, the report and a look after six months. */
let site: Awaited<ReturnType<typeof openSiteWorld>>;
let challenge: Opened;
let alternate: Entry;
const says = (page: Page, words: string) => page.locator('main').getByText(words).first().waitFor();
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const open = (page: Page, name: string | RegExp) => page.locator('summary', { hasText: name }).first().click();
const tiers = [{ id: 'grand', name: 'Grand prize', places: 1, cents: 25_000_00, other: '' }, { id: 'runner-up', name: 'Runner-up', places: 1, cents: 5_000_00, other: 'A desk in the lab' }];
const desk = (place = 'grand/1') => `/run/${challenge.id}/awards/${place}`;

beforeAll(async () => {
  site = await openSiteWorld();
  const round = await decidedRound(site.world, { tiers, outcomes: [{ outcome: 'winner', prizeId: 'grand' }, { outcome: 'winner', prizeId: 'runner-up' }, { outcome: 'finalist' }], leads: { lena: 0, rita: 1, tim: 2 }, apply: false });
  challenge = round.challenge;
  alternate = round.entries[1]!;
}, 120_000);
afterAll(() => site?.stop());

const check = async (page: Page, id: (typeof checkIds)[number]) => {
  const row = page.locator('li').filter({ has: page.getByRole('heading', { name: checks[id].name, exact: true }) });
  await row.locator('summary').click();
  await row.getByLabel('Note').fill('Seen.');
  await row.getByRole('button', { name: checks[id].form ? 'It came' : 'It is so', exact: true }).click();
  await row.getByText(checks[id].form ? 'Received' : 'Done', { exact: true }).waitFor();
};

test('a winner whose forms do not come gives way to the next in rank, who is checked, approved by a second person and paid', async () => {
  const { clock, as } = site.world;
  const [mara, lena] = [await site.signedIn('mara'), await site.signedIn('lena')];
  await mara.goto(`/run/${challenge.id}/awards`);
  await says(mara, 'Not yet: the decisions are not applied.');
  await sound(mara, '/run/[call]/awards', 'empty');
  await as('mara').post(`/results/${challenge.id}/apply`, { marksToTeams: false });
  await mara.goto(`/run/${challenge.id}/awards`);
  await says(mara, 'Being checked');
  await sound(mara, '/run/[call]/awards', 'filled');
  await mara.getByRole('link', { name: 'Grand prize' }).click();
  await mara.getByLabel('Everything has to be there by').fill('2027-03-01T17:00');
  await mara.getByLabel('How to send it').fill('Our account is 021000021.');
  await press(mara, 'Ask the winner');
  await mara.getByRole('link', { name: 'This looks like a bank or tax number.' }).waitFor();
  await sound(mara, '/run/[call]/awards/[prize]/[place]', 'error');
  await mara.getByLabel('How to send it').fill('Through the portal of the comptroller, under “Prizes”.');
  await press(mara, 'Ask the winner');
  await says(mara, 'The winner was asked.');
  await check(mara, 'identity');
  await sound(mara, '/run/[call]/awards/[prize]/[place]', 'filled');

  await lena.goto(`/apply/${challenge.slug}/award`);
  await says(lena, 'Through the portal of the comptroller');
  await sound(lena, '/apply/[challenge]/award', 'filled');
  await open(lena, 'We do not take it');
  await press(lena, 'We do not take the prize');
  await lena.getByRole('link', { name: 'Say why, in a few words.' }).waitFor();
  await sound(lena, '/apply/[challenge]/award', 'error');

  clock.set('2027-03-02T15:00:00.000Z');
  // two weeks later everybody signs in anew
  const [fresh, approver, loser, rita] = [await site.signedIn('mara'), await site.signedIn('paul'), await site.signedIn('lena'), await site.signedIn('rita')];
  await fresh.goto(desk());
  await says(fresh, 'Forms are late');
  await fresh.getByLabel('What happened').fill('The forms did not come by March 1, nor did an answer.');
  await fresh.getByText('next in rank').click();
  await fresh.getByLabel('Why this entry gets it').fill('It comes next in the order of the scores.');
  await press(fresh, 'Pass the prize on');
  await says(fresh, 'Held before');
  await sound(fresh, '/run/[call]/awards/[prize]/[place]', 'filled: passed on');
  await fresh.goto(desk('runner-up/1'));
  await says(fresh, 'Nobody holds this place.');
  await sound(fresh, '/run/[call]/awards/[prize]/[place]', 'empty: nobody holds it');
  await loser.goto(`/apply/${challenge.slug}/award`);
  await says(loser, 'is no longer yours');
  await sound(loser, '/apply/[challenge]/award', 'filled: passed on');

  await joins(site.world, 'jim', alternate);
  await rita.goto(`/apply/${challenge.slug}/award`);
  await rita.getByRole('textbox', { name: people.rita.name }).fill('20000');
  await rita.getByRole('textbox', { name: people.jim.name }).fill('4000');
  await press(rita, 'We take the prize');
  await rita.getByRole('link', { name: /The shares add up to \$24,000, and the prize is \$25,000/ }).waitFor();
  await rita.getByRole('textbox', { name: people.jim.name }).fill('5000');
  await press(rita, 'We take the prize');
  await says(rita, 'You take it.');
  await sound(rita, '/apply/[challenge]/award', 'filled: divided');

  await fresh.goto(desk());
  for (const id of checkIds) await check(fresh, id);
  await press(fresh, 'Send it for approval');
  await says(fresh, 'Another manager or approver of your agency approves it.');
  await sound(fresh, '/run/[call]/awards/[prize]/[place]', 'read-only: own proposal');
  await approver.goto(desk());
  await sound(approver, '/run/[call]/awards/[prize]/[place]', 'filled: to approve');
  await press(approver, 'Approve the award');
  await says(approver, 'Approved. The team gets a letter.');
  await fresh.goto(desk());
  await fresh.getByLabel('Reference').fill('Voucher 2027-118');
  await press(fresh, 'Note the payment');
  await says(fresh, '$25,000 of $25,000 paid, in full.');
  await sound(fresh, '/run/[call]/awards/[prize]/[place]', 'filled: paid');
  await rita.goto(`/apply/${challenge.slug}/award`);
  await says(rita, 'reference Voucher 2027-118');
  await sound(rita, '/apply/[challenge]/award', 'filled: paid');
  await approver.goto(`/run/${challenge.id}/awards`);
  await says(approver, 'Paid');
}, 240_000);

test('the report is written beside numbers nobody types, and handed out in four forms', async () => {
  const { as } = site.world;
  const [mara, paul] = [await site.signedIn('mara'), await site.signedIn('paul')];
  const { id: elsewhere } = (await (await as('mara').post('/calls', { agencyId: (await site.world.ports.challenges.find(challenge.id))!.agencyId, title: 'Held elsewhere', from: 'listing' })).json()) as { id: string };
  await mara.goto(`/run/${elsewhere}/report`);
  await says(mara, 'This call is held elsewhere, and is reported there.');
  await sound(mara, '/run/[call]/report', 'empty');
  await mara.goto(`/run/${challenge.id}/follow-up`);
  await says(mara, 'Not yet: the results are not published.');
  await sound(mara, '/run/[call]/follow-up', 'empty');
  await as('mara').post(`/results/${challenge.id}/publish`);
  await mara.goto(`/run/${challenge.id}/report`);
  await mara.getByLabel('What the challenge was to bring about, and for whom.').fill('Permits that **anybody** can check.');
  await press(mara, 'Save Goals');
  await says(mara, 'Saved.');
  await mara.getByLabel('Amount, in dollars').first().fill('25000');
  await press(mara, 'Save Cash awarded, and where it came from');
  await mara.getByRole('link', { name: 'Say who gave it, or clear the row.' }).waitFor();
  await sound(mara, '/run/[call]/report', 'error');
  await mara.getByLabel('Who gave it').first().fill('Department of records');
  await mara.getByLabel('Account it is booked to').first().fill('031-20');
  await press(mara, 'Save Cash awarded, and where it came from');
  await says(mara, 'Saved.');
  await mara.getByRole('button', { name: /^Count (now|again)$/ }).click();
  await site.settle();
  await mara.goto(`/run/${challenge.id}/report`);
  await says(mara, 'Entries that count');
  await sound(mara, '/run/[call]/report', 'filled');
  await paul.goto(`/run/${challenge.id}/report`);
  await says(paul, 'Permits that anybody can check.');
  await sound(paul, '/run/[call]/report', 'read-only');
  await paul.getByRole('link', { name: 'Printable page' }).click();
  await says(paul, 'Print this page, or save it as a PDF');
  await sound(paul, '/run/[call]/report/print', 'filled');
  for (const [form, words] of [['md', '## Goals\n\nPermits that **anybody** can check.'], ['csv', 'Cash paid,2500000,cents'], ['json', '"format": "laurel-report/1"']] as const) {
    const reply = await paul.request.get(`${site.origin}/run/${challenge.id}/report/as/${form}`);
    expect([reply.headers()['content-disposition'], await reply.text()]).toEqual([`attachment; filename="report-${challenge.slug}.${form}"`, expect.stringContaining(words)]);
  }
}, 240_000);

test('half a year later the agency is asked what became of the winner, and everybody can read it', async () => {
  site.world.clock.set('2027-09-03T15:00:00.000Z');
  const [mara, visitor] = [await site.signedIn('mara'), await site.visitor()];
  await mara.goto(`/run/${challenge.id}`);
  await mara.getByRole('link', { name: 'Say what became of one winner' }).click();
  await says(mara, 'Is it still used?');
  await sound(mara, '/run/[call]/follow-up', 'filled');
  await press(mara, 'Save');
  await mara.getByRole('link', { name: 'Say whether it is still used.' }).waitFor();
  await sound(mara, '/run/[call]/follow-up', 'error');
  await mara.getByLabel('In use', { exact: true }).check();
  await mara.getByLabel('A pilot').check();
  await mara.getByLabel('Money that came of it, in dollars').fill('50,000');
  await mara.getByLabel('What became of it').fill('Two departments check permits with it, under a pilot.');
  await mara.getByLabel('Source').fill('https://records.example.gov/wallet');
  await mara.getByLabel('Show it to everybody').check();
  await press(mara, 'Save');
  await says(mara, 'A pilot, in use.');
  await sound(mara, '/run/[call]/follow-up', 'filled: written');
  await visitor.goto(`/challenges/${challenge.slug}/results`);
  await says(visitor, 'Two departments check permits with it');
  await sound(visitor, '/challenges/[slug]/results', 'filled: what became of winners');
}, 120_000);
