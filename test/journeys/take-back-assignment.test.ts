import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { crowdOf } from '../support/crowd.ts';
import { panelIn } from '../support/panel.ts';
import { openSiteWorld } from '../support/site.ts';
import { plainSound } from '../support/sound.ts';
import { openAgency, openChallenge, type Opened } from '../support/stage.ts';
import { answer } from '../support/world.ts';

/** An entry given by hand after the assignments were out is taken back, as the organizer and the judge see it. Without scripts. */
let site: Awaited<ReturnType<typeof openSiteWorld>>;
let challenge: Opened;
let judges: string[];
let manager: Page;
let checker: Page;
const says = (page: Page, words: string | RegExp) => page.getByText(words).first().waitFor();

beforeAll(async () => {
  site = await openSiteWorld();
  const { world } = site;
  world.clock.set('2027-01-05T15:00:00.000Z');
  challenge = await openChallenge(world, (await openAgency(world)).id);
  await crowdOf(world, challenge, 4, { sent: true });
  judges = await panelIn(world, challenge, 5);
  world.clock.set('2027-01-18T15:00:00.000Z');
  await answer(world.as('mara').post(`/assignments/${challenge.id}/publish`));
  await site.settle();
  checker = await site.visitor({ bypassCSP: true });
  await checker.goto('/sign-in');
  manager = await site.signedIn('mara', { javaScriptEnabled: false });
}, 120_000);
afterAll(() => site?.stop());

test('the organizer takes an entry back that was added by hand; the judge who begins with one keeps it', async () => {
  await manager.goto(`/run/${challenge.id}/assign`);
  const take = manager.getByRole('button', { name: /^Take back/ });
  expect(await take.count()).toBe(0);
  const adding = manager.locator('form[action="?/add"]').first();
  const code = (await adding.getByRole('button').innerText()).replace(/^Add\s+to\s+/, '');
  const judgeId = await adding.locator('option').first().getAttribute('value');
  await adding.getByRole('button').click();
  await says(manager, 'The judge has one more entry.');
  expect(await take.count()).toBe(1);
  await plainSound(manager, checker, '/run/[call]/assign', 'filled: added by hand');
  await site.settle();
  const judge = await site.signedIn({ id: judgeId!, email: '', name: '' }, { javaScriptEnabled: false });
  await judge.goto(`/judge/${challenge.id}`);
  await judge.locator('main', { hasText: code }).waitFor();
  await take.click();
  await says(manager, 'The entry is taken back, and the judge gets a letter.');
  expect(await take.count()).toBe(0);
  await site.settle();
  await judge.reload();
  expect(await judge.locator('main').innerText()).not.toContain(code);

  await manager.locator('form[action="?/add"]').first().getByRole('button').click();
  await says(manager, 'The judge has one more entry.');
  const round = (await site.world.ports.rounds.current(challenge.id))!;
  const all = (await Promise.all(judges.map((id) => site.world.ports.evaluations.ofJudge(round.id, id)))).flat();
  const given = all.find((one) => one.given === 'by-hand' && one.state === 'assigned')!;
  await answer(site.world.as({ id: given.judgeId, email: '', name: '' }).put(`/evaluations/${challenge.id}/${given.entryId}`, { marks: {}, comments: {}, note: 'A first thought.', feedback: '' }, { version: given.version }));
  await take.click();
  await says(manager, 'This judge has begun with this entry. Work that was begun is never taken away.');
  await plainSound(manager, checker, '/run/[call]/assign', 'error: begun meanwhile');
  expect(await take.count()).toBe(0);
});
