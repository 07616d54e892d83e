import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { noneOpen } from '../../functions/domain/export/export.ts';
import { readCsv } from '../../functions/domain/words/csv.ts';
import { sentEntry } from '../support/entry.ts';
import { people } from '../support/people.ts';
import { openSiteWorld } from '../support/site.ts';
import { sound } from '../support/sound.ts';
import { openAgency, openChallenge, type Opened } from '../support/stage.ts';
import { unzipped } from '../support/unzip.ts';

/** A manager takes the entries and the history along, and leaves nothing lying about. */
let site: Awaited<ReturnType<typeof openSiteWorld>>;
let challenge: Opened;
let code: string;
const here = () => `/run/${challenge.id}/exports`;
const says = (page: Page, words: string) => page.locator('main').getByText(words).first().waitFor();
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const taken = async (page: Page, name: RegExp): Promise<Buffer> => {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name }).click()]);
  const parts: Buffer[] = [];
  for await (const part of await download.createReadStream()) parts.push(part as Buffer);
  return Buffer.concat(parts);
};

beforeAll(async () => {
  site = await openSiteWorld();
  site.world.clock.set('2027-01-05T15:00:00.000Z');
  challenge = await openChallenge(site.world, (await openAgency(site.world)).id);
  ({ entry: { code } } = await sentEntry(site.world, 'lena', challenge));
  await site.settle();
}, 120_000);
afterAll(() => site?.stop());

test('entries are made into one archive, which says how far it is, is taken, and is cleared away', async () => {
  const mara = await site.signedIn('mara');
  await mara.goto(`/run/${challenge.id}`);
  await mara.getByRole('link', { name: 'Exports', exact: true }).click();
  await mara.getByRole('heading', { level: 1, name: 'Exports' }).waitFor();
  await sound(mara, '/run/[call]/exports', 'empty');
  await press(mara, 'Make it Entries, ZIP');
  await site.settle();
  await mara.goto(here());
  await says(mara, '1 entry, made');
  await sound(mara, '/run/[call]/exports', 'filled');
  expect([...unzipped(await taken(mara, /^entries-.*\.zip$/)).keys()]).toEqual([`${code}/entry.md`, `${code}/entry.json`, 'entries.csv']);
  await press(mara, 'Make it Evaluations, CSV');
  await says(mara, 'Nothing is assigned yet.');
  await sound(mara, '/run/[call]/exports', 'error');
  await mara.goto(here());
  await press(mara, 'Remove Entries, ZIP');
  await site.settle();
  await mara.goto(here());
  await mara.getByRole('button', { name: 'Make it Entries, ZIP', exact: true }).waitFor();
  // as a job would leave it between two steps
  const half = { challengeId: challenge.id, kind: 'registrations', form: 'csv', run: 'x-half', state: 'making', askedBy: people.mara.id, askedAt: site.world.clock.now(), rulesVersion: 1, done: 1250, place: { list: 0, skip: 0 }, open: noneOpen, volumes: [], version: 1 } as const;
  await site.world.ports.exports.save({ ...half, volumes: [] });
  await mara.goto(here());
  await says(mara, '1,250 people so far.');
  await sound(mara, '/run/[call]/exports', 'filled: being made');
  await press(mara, 'Stop Registrations, CSV');
  await site.settle();
  await mara.goto(here());
  await mara.getByRole('button', { name: 'Make it Registrations, CSV', exact: true }).waitFor();
});

test('the history is looked through by subject, day and person, and what is found is taken along', async () => {
  const mara = await site.signedIn('mara');
  await mara.goto(`/run/${challenge.id}/history`);
  await mara.getByLabel('About').selectOption({ label: 'Entries' });
  await mara.getByLabel('From').fill('2027-01-05');
  await press(mara, 'Show');
  await mara.waitForURL(/area=entries/);
  await mara.getByRole('cell', { name: /Entry sent/ }).waitFor();
  expect(await mara.getByRole('cell', { name: /Challenge started/ }).count()).toBe(0);
  await mara.getByRole('link', { name: 'Lena Lead' }).first().click();
  await says(mara, 'Only what Lena Lead did.');
  await sound(mara, '/run/[call]/history', 'filled: looked through');
  await press(mara, 'Make CSV');
  await site.settle();
  await mara.goto(here());
  await says(mara, 'Entries, one person, some days');
  const rows = readCsv((await taken(mara, /^history-.*\.csv$/)).toString()).map(({ cells }) => [cells[1], cells[4]]);
  expect(rows).toEqual([['what', 'by'], ['Entry sent', 'Lena Lead'], ['Entry started', 'Lena Lead']]);
  await mara.goto(`/run/${challenge.id}/history?from=2031-01-01`);
  await says(mara, 'Nothing like it happened.');
  await sound(mara, '/run/[call]/history', 'empty');
});
