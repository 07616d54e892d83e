import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sentEntry } from '../support/entry.ts';
import { judgeIn } from '../support/judging.ts';
import { people } from '../support/people.ts';
import { openSiteWorld } from '../support/site.ts';
import { sound } from '../support/sound.ts';
import { openAgency, openChallenge, type Opened } from '../support/stage.ts';
import { answer } from '../support/world.ts';

/** What a judge finds on an entry once they saved it or abstained. */
let site: Awaited<ReturnType<typeof openSiteWorld>>;
let challenge: Opened;
let entry: { id: string };
const folder = mkdtempSync(join(tmpdir(), 'laurel-after-saving-'));
const path = () => `/judge/${challenge.id}/${entry.id}`;

beforeAll(async () => {
  site = await openSiteWorld();
  const { world } = site;
  world.clock.set('2027-01-05T15:00:00.000Z');
  challenge = await openChallenge(world, (await openAgency(world)).id);
  ({ entry } = await sentEntry(world, 'lena', challenge));
  await judgeIn(world, challenge, 'jana');
  world.clock.set('2027-01-18T15:00:00.000Z');
  await answer(world.as('mara').post(`/assignments/${challenge.id}/publish`));
  await site.settle();
});
afterAll(async () => {
  await site?.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('a judge sees their scores on the record, and takes a receipt along that a stranger’s browser finds genuine', async () => {
  const page = await site.signedIn('jana');
  await page.goto(path());
  expect(await page.getByRole('heading', { name: 'On the public record' }).count(), 'nothing is saved yet').toBe(0);
  for (const group of await page.locator('fieldset.score').all()) await group.getByRole('radio', { name: '4 Good' }).check();
  await page.getByRole('button', { name: /^Save/ }).click();
  await page.getByText('You have scored everything').waitFor();
  await page.goto(path());
  await page.getByRole('heading', { name: 'On the public record' }).waitFor();
  // what is typed while the page waits for the record stays as it is typed
  await page.getByLabel('To the agency').fill('A second look.');
  await site.settle();
  await page.getByText('On the record', { exact: true }).waitFor();
  expect(await page.getByLabel('To the agency').inputValue()).toBe('A second look.');
  await sound(page, '/judge/[challenge]/[entry]', 'filled: on the record');
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Download the receipt' }).click()]);
  const receipt = join(folder, download.suggestedFilename());
  await download.saveAs(receipt);
  expect([download.suggestedFilename(), readFileSync(receipt, 'utf8').slice(0, 14)]).toEqual([`scores-${entry.id}.receipt.json`, '{"disclosures"']);
  const proof = await page.request.get(`${path()}/record?proof`);
  expect((await proof.text()).split('\n')[0]).toBe('c2sp.org/tlog-proof@v1');
  const stranger = await site.visitor();
  await stranger.goto('/verify', { waitUntil: 'networkidle' });
  await stranger.getByLabel('A receipt, a file, or both').setInputFiles([receipt]);
  await stranger.getByRole('heading', { level: 2, name: /^The receipt is genuine/ }).waitFor();
  expect((await (await site.signedIn('lena')).request.get(`${path()}/record`)).status(), 'nobody else’s').toBe(404);
  await page.getByRole('link', { name: 'A page to print' }).click();
  await page.getByRole('heading', { name: 'Receipt of your scores' }).waitFor();
  await page.getByText('Mark for feasibility', { exact: true }).waitFor();
  await sound(page, '/judge/[challenge]/[entry]/receipt', 'filled');
  await page.context().close();
}, 90_000);

test('who abstained reads that somebody else has begun, and is asked for nothing more', async () => {
  const { evaluations } = site.world.ports;
  const page = await site.signedIn('jana');
  await page.goto(path());
  await page.getByText('I cannot judge this entry').click();
  await page.getByLabel('Why you abstain').fill('Not my field.');
  await page.getByLabel('Drop my score of this entry').check();
  await page.getByRole('button', { name: 'Abstain' }).click();
  await page.getByText('You abstained. The entry stays in your list, without a score.').waitFor();
  await page.goto(path());
  await page.getByText('You can still score it until another judge begins in your place.').waitFor();
  const round = (await site.world.ports.rounds.current(challenge.id))!;
  const own = (await evaluations.find(round.id, people.jana.id, entry.id))!;
  await evaluations.assign([{ ...own, judgeId: people.kofi.id, state: 'started', given: 'later', insteadOf: people.jana.id, reason: undefined, version: 1 }]);
  await page.reload();
  await page.getByText('Another judge has begun with this entry in your place, so you can no longer score it.').waitFor();
  expect([await page.getByRole('radio').count(), await page.getByRole('button', { name: /^Save/ }).count()]).toEqual([0, 0]);
  await page.getByText('Not my field.').waitFor();
  await sound(page, '/judge/[challenge]/[entry]', 'filled: somebody else has begun');
  await page.context().close();
});

test('what another window shows goes with the sign-out', async () => {
  const page = await site.signedIn('jana');
  const other = await page.context().newPage();
  await other.goto(path());
  await other.getByRole('heading', { level: 1, name: 'Team lena permits' }).waitFor();
  await page.goto('/me');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('heading', { level: 1, name: 'You are signed out' }).waitFor();
  await other.waitForURL((url) => !url.pathname.startsWith('/judge/'));
  expect(await other.getByText('Team lena permits').count()).toBe(0);
  await page.context().close();
});
