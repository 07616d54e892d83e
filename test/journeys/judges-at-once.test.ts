import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sections } from '../../functions/domain/call/challenge.ts';
import { templates } from '../../functions/domain/call/template.ts';
import { composite } from '../../functions/domain/judging/evaluation/composite.ts';
import { crowdOf } from '../support/crowd.ts';
import { panelIn } from '../support/panel.ts';
import { openSiteWorld } from '../support/site.ts';
import { openAgency, openChallenge, type Opened } from '../support/stage.ts';
import { answer } from '../support/world.ts';

/** A demo day: eight judges in eight browsers score the same six entries in the same minute. */
let site: Awaited<ReturnType<typeof openSiteWorld>>;
let challenge: Opened;
let round: { id: string };
let judges: { id: string; page: Page }[];
let codes: Map<string, string>;
const { criteria } = sections.judging.parse(templates['ledger-challenge']['judging']);
const labels = ['1 Poor', '2 Weak', '3 Fair', '4 Good', '5 Strong'];
type Board = { pace: { done: number; total: number; missing: number; idle: number }; judges: { judgeId: string; saved: number; left: number }[]; entries: { code: string; saved: number; needed: number }[]; fixes: object[] };

/** No judge gives an entry the marks that another judge, or another entry, gets. */
const markOf = (judge: number, code: string, criterion: number): number => 1 + ((judge + [...codes.values()].indexOf(code) * (criterion + 1) + criterion) % 5);
const marksOf = (judge: number, code: string) => Object.fromEntries(criteria.map(({ id }, criterion) => [id, markOf(judge, code, criterion)]));
const stored = async () => (await Promise.all(judges.map(({ id }, judge) => site.world.ports.evaluations.ofJudge(round.id, id).then((all) => all.map((one) => ({ ...one, judge, code: codes.get(one.entryId)! })))))).flat();
const board = () => answer<Board>(site.world.as('mara').get(`/progress/${challenge.id}`));
const allAtOnce = (act: (page: Page, judge: number) => Promise<unknown>) => Promise.all(judges.map(({ page }, judge) => act(page, judge)));

const titleOf = async (page: Page) => (await page.getByRole('heading', { level: 1 }).textContent())!.trim();
const fill = async (page: Page, judge: number) => {
  await page.locator('fieldset.score').first().waitFor();
  const entryId = new URL(page.url()).pathname.split('/').at(-1)!;
  for (const [criterion, group] of (await page.locator('fieldset.score').all()).entries()) await group.getByRole('radio', { name: labels[markOf(judge, codes.get(entryId)!, criterion) - 1]! }).check();
  await page.getByRole('status').filter({ hasText: /^Draft saved/ }).waitFor();
};

beforeAll(async () => {
  site = await openSiteWorld();
  const { world } = site;
  world.clock.set('2027-01-05T15:00:00.000Z');
  challenge = await openChallenge(world, (await openAgency(world)).id, { judging: { reviewsPerEntry: 4 } });
  codes = new Map((await crowdOf(world, challenge, 6, { sent: true })).map(({ id, code }) => [id, code]));
  const ids = await panelIn(world, challenge, 8);
  world.clock.set('2027-01-18T15:00:00.000Z');
  round = await answer(world.as('mara').post(`/assignments/${challenge.id}/publish`));
  await site.settle();
  judges = await Promise.all(ids.map(async (id) => ({ id, page: await site.signedIn({ id, email: '', name: '' }) })));
  await allAtOnce(async (page) => {
    await page.goto(`/judge/${challenge.id}`);
    await page.getByRole('link', { name: 'Start scoring' }).click();
  });
});
afterAll(() => site?.stop());

test('what eight judges type at once is kept as each of them typed it, and counts for nothing yet', async () => {
  await allAtOnce(fill);
  await expect.poll(async () => (await stored()).filter(({ state }) => state === 'started').length).toBe(8);
  const begun = (await stored()).filter(({ state }) => state === 'started');
  expect(begun.map(({ judge, code, marks }) => ({ judge, code, marks }))).toEqual(begun.map(({ judge, code }) => ({ judge, code, marks: marksOf(judge, code) })));
  expect(new Set(begun.map(({ judge }) => judge)).size).toBe(8);
  await site.settle();
  expect((await board()).pace).toMatchObject({ done: 0, total: 24, missing: 0, idle: 0 });
});

test('all of them save to the end: no mark is lost, and the board counts each review once', async () => {
  await allAtOnce(async (page, judge) => {
    for (let entry = 1; entry <= 3; entry++) {
      if (entry > 1) await fill(page, judge);
      const title = await titleOf(page);
      await page.getByRole('button', { name: /^Save( and next)?$/ }).click();
      await page.getByRole('heading', { level: 1 }).filter({ hasNotText: title }).waitFor();
    }
    await page.getByText('You have scored everything.').waitFor();
  });
  await site.settle();
  const saved = await stored();
  expect(saved.map(({ judge, code, state, marks, draft, composite: total }) => ({ judge, code, state, marks, draft, total })))
    .toEqual(saved.map(({ judge, code }) => ({ judge, code, state: 'saved', marks: marksOf(judge, code), draft: undefined, total: composite(criteria, marksOf(judge, code)) })));
  const { pace, judges: rows, entries, fixes } = await board();
  expect(pace).toMatchObject({ done: 24, total: 24, missing: 0, idle: 0, recent: 24 });
  expect(Object.fromEntries(rows.map(({ judgeId, saved: done, left }) => [judgeId, [done, left]]))).toEqual(Object.fromEntries(judges.map(({ id }) => [id, [3, 0]])));
  expect(entries.map(({ saved: done, needed }) => [done, needed])).toEqual(Array(6).fill([4, 4]));
  expect(fixes).toEqual([]);
});
