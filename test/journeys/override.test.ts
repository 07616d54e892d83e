import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { crowdOf } from '../support/crowd.ts';
import { workOut } from '../support/judging.ts';
import { panelIn, scoreAs } from '../support/panel.ts';
import type { Screen, StateOf } from '../support/screens.ts';
import { arrived, openSiteWorld } from '../support/site.ts';
import { plainSound } from '../support/sound.ts';
import { openAgency, openChallenge, type Opened } from '../support/stage.ts';
import { answer } from '../support/world.ts';

/** The chair puts an entry in another place than its scores do, until the public reads both. Without scripts. */
let site: Awaited<ReturnType<typeof openSiteWorld>>;
let challenge: Opened;
let manager: Page;
let checker: Page;
let codes: string[];
let ids: string[];
const sound = <S extends Screen>(screen: S, state: StateOf<S>) => plainSound(manager, checker, screen, state);
const says = (words: string | RegExp, page = manager) => page.getByText(words).first().waitFor();
const press = (name: string | RegExp) => manager.getByRole('button', { name }).click();
const place = (n: number) => `/run/${challenge.id}/decide/${ids[n]}/place`;
const rowOf = (n: number) => manager.getByRole('row').filter({ hasText: codes[n]! });
const reason = 'It runs in two towns already.';

beforeAll(async () => {
  site = await openSiteWorld();
  const { world } = site;
  world.clock.set('2027-01-05T15:00:00.000Z');
  challenge = await openChallenge(world, (await openAgency(world)).id, { judging: { reviewsPerEntry: 2, quorum: 2 } });
  const entries = await crowdOf(world, challenge, 5, { sent: true });
  [ids, codes] = [entries.map(({ id }) => id), entries.map(({ code }) => code)];
  const judges = await panelIn(world, challenge, 2);
  world.clock.set('2027-01-18T15:00:00.000Z');
  const round = await answer<{ id: string; challengeId: string }>(world.as('mara').post(`/assignments/${challenge.id}/publish`));
  await site.settle();
  const late = (await world.ports.evaluations.find(round.id, judges[1]!, ids[3]!))!;
  await world.ports.evaluations.keep({ ...late, state: 'abstained', version: late.version + 1 });
  for (const [n, judge] of judges.entries()) await scoreAs(world, round, judge, (entryId) => 5 - ids.indexOf(entryId) - (n === 1 && entryId === ids[1] ? 1 : 0));
  world.clock.set('2027-02-12T22:01:00.000Z');
  await workOut(world, challenge);
  checker = await site.visitor({ bypassCSP: true });
  await checker.goto('/sign-in');
  manager = await site.signedIn('mara', { javaScriptEnabled: false });
}, 120_000);
afterAll(() => site?.stop());

test('the chair finds the place of an entry beside its decision, and moves it for a reason', async () => {
  await manager.goto(`/run/${challenge.id}/decide`);
  await manager.getByRole('link', { name: `Decide ${codes[3]}` }).click();
  await arrived(manager, `Decide ${codes[3]}`);
  await manager.getByRole('link', { name: 'Put it in another place' }).click();
  await arrived(manager, `The place of ${codes[3]}`);
  await says('The scores put it in place 4.');
  await sound('/run/[call]/decide/[entry]/place', 'filled');
  await manager.getByLabel('New place').fill('9');
  await manager.getByLabel('Reason').fill(reason);
  await press('Put it in this place');
  await says('Choose a place from 1 to 5.');
  expect(await manager.getByLabel('Reason').inputValue()).toBe(reason);
  await sound('/run/[call]/decide/[entry]/place', 'error');
  await manager.getByLabel('New place').fill('1');
  await answer(site.world.as('mara').put(`/results/${challenge.id}/places/${ids[3]}`, { place: 2, reason: 'Somebody else was quicker.' }, { version: 0 }));
  await press('Put it in this place');
  await says('It stands in place 2 now.');
  expect([await manager.getByLabel('New place').inputValue(), await manager.getByLabel('Reason').inputValue()]).toEqual(['1', reason]);
  await sound('/run/[call]/decide/[entry]/place', 'error: changed meanwhile');
  await press('Put it in this place');
  await arrived(manager, 'Decisions');
  await says(`${codes[3]} stands in place 1 now, and the computed place stays beside it.`);
  expect((await manager.locator('tbody tr').first().innerText()).replaceAll(/\s+/g, ' ')).toContain(`4 1 Permits of team 3 ${codes[3]} Team 3 The chair moved it: ${reason}`);
  await sound('/run/[call]/decide', 'filled: an entry moved');
});

test('it is taken back with a reason, and everything said before stays', async () => {
  await manager.goto(place(3));
  await says('The chair put it in place 1.');
  await sound('/run/[call]/decide/[entry]/place', 'filled: moved');
  await manager.getByLabel('Why it goes back').fill('We look again.');
  await press('Take it back to place 4');
  await arrived(manager, 'Decisions');
  await says(`${codes[3]} stands where its scores put it again.`);
  expect(await manager.getByRole('columnheader', { name: 'Chair’s place' }).count()).toBe(0);
  await manager.goto(place(3));
  expect((await manager.getByRole('listitem').filter({ hasText: 'Eastern' }).allInnerTexts()).map((text) => /^Place \d/.exec(text)?.[0])).toEqual(['Place 2', 'Place 1']);
  await says(/Taken back .*: We look again\./);
  await manager.getByLabel('New place').fill('1');
  await manager.getByLabel('Reason').fill(reason);
  await press('Put it in this place');
  await arrived(manager, 'Decisions');
  const csv = await (await manager.context().request.get(`${site.origin}/run/${challenge.id}/results/scores.csv`)).text();
  expect(csv.split('\r\n').find((line) => line.includes(codes[3]!))).toMatch(new RegExp(`^4,no,${codes[3]},.*,1,${reason}`));
});

test('the manager sees it before applying; a winner of too few reviews needs a waiver first', async () => {
  for (const n of ids.keys()) await answer(site.world.as('mara').post(`/results/${challenge.id}/decisions`, { entryId: ids[n], outcome: n === 3 ? 'winner' : 'not-selected', prizeId: 'grand', reason: 'As weighed.', feedback: '' }, { version: 0 }));
  await manager.goto(`/run/${challenge.id}/decide/apply`);
  await says(`${codes[3]} would win with fewer than 2 reviews,`);
  await press(/^Apply 5 decisions/);
  await says(/Waive the missing reviews on the progress page, with the reason, or decide otherwise\./);
  await sound('/run/[call]/decide/apply', 'error: too few reviews');
  await manager.getByRole('link', { name: 'Waive the missing reviews' }).click();
  await arrived(manager, 'Progress');
  const waive = async () => {
    await manager.getByText('Go without it').click();
    await manager.getByLabel('Why').fill('A judge fell ill, and nobody was free.');
    await press(/^Waive the review/);
    await says('The entry goes without a review, and the reason is kept.');
  };
  await waive();
  await press(`Take this waiver back of ${codes[3]}`);
  await says('The waiver is taken back. What is missing counts as missing again.');
  await waive();
  await manager.goto(`/run/${challenge.id}/decide/apply`);
  await says('The chair moved 1 entry.');
  await says(`${codes[3]} Permits of team 3: place 1 instead of 4`);
  await manager.getByText(`${codes[3]} Team 3: Winner`).click();
  await says(/The chair of the judging put your entry higher than its scores do\. Its reason:/);
  await sound('/run/[call]/decide/apply', 'filled: an entry moved');
  await press(/^Apply 5 decisions/);
  await arrived(manager, 'Decisions');
  expect((await rowOf(3).first().innerText()).replaceAll(/\s+/g, ' ')).toMatch(/^4 1 /);
  await manager.goto(place(3));
  await says(/^The decisions were applied/);
  expect(await manager.getByRole('button', { name: 'Put it in this place' }).count()).toBe(0);
  await sound('/run/[call]/decide/[entry]/place', 'read-only');
});

test('everybody reads the move and its reason beside the places that were computed', async () => {
  await answer(site.world.as('mara').post(`/results/${challenge.id}/publish`));
  const visitor = await site.visitor();
  await visitor.goto(`/challenges/${challenge.slug}/results`);
  await says('Overrides, with reasons.', visitor);
  await says(`${codes[3]}, place 1 by the chair, place 4 by its score of`, visitor);
  await plainSound(visitor, checker, '/challenges/[slug]/results', 'filled: an entry moved');
  const rows = await visitor.locator('table', { hasText: 'Score of each entry' }).locator('tbody tr').allInnerTexts();
  expect(rows.map((row) => row.split(/\s+/).slice(0, 2))).toEqual([['1', '2'], ['2', '3'], ['3', '4'], ['4', '1'], ['5', '5']]);
});
