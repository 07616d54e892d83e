import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { at } from '../../functions/adapters/dynamodb/table.ts';
import type { Decision } from '../../functions/domain/judging/decision/decision.ts';
import { publishResult, scoredRound } from '../support/published.ts';
import { openSiteWorld } from '../support/site.ts';
import { sound } from '../support/sound.ts';
import type { Opened } from '../support/stage.ts';
import { answer } from '../support/world.ts';

/** People comment on an entry of a gallery; one is reported and hidden, its author answers, and the agency closes comments. */
let site: Awaited<ReturnType<typeof openSiteWorld>>;
let challenge: Opened;
let winner: Decision;
let visitor: Page;
let vera: Page;
let mona: Page;
let comment: string;
const says = (page: Page, words: string) => page.locator('main').getByText(words).first().waitFor();
const press = (page: Page, name: string) => page.getByRole('button', { name }).first().click();
const thread = () => `/comments/entry/${challenge.slug}.${winner.code}`;
const one = () => `/comment/${comment}`;

beforeAll(async () => {
  site = await openSiteWorld();
  challenge = await scoredRound(site.world, { entries: 4, judges: 5 });
  await publishResult(site.world, challenge);
  winner = (await site.world.ports.rounds.selected(challenge.id))[0]!;
  const { version } = (await site.world.ports.challenges.find(challenge.id))!;
  await answer(site.world.as('mara').post(`/gallery-settings/${challenge.id}/publish`, { scope: 'selected' }, { version }));
  visitor = await site.visitor();
}, 120_000);
afterAll(() => site?.stop());

test('an entry asks for comments, and whoever signs in writes one in plain text', async () => {
  await visitor.goto(`/challenges/${challenge.slug}/entries/${winner.code}`);
  await says(visitor, 'Nobody has commented yet.');
  await visitor.goto(thread());
  await sound(visitor, '/comments/[kind]/[of]', 'empty');
  expect((await visitor.goto('/comments/person/x'))!.status()).toBe(404);
  vera = await site.signedIn('vera');
  await vera.goto(thread());
  await vera.getByRole('link', { name: 'Write a comment' }).click();
  await vera.getByLabel('Your comment').waitFor();
  await sound(vera, '/comments/[kind]/[of]/write', 'filled');
  await press(vera, 'Send the comment');
  await vera.getByRole('link', { name: 'Write at least 2 characters.' }).waitFor();
  await sound(vera, '/comments/[kind]/[of]/write', 'error');
  await vera.getByLabel('Your comment').fill('<b>Who pays</b> for it?\nAnd for how long?');
  await press(vera, 'Send the comment');
  await says(vera, 'Your comment was received.');
  await sound(vera, '/comments/[kind]/[of]/write', 'filled: sent');
  await visitor.goto(`/challenges/${challenge.slug}/entries/${winner.code}`);
  await says(visitor, '<b>Who pays</b> for it?');
  await visitor.goto(thread());
  await sound(visitor, '/comments/[kind]/[of]', 'filled');
});

test('its author changes it while that is possible', async () => {
  await vera.getByRole('link', { name: 'Change or delete yours' }).click();
  await vera.getByRole('heading', { name: 'Your comment' }).waitFor();
  comment = new URL(vera.url()).pathname.split('/').at(-1)!;
  await sound(vera, '/comment/[id]', 'filled: own');
  await vera.getByLabel('Your comment').fill('');
  await press(vera, 'Save the change');
  await vera.getByRole('link', { name: 'Write at least 2 characters.' }).waitFor();
  await sound(vera, '/comment/[id]', 'error');
  await vera.getByLabel('Your comment').fill('Who pays for it after the pilot?');
  await press(vera, 'Save the change');
  await says(vera, 'Your comment was changed.');
  await visitor.goto(thread());
  await says(visitor, ', changed since');
});

test('somebody reports it, once and with a reason', async () => {
  const rita = await site.signedIn('rita');
  await rita.goto(thread());
  await rita.getByRole('link', { name: /Report, change or delete/ }).click();
  await rita.getByLabel('Advertising or spam').waitFor();
  await sound(rita, '/comment/[id]', 'filled: to report');
  await press(rita, 'Report the comment');
  await rita.getByRole('link', { name: 'Choose a reason.' }).waitFor();
  await sound(rita, '/comment/[id]', 'error: no reason');
  await rita.getByLabel('It is about something else').check();
  await rita.getByLabel('Anything a moderator should know').fill('It is about money.');
  await press(rita, 'Report the comment');
  await says(rita, 'Thank you. A moderator looks at it.');
  await sound(rita, '/comment/[id]', 'filled: reported');
  await rita.context().close();
});

test('a moderator hides it with a reason, which everybody reads in its place', async () => {
  mona = await site.signedIn('mona');
  await mona.goto('/moderate');
  await mona.getByRole('link', { name: 'Comments' }).click();
  await says(mona, 'It is about something else');
  await sound(mona, '/moderate/comments', 'filled');
  await press(mona, 'Hide it');
  await mona.getByRole('link', { name: /Give the reason in at least 10 characters/ }).waitFor();
  await sound(mona, '/moderate/comments', 'error');
  await answer(site.world.as('tim').post(`/comments/${comment}/report`, { reason: 'off-topic' }));
  await mona.getByLabel('Reason to hide it').fill('It is not about this entry.');
  await press(mona, 'Hide it');
  await says(mona, 'Somebody reported, answered or decided this since you opened it.');
  await sound(mona, '/moderate/comments', 'error: reported meanwhile');
  await mona.getByLabel('Reason to hide it').fill('It is not about this entry.');
  await press(mona, 'Hide it');
  await says(mona, 'The comment is hidden.');
  await sound(mona, '/moderate/comments', 'empty');
  await mona.getByRole('link', { name: 'Hidden' }).click();
  await says(mona, 'Who pays for it after the pilot?');
  await sound(mona, '/moderate/comments', 'filled: hidden');
  await visitor.goto(thread());
  await says(visitor, 'Hidden by a moderator. The reason: It is not about this entry.');
});

test('its author answers, it comes back, and she deletes it', async () => {
  await vera.goto(one());
  await says(vera, 'Answer the moderator');
  await sound(vera, '/comment/[id]', 'filled: hidden');
  await vera.getByLabel('Your answer').fill('It asks what this entry would cost.');
  await press(vera, 'Send the answer');
  await says(vera, 'Your answer was received.');
  await sound(vera, '/comment/[id]', 'filled: answered');
  await mona.goto('/moderate/comments');
  await says(mona, 'It asks what this entry would cost.');
  await press(mona, 'Show it again');
  await says(mona, 'Everybody reads the comment.');
  await visitor.goto(thread());
  await says(visitor, 'Who pays for it after the pilot?');
  await vera.goto(one());
  await press(vera, 'Delete the comment');
  await says(vera, 'Your comment was deleted.');
  await sound(vera, '/comment/[id]', 'read-only: deleted');
  await visitor.goto(thread());
  await says(visitor, 'Deleted by its author.');
  await vera.context().close();
});

test('the agency sees what was reported in its gallery, and closes comments', async () => {
  const { id } = await answer<{ id: string }>(site.world.as('rita').post(`/comment-threads/entry/${challenge.slug}.${winner.code}`, { text: 'Buy wallets at our shop.' }), 201);
  const mara = await site.signedIn('mara');
  await mara.goto(`/run/${challenge.id}/gallery`);
  await mara.getByRole('link', { name: 'Comments' }).click();
  await says(mara, 'Nothing waits here.');
  await sound(mara, '/run/[call]/comments', 'empty');
  await answer(site.world.as('tim').post(`/comments/${id}/report`, { reason: 'spam' }));
  await mara.reload();
  await says(mara, 'Buy wallets at our shop.');
  await sound(mara, '/run/[call]/comments', 'filled');
  await press(mara, 'Hide it');
  await mara.getByRole('link', { name: /Give the reason in at least 10 characters/ }).waitFor();
  await sound(mara, '/run/[call]/comments', 'error');
  await press(mara, 'Leave it');
  await says(mara, 'Everybody reads the comment.');
  await press(mara, 'Close comments');
  await says(mara, 'Comments are closed. What was said stays.');
  await sound(mara, '/run/[call]/comments', 'filled: closed');
  await visitor.goto(thread());
  await says(visitor, 'The organizer has closed comments.');
  await sound(visitor, '/comments/[kind]/[of]', 'read-only: closed');
  await mara.goto(`${thread()}/write`);
  await says(mara, 'Nobody can comment now.');
  await sound(mara, '/comments/[kind]/[of]/write', 'empty: closed');
  await mara.goto(`/run/${challenge.id}/comments`);
  await press(mara, 'Open comments');
  await says(mara, 'People can comment again.');
  await mara.context().close();
});

test('people see what they wrote, and where it stands', async () => {
  let jana = await site.signedIn('jana');
  await jana.goto('/me/comments');
  await says(jana, 'You have written no comment yet.');
  await sound(jana, '/me/comments', 'empty');
  const on = `entry/${challenge.slug}.${winner.code}`;
  for (let n = 0; n < 21; n++) {
    if (n % 10 === 0) site.world.clock.pass(2 * 3_600_000);
    await answer(site.world.as('jana').post(`/comment-threads/${on}`, { text: `A question, number ${n}.` }), 201);
  }
  await jana.context().close();
  jana = await site.signedIn('jana');
  await jana.goto('/me/comments');
  await says(jana, 'A question, number 20.');
  await sound(jana, '/me/comments', 'filled');
  await jana.getByRole('link', { name: /Change or delete it/ }).first().click();
  await press(jana, 'Delete the comment');
  await says(jana, 'Your comment was deleted.');
  await jana.goto('/me/comments');
  await says(jana, 'Deleted by its author.');
  await jana.getByRole('link', { name: 'Next page' }).click();
  await says(jana, 'A question, number 0.');
  await sound(jana, '/me/comments', 'filled: the next page');
  await jana.context().close();
});

test('a long thread goes on, and while somebody judges there is none', async () => {
  for (const who of ['kofi', 'jim'] as const) for (let n = 0; n < 10; n++) await answer(site.world.as(who).post(`/comment-threads/entry/${challenge.slug}.${winner.code}`, { text: `A thought, number ${n}.` }), 201);
  await visitor.goto(`/challenges/${challenge.slug}/entries/${winner.code}`);
  await visitor.getByRole('link', { name: 'All comments' }).click();
  await visitor.getByRole('link', { name: 'Next page' }).click();
  await visitor.getByRole('link', { name: 'First page' }).waitFor();
  await sound(visitor, '/comments/[kind]/[of]', 'filled: the next page');
  const round = (await site.world.ports.rounds.current(challenge.id))!;
  await site.world.store.put({ ...(await site.world.store.get(at.round(challenge.id, round.id)))!, closesAt: '2028-01-01T00:00:00.000Z' });
  await visitor.goto(thread());
  await says(visitor, 'Comments open once judging is over.');
  await sound(visitor, '/comments/[kind]/[of]', 'empty: judging');
});
