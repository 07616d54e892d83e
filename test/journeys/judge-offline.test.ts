import type { Page } from '@playwright/test';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { sentEntry } from '../support/entry.ts';
import { judgeIn, marks } from '../support/judging.ts';
import type { PersonName } from '../support/people.ts';
import { openSiteWorld } from '../support/site.ts';
import { sound } from '../support/sound.ts';
import { openAgency, openChallenge, type Opened } from '../support/stage.ts';
import { answer } from '../support/world.ts';

let site: Awaited<ReturnType<typeof openSiteWorld>>;
let challenge: Opened;
type Row = { entryId: string; state: string; version: number; title: string; composite?: number };
type Own = { state: string; version: number; marks: Record<string, number>; note: string; composite?: number };

const queueOf = async (who: PersonName) => (await answer<{ rows: Row[] }>(site.world.as(who).get(`/evaluations/${challenge.id}`))).rows;
const stored = async (who: PersonName, id: string) => (await answer<{ evaluation: Own }>(site.world.as(who).get(`/evaluations/${challenge.id}/${id}`))).evaluation;
const says = (page: Page, words: string | RegExp) => page.getByText(words).first().waitFor();
const queue = () => `/judge/${challenge.id}`;
/** What is on the device: which pages, and whose. */
const keptOn = (page: Page) =>
  page.evaluate(async () => {
    if (!(await caches.has('laurel-kept-pages'))) return [];
    const cache = await caches.open('laurel-kept-pages');
    const notes = await Promise.all((await cache.keys()).map(async (request) => (await cache.match(request))!.headers.get('x-laurel-kept')!));
    return notes.map((note) => JSON.parse(decodeURIComponent(note)) as { path: string; person: string; title: string });
  });
const pathsOn = async (page: Page) => (await keptOn(page)).map(({ path }) => path).toSorted();
/** The queue is open, and all of it is on the device. */
const keptQueue = async (who: PersonName, page?: Page) => {
  const on = page ?? (await site.signedIn(who));
  await on.goto(queue());
  const ids = (await queueOf(who)).filter(({ state }) => state !== 'saved').map(({ entryId }) => entryId);
  await expect.poll(() => pathsOn(on), { timeout: 15_000 }).toEqual([queue(), ...ids.map((id) => `${queue()}/${id}`)].toSorted());
  return on;
};
const scoreAll = async (page: Page, level: string) => {
  for (const group of await page.locator('fieldset.score').all()) await group.getByRole('radio', { name: level }).check();
};
const save = (page: Page) => page.getByRole('button', { name: /^Save( and next)?$/ }).click();
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor();

beforeAll(async () => {
  site = await openSiteWorld();
  const { world } = site;
  world.clock.set('2027-01-05T15:00:00.000Z');
  const agency = await openAgency(world);
  challenge = await openChallenge(world, agency.id, { judging: { reviewsPerEntry: 2 } });
  for (const who of ['lena', 'rita', 'tim', 'vera'] as const) await sentEntry(world, who, challenge);
  await judgeIn(world, challenge, 'jana');
  await judgeIn(world, challenge, 'jim');
});
afterEach(() => site?.cutOff(false));
afterAll(() => site?.stop());

test('nothing is kept for a judge before scoring opens', async () => {
  const { world } = site;
  world.clock.set('2027-01-16T15:00:00.000Z');
  await answer(world.as('mara').post(`/assignments/${challenge.id}/publish`));
  const page = await site.signedIn('jana');
  await page.goto(queue());
  await says(page, 'You can read your entries now.');
  await page.waitForTimeout(500);
  expect([await keptOn(page), await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)]).toEqual([[], 0]);
  await page.context().close();
  world.clock.set('2027-01-18T15:00:00.000Z');
});

test('offline a judge goes from the queue to the entries, saves and goes on; all is sent when the connection is back', async () => {
  const page = await keptQueue('jana');
  const rows = await queueOf('jana');
  // what was fetched ahead counts as nothing: not opened, not started
  expect(rows.map(({ state, version }) => [state, version])).toEqual([0, 1, 2, 3].map(() => ['assigned', 1]));
  await site.offline(page, true);
  await expect.poll(() => page.getByText(', On this device').count()).toBe(4);
  await page.getByRole('link', { name: 'Start scoring' }).click();
  await heading(page, rows[0]!.title);
  // nothing was typed: nothing is said to be kept, and nothing is
  await page.getByRole('button', { name: 'Skip for now' }).click();
  await says(page, 'Not done: you are offline. Press Skip for now again when you are back.');
  expect([await page.evaluate(() => Object.keys(localStorage)), await page.getByText(/Kept on this device|are kept here/).count()]).toEqual([[], 0]);
  await says(page, /^Copy of Jan 18, 10:00 a\.m\. Eastern\. What the server has may be newer\.$/);
  await save(page);
  await page.getByRole('alert').getByRole('link', { name: 'Score “Feasibility”.' }).waitFor();
  await scoreAll(page, '4 Good');
  await page.getByLabel('What is strong').fill('Written on a train.');
  await page.getByRole('button', { name: 'Skip for now' }).click();
  await says(page, 'Not done: you are offline. Press Skip for now again when you are back.');
  // said beside the button that was pressed, and the focus is there
  await page.getByText('I cannot judge this entry').click();
  for (const [button, words] of [['Report a conflict', 'Not reported: you are offline. Press Report a conflict again when you are back.'], ['Abstain', 'Not done: you are offline. Press Abstain again when you are back.']] as const) {
    await page.getByRole('button', { name: button }).click();
    await page.locator('[role=alert]:focus').filter({ hasText: words }).waitFor();
    const [said, pressed] = await Promise.all([page.locator('[role=alert]:focus').boundingBox(), page.getByRole('button', { name: button }).boundingBox()]);
    expect(Math.abs(pressed!.y - said!.y - said!.height)).toBeLessThan(40);
  }
  await sound(page, '/judge/[challenge]/[entry]', 'filled: offline');
  await save(page);
  await heading(page, rows[1]!.title);
  await says(page, `Saved on this device: “${rows[0]!.title}”. It will be sent when you reconnect.`);
  await scoreAll(page, '2 Weak');
  await save(page);
  await heading(page, rows[2]!.title);
  await page.getByRole('link', { name: 'Your entries' }).click();
  await heading(page, 'Your entries');
  await says(page, `Saved on this device: “${rows[0]!.title}”, “${rows[1]!.title}”. They will be sent when you reconnect.`);
  expect(await page.getByText('Scored, waits to be sent').count()).toBe(2);
  // what waits is done here; what lists otherwise or leads elsewhere is not offered, or says why not
  expect(await page.getByRole('link', { name: 'Go on scoring' }).getAttribute('href')).toBe(`${queue()}/${rows[2]!.entryId}`);
  expect(await page.getByRole('link', { name: /^(Done|Skipped|Your score)/ }).count()).toBe(0);
  const [banner, title] = await Promise.all([page.getByText(/^Saved on this device/).boundingBox(), page.getByRole('heading', { level: 1 }).boundingBox()]);
  expect(title!.y - banner!.y - banner!.height, 'the heading does not stick to what is said above it').toBeGreaterThan(8);
  for (const name of ['My work', 'Judging']) {
    await page.getByRole('link', { name, exact: true }).click();
    await page.locator('[role=alert]:focus').filter({ hasText: `You are offline. “${name}” can be opened when you are connected.` }).waitFor();
  }
  await sound(page, '/judge/[challenge]', 'filled: offline');
  // one that waits is read again as it was typed, and goes on waiting
  await page.getByRole('link', { name: rows[0]!.title }).click();
  await heading(page, rows[0]!.title);
  await expect.poll(() => page.getByLabel('What is strong').inputValue()).toBe('Written on a train.');
  await page.getByRole('status').filter({ hasText: /^Saved on this device\. It will be sent when you reconnect\.$/ }).waitFor();
  await page.goto(`${queue()}/conflicts`);
  await says(page, 'This page is not kept on this device.');
  await page.getByRole('link', { name: `Your entries: Trusted permits` }).click();
  await heading(page, 'Your entries');
  expect((await queueOf('jana')).map(({ state }) => state)).toEqual(['assigned', 'assigned', 'assigned', 'assigned']);
  await site.offline(page, false);
  await says(page, `Sent and saved: “${rows[0]!.title}”, “${rows[1]!.title}”. Your scores count.`);
  await says(page, '2 of 4 done.');
  expect(await Promise.all(rows.slice(0, 2).map(async ({ entryId }) => stored('jana', entryId)))).toMatchObject([
    { state: 'saved', composite: 75, marks: marks(4), version: 2 }, { state: 'saved', composite: 25, marks: marks(2), version: 2 },
  ]);
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
  // what is scored is kept no longer, and the page is the server’s own again
  await expect.poll(() => pathsOn(page)).toEqual([queue(), `${queue()}/${rows[2]!.entryId}`, `${queue()}/${rows[3]!.entryId}`].toSorted());
  expect(await page.getByText('Copy of').count()).toBe(0);
  // of what is not here the list says so, and leads nowhere
  await site.offline(page, true);
  await expect.poll(() => page.getByText('Not on this device').count()).toBe(2);
  expect(await page.getByRole('link', { name: /^Team \w+ permits$/ }).allInnerTexts()).toEqual(rows.slice(2).map(({ title }) => title));
  await site.offline(page, false);
  await page.context().close();
});

test('a browser that thinks it is connected gets on as well; a save that waited is refused in words where newer scores exist, and nothing typed is lost', async () => {
  const page = await keptQueue('jana');
  const [third] = (await queueOf('jana')).filter(({ state }) => state === 'assigned');
  site.cutOff(true);
  await page.goto(`${queue()}/${third!.entryId}`);
  await scoreAll(page, '5 Strong');
  await save(page);
  await says(page, `Saved on this device: “${third!.title}”.`);
  await answer(site.world.as('jana').put(`/evaluations/${challenge.id}/${third!.entryId}`, { marks: {}, comments: {}, note: 'From the office.', feedback: '' }, { version: 1 }));
  site.cutOff(false);
  await page.goto(queue());
  await says(page, `Scores you typed on this device for “${third!.title}” were not sent, because newer ones exist.`);
  await page.getByRole('link', { name: 'Compare both' }).click();
  await page.locator('#newer').getByText('From the office.').waitFor();
  await page.getByRole('button', { name: 'Keep what is on this page' }).click();
  await expect.poll(() => stored('jana', third!.entryId)).toMatchObject({ state: 'saved', marks: marks(5), composite: 100 });
  await page.getByRole('status').filter({ hasText: 'Saved. Your scores count.' }).waitFor();
  await page.context().close();
});

test('a draft that arrived while its answer was lost never stands against what the same device saved later; another device’s does', async () => {
  const [last] = (await queueOf('jana')).filter(({ state }) => state === 'assigned');
  const page = await keptQueue('jana');
  await page.goto(`${queue()}/${last!.entryId}`);
  // the connection goes between what is sent and its answer
  const arrived = Promise.withResolvers<void>();
  await page.route(/\?\/keep$/, async (route) => {
    await route.fetch();
    arrived.resolve();
    await route.abort();
  });
  await page.getByLabel('What is strong').fill('Half ty');
  await arrived.promise;
  await page.waitForTimeout(300);
  await site.offline(page, true);
  await page.unroute(/\?\/keep$/);
  await expect.poll(async () => stored('jana', last!.entryId)).toMatchObject({ feedback: 'What is strong: Half ty', version: 2 });
  await page.reload();
  await expect.poll(() => page.getByLabel('What is strong').inputValue()).toBe('Half ty');
  await scoreAll(page, '4 Good');
  await page.getByLabel('What is strong').fill('Half typed, then whole.');
  await page.waitForTimeout(1500);
  await page.goto(queue());
  await page.getByRole('row', { name: last!.title }).getByText('In progress, kept here').waitFor();
  await page.getByRole('link', { name: last!.title }).click();
  await expect.poll(() => page.getByLabel('What is strong').inputValue()).toBe('Half typed, then whole.');
  await save(page);
  await says(page, `Saved on this device: “${last!.title}”.`);
  await site.offline(page, false);
  await says(page, `Sent and saved: “${last!.title}”.`);
  expect(await stored('jana', last!.entryId)).toMatchObject({ state: 'saved', composite: 75, feedback: 'What is strong: Half typed, then whole.' });
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
  await page.context().close();
});

test('what is not kept is said by a page of ours; a conflict, an entry taken away, another person and a sign-out leave nothing', async () => {
  const page = await keptQueue('jim');
  const rows = await queueOf('jim');
  await page.getByRole('link', { name: rows[0]!.title }).click();
  await page.getByText('I cannot judge this entry').click();
  await page.getByLabel('Money: a share').check();
  await page.getByLabel('Take this entry away from me').check();
  await page.getByRole('button', { name: 'Report a conflict' }).click();
  await says(page, 'You reported a conflict');
  const left = ['Your entries: Trusted permits', ...rows.slice(1).map(({ title }, i) => `Entry ${i + 1}: ${title}`)];
  await expect.poll(async () => (await keptOn(page)).map(({ title }) => title).toSorted(), { timeout: 15_000 }).toEqual(left.toSorted());
  await site.offline(page, true);
  await page.goto(`${queue()}/${rows[0]!.entryId}`);
  await heading(page, 'You are offline.');
  await says(page, 'This entry is not kept on this device.');
  expect(await page.getByRole('listitem').allInnerTexts()).toEqual(left);
  await sound(page, '/judge/[challenge]/[entry]', 'error: offline');
  await site.offline(page, false);

  // taken away elsewhere: gone here with the next answer of the server
  await answer(site.world.as('jim').post(`/evaluations/${challenge.id}/${rows[1]!.entryId}/recuse`, { reason: 'An interest met elsewhere.' }));
  expect((await page.goto(`${queue()}/${rows[1]!.entryId}`))!.status()).toBe(404);
  await expect.poll(() => pathsOn(page)).toEqual([queue(), ...rows.slice(2).map(({ entryId }) => `${queue()}/${entryId}`)].toSorted());

  // somebody else is signed in on this device
  const cookies = await page.context().cookies();
  const [name, value] = (await site.world.sessions.cookieOf('jana', 0)).split('=') as [string, string];
  await page.context().addCookies([{ name, value, url: site.origin, httpOnly: true, sameSite: 'Lax' }]);
  await page.goto(queue());
  await expect.poll(async () => [...new Set((await keptOn(page)).map(({ person }) => person))]).toHaveLength(1);
  await page.context().addCookies(cookies);
  await keptQueue('jim', page);

  // the session ended elsewhere: the way to the sign-in page takes all of it along
  await page.context().clearCookies();
  await page.goto(queue());
  expect(new URL(page.url()).pathname).not.toBe(queue());
  expect(await keptOn(page)).toEqual([]);
  await page.context().addCookies(cookies);
  await keptQueue('jim', page);

  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.waitForURL((url) => url.pathname !== queue());
  await page.goto('/sign-in');
  expect([await page.evaluate(() => caches.keys()), await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)]).toEqual([[], 0]);
  await page.context().close();
});

test('a sign-out offline deletes nothing and says so; what was not sent is asked about before it goes', async () => {
  const page = await keptQueue('jim');
  const [first] = (await queueOf('jim')).filter(({ state }) => state === 'assigned');
  const held = await pathsOn(page);
  const waiting = () => page.evaluate(() => Object.keys(localStorage).length);
  const asked = (words: string) => page.locator('[role=alert]:focus').filter({ hasText: words }).waitFor();
  await site.offline(page, true);
  await page.goto(`${queue()}/${first!.entryId}`);
  await scoreAll(page, '3 Fair');
  await save(page);
  await says(page, `Saved on this device: “${first!.title}”.`);
  await page.goto(queue());
  await page.getByRole('button', { name: 'Sign out' }).click();
  await asked('You are offline, so you are still signed in on this device, and nothing was deleted.');
  expect([await pathsOn(page), await waiting()]).toEqual([held, 1]);
  await answer(site.world.as('jim').put(`/evaluations/${challenge.id}/${first!.entryId}`, { marks: {}, comments: {}, note: 'From the office.', feedback: '' }, { version: 1 }));
  await site.offline(page, false);
  await says(page, `Scores you typed on this device for “${first!.title}” were not sent, because newer ones exist.`);
  // the list is the server’s own again without a reload
  await page.getByText('Copy of').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Sign out' }).click();
  await asked('Scores you typed for one entry were not sent. Signing out deletes them from this device.');
  await sound(page, '/judge/[challenge]', 'error: not sent');
  expect(await waiting()).toBe(1);
  await page.getByRole('link', { name: 'Compare both' }).click();
  await page.locator('#newer').getByText('From the office.').waitFor();
  expect(await page.getByText('for another entry').count()).toBe(0);
  await page.getByRole('button', { name: 'Keep what is on this page' }).click();
  await page.getByRole('status').filter({ hasText: 'Saved. Your scores count.' }).waitFor();
  await page.getByRole('link', { name: 'Your entries' }).click();
  await heading(page, 'Your entries');
  expect([await page.getByText('newer ones exist').count(), await waiting()]).toEqual([0, 0]);
  const { id } = await answer<{ id: string }>(site.world.as('jim').get('/me'));
  await page.evaluate((name) => localStorage.setItem(name, JSON.stringify({ version: '"1"', fields: [['note', 'Not sent.']] })), `laurel:scores:${id}:${challenge.id}:${first!.entryId}`);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('button', { name: 'Sign out and delete them' }).click();
  await page.waitForURL((url) => url.pathname !== queue());
  await page.goto('/sign-in');
  expect([await waiting(), await page.evaluate(() => caches.keys())]).toEqual([0, []]);
  await page.context().close();
});

test('when the round closes nothing can be read offline any more, and a save that came too late says so and keeps the words', async () => {
  site.world.clock.set('2027-02-12T22:00:35.000Z');
  const page = await keptQueue('jim');
  const [first] = (await queueOf('jim')).filter(({ state }) => state === 'assigned');
  await site.offline(page, true);
  await page.goto(`${queue()}/${first!.entryId}`);
  await scoreAll(page, '3 Fair');
  await page.getByLabel('What is strong').fill('Too late, as it turned out.');
  await save(page);
  await says(page, `Saved on this device: “${first!.title}”.`);
  await expect.poll(async () => {
    await page.goto(`${queue()}/${first!.entryId}`);
    return page.getByRole('heading', { level: 1 }).innerText();
  }, { timeout: 40_000, interval: 2000 }).toBe('You are offline.');
  await says(page, 'Nothing else is kept here.');
  expect(await keptOn(page)).toEqual([]);
  await site.offline(page, false);
  await page.goto(queue());
  await says(page, `“${first!.title}” was not saved: Scoring closed`);
  await page.getByText('What you typed').click();
  await says(page, 'strong: Too late, as it turned out.');
  expect(await stored('jim', first!.entryId)).toMatchObject({ state: 'assigned' });
  await page.getByRole('button', { name: 'Remove it from this device' }).click();
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
  expect(await keptOn(page)).toEqual([]);
  await page.context().close();
});
