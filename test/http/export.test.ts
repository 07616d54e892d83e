import { afterAll, beforeAll, expect, test } from 'vitest';
import { drainOutbox } from '../../functions/jobs/drain-outbox.ts';
import { readCsv } from '../../functions/domain/words/csv.ts';
import { keysOf, partsOf } from '../../functions/domain/export/export.ts';
import { keepTime } from '../../functions/use-cases/system/keep-time.ts';
import { writeExport } from '../../functions/use-cases/system/exporting/write-export.ts';
import { closedRound } from '../support/closed-round.ts';
import { fillEntry, sendEntry, sentEntry, startEntry } from '../support/entry.ts';
import { breakable } from '../support/faults.ts';
import { people } from '../support/people.ts';
import { attach } from '../support/planted.ts';
import { openAgency, openChallenge, type Opened } from '../support/stage.ts';
import { unzipped } from '../support/unzip.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

type Shown = { kind: string; form: string; state: string; done: number; files: { name: string; bytes: number }[]; askedByName: string; lookAt?: string };
const faults = breakable();
let world: World;
let challenge: Opened;
let lena: Awaited<ReturnType<typeof sentEntry>>;

const list = async () => (await answer<{ items: Shown[] }>(world.as('mara').get(`/exports/${challenge.id}`))).items;
const find = async (what: string) => (await list()).find(({ kind, form }) => `${kind}/${form}` === what);
const ask = (what: string, filter: object = {}) => answer(world.as('mara').post(`/exports/${challenge.id}/${what}`, filter), 202);
const drained = async () => { world.clock.pass(1000); return drainOutbox(world.ports, (line) => world.logged.push(line)); };
const bytesOf = async (url: string) => {
  const { stream } = await world.fileStore.send(url.split('/').at(-1)!);
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part as Buffer);
  return Buffer.concat(parts);
};
const take = async (what: string, n = 1) => bytesOf((await answer<{ url: string }>(world.as('mara').get(`/exports/${challenge.id}/${what}/files/${n}`))).url);
const made = async (what: string, filter: object = {}) => {
  await ask(what, filter);
  await drained();
  expect(await find(what)).toMatchObject({ state: 'ready' });
  return take(what);
};
const rowsOf = (csv: Buffer) => {
  const [head, ...rows] = readCsv(csv.toString()).map(({ cells }) => cells);
  return rows.map((row) => Object.fromEntries(head!.map((name, i) => [name, row[i]])));
};

beforeAll(async () => {
  world = await makeWorld({ wrapStore: faults.wrap });
  world.clock.set('2027-01-05T15:00:00.000Z');
  challenge = await openChallenge(world, (await openAgency(world)).id);
  const started = await startEntry(world, 'lena', challenge, '=Team "Lena"');
  await fillEntry(world, 'lena', started.entry.id);
  const files = [await attach(world, 'lena', started.entry.id, 'plan.pdf'), await attach(world, 'lena', started.entry.id, 'Plan.pdf')];
  await answer(world.as('lena').put(`/entries/${started.entry.id}/drafts/evidence`, { answers: { documents: files } }, { version: 1 }));
  lena = { ...started, receipt: await sendEntry(world, 'lena', started.entry.id) };
  const rita = await sentEntry(world, 'rita', challenge);
  await answer(world.as('rita').post(`/entries/${rita.entry.id}/withdraw`));
  await startEntry(world, 'tim', challenge);
  await drained();
});
afterAll(() => world?.stop());

test('exports are for managers alone, in the forms they come in', async () => {
  const at = `/exports/${challenge.id}`;
  for (const who of ['lena', 'otto', 'olga'] as const) {
    await answer(world.as(who).get(at), 404);
    await answer(world.as(who).post(`${at}/entries/zip`), 404);
    await answer(world.as(who).delete(`${at}/entries/zip`), 404);
    await answer(world.as(who).get(`${at}/entries/zip/files/1`), 404);
  }
  await answer(world.as('paul').post(`${at}/entries/zip`), 403);
  await answer(world.as().get(at), 401);
  expect(await answer(world.as('mara').post(`${at}/registrations/zip`), 422)).toMatchObject({ errors: [{ field: 'form', message: 'This comes as csv or xlsx.' }] });
  expect(await answer(world.as('mara').post(`${at}/evaluations/csv`), 409)).toMatchObject({ code: 'conflict' });
  await answer(world.as('mara').get(`${at}/entries/zip/files/1`), 404);
  expect(await list()).toEqual([]);
});

test('the archive of entries holds each that was sent, with its files under names that every system takes, and no draft', async () => {
  const files = unzipped(await made('entries/zip'));
  const { code } = lena.entry;
  expect([...files.keys()]).toEqual([`${code}/entry.md`, `${code}/entry.json`, `${code}/files/plan.pdf`, `${code}/files/Plan (2).pdf`, 'entries.csv']);
  expect(files.get(`${code}/files/Plan (2).pdf`)!.toString('latin1')).toMatch(/^%PDF/);
  expect(files.get(`${code}/entry.md`)!.toString()).toMatch(/^# =Team "Lena" permits\n\n- Code: [\s\S]*### [\s\S]*Inspectors scan one code at the door[\s\S]*\$12,000/);
  expect(JSON.parse(files.get(`${code}/entry.json`)!.toString())).toMatchObject({ code, state: 'sent', receipt: lena.receipt.receipt, digest: lena.receipt.digest, answers: { cost: 1_200_000 } });
  const rows = rowsOf(files.get('entries.csv')!);
  expect(rows.map(({ state, team, members, files: n }) => [state, team, members, n])).toEqual([['sent', '\'=Team "Lena"', 'Lena Lead', '2'], ['withdrawn', 'Team rita', '', '']]);
  expect(rows[0]).toMatchObject({ title: '\'=Team "Lena" permits', 'SHA-256': lena.receipt.digest });
  expect(rows[1]!['title']).toBe('');
  expect(await find('entries/zip')).toMatchObject({ done: 2, askedByName: 'Mara Manager', files: [{ name: expect.stringMatching(/^entries-.*\.zip$/) }] });
});

test('a file that no scan found clean stays here, and the archive says so', async () => {
  const [file] = (await world.ports.files.ofEntry(lena.entry.id)).filter(({ name }) => name === 'plan.pdf');
  await world.ports.files.save({ ...file!, scan: 'infected', version: file!.version + 1 });
  const files = unzipped(await made('entries/zip'));
  await world.ports.files.save({ ...file!, version: file!.version + 2 });
  expect([...files.keys()].filter((name) => name.includes('/files/'))).toEqual([`${lena.entry.code}/files/Plan.pdf`]);
  expect(files.get(`${lena.entry.code}/entry.md`)!.toString()).toContain('- plan.pdf: The scan found malware in this file. It stays closed.');
  expect(rowsOf(files.get('entries.csv')!)[0]!['files left out']).toBe('plan.pdf: The scan found malware in this file. It stays closed.');
});

test('as a table: safe for a spreadsheet, in both forms the same', async () => {
  const rows = rowsOf(await made('registrations/csv'));
  expect(rows.map((row) => row['name'] ?? '').toSorted()).toEqual(['Lena Lead', 'Rita Rival', 'Tim Member']);
  expect(JSON.stringify(rows)).not.toContain('@');
  const sheet = unzipped(await made('entries/xlsx'));
  const texts = [...sheet].map(([, content]) => content.toString()).join('');
  expect(texts).toContain('<t>=Team "Lena"</t>');
  expect(texts).not.toMatch(/<f>/);
});

test('whoever is asked for stands in the history, which can be looked through and taken along', async () => {
  const acts = (query: string, who: 'mara' | 'paul' = 'mara', status = 200) => answer<{ items: { kind: string; at: string; by?: string; byName?: string }[]; next?: string }>(world.as(who).get(`/acts?about=${challenge.id}${query}`), status);
  expect((await acts('&area=looks')).items.map(({ kind }) => kind)).toContain('export.taken');
  expect((await acts('&area=entries')).items.every(({ kind }) => /^(entry|screening|appeal|clarification)\./.test(kind))).toBe(true);
  const byLena = (await acts(`&by=${people.lena.id}`)).items;
  expect(new Set(byLena.map(({ byName }) => byName))).toEqual(new Set(['Lena Lead']));
  expect(await acts(`&by=${people.lena.id}`, 'paul', 403)).toMatchObject({ code: 'forbidden' });
  const { items } = await acts('');
  const [first, last] = [items.at(-1)!.at, items[0]!.at];
  expect((await acts(`&from=${last}`)).items.every(({ at }) => at >= last)).toBe(true);
  expect((await acts(`&to=${first}`)).items.every(({ at }) => at <= first)).toBe(true);
  expect((await acts('&from=2030-01-01T00:00:00.000Z')).items).toEqual([]);
  const rows = rowsOf(await made('history/csv', { area: 'entries', by: people.lena.id }));
  expect(rows.map(({ kind, by, entry }) => [kind, by, entry])).toEqual([['entry.sent', 'Lena Lead', lena.entry.code], ['entry.started', 'Lena Lead', lena.entry.code]]);
  expect(await answer(world.as('mara').post(`/exports/${challenge.id}/history/csv`, { from: '2027-02-01T00:00:00.000Z', to: '2027-01-01T00:00:00.000Z' }), 422)).toMatchObject({ errors: [{ field: 'to' }] });
});

test('a job that breaks off anywhere goes on, and the archive is the same to the byte', async () => {
  const whole = await made('entries/zip');
  for (const fault of ['failed', 'failed but stored'] as const) {
    for (let nth = 1; ; nth += 1) {
      await ask('entries/zip');
      const [act] = (await world.ports.outbox.waiting(world.clock.now())).filter(({ kind }) => kind === 'export.asked');
      faults.arm(fault, nth);
      let broke = 0;
      for (let going = true; going;) going = await writeExport(world.ports, act!).then((progress) => progress === 'unfinished', () => { broke += 1; return true; });
      const struck = faults.struck();
      await drained();
      expect(Buffer.compare(await take('entries/zip'), whole), `${fault} ${nth}`).toBe(0);
      if (!struck) break;
      expect(broke).toBe(1);
    }
  }
});

test('what is stopped, removed, made anew or there long enough leaves nothing in the file store', async () => {
  const stored = async () => {
    const one = (await world.ports.exports.find(challenge.id, 'entries', 'zip'))!;
    return { keys: keysOf(one), held: async () => (await Promise.all(keysOf(one).map(async (key) => ((await world.fileStore.stat(key)) ? key : '')))).filter(Boolean) };
  };
  const first = await stored();
  expect(await first.held()).toHaveLength(1);
  await made('entries/zip');
  expect(await first.held()).toEqual([]);
  const second = await stored();
  await answer(world.as('mara').delete(`/exports/${challenge.id}/entries/zip`));
  await answer(world.as('mara').get(`/exports/${challenge.id}/entries/zip/files/1`), 404);
  await drained();
  expect([await second.held(), await find('entries/zip')]).toEqual([[], undefined]);

  await ask('entries/zip');
  await writeExport(world.ports, (await world.ports.outbox.waiting(world.clock.now())).find(({ kind }) => kind === 'export.asked')!);
  const third = await stored();
  expect((await third.held()).length).toBeGreaterThan(0);
  expect(await answer(world.as('mara').post(`/exports/${challenge.id}/entries/zip`), 409)).toMatchObject({ detail: 'It is being made. Stop it first, or wait.' });
  await answer(world.as('mara').delete(`/exports/${challenge.id}/entries/zip`));
  await drained();
  expect([await third.held(), await find('entries/zip')]).toEqual([[], undefined]);

  await made('entries/zip');
  const fourth = await stored();
  world.clock.set(new Date(Date.parse((await find('entries/zip'))!.lookAt!) + 60_000).toISOString());
  await keepTime(world.ports, (line) => world.logged.push(line), { hasTime: () => true });
  expect([await fourth.held(), await list()]).toEqual([[], []]);
});

test('evaluations are there once judging is over, a line for each review; a large table begins a second workbook', async () => {
  const { challenge: judged, entries } = await closedRound(world, 12, { reviews: 2, judges: 3, slug: 'evaluated' });
  challenge = judged;
  const rows = rowsOf(await made('evaluations/csv'));
  expect(rows).toHaveLength(24);
  expect(new Set(rows.map(({ code }) => code))).toEqual(new Set(entries.map(({ code }) => code)));
  expect(rows[0]).toMatchObject({ state: 'saved', 'note to the panel': expect.stringContaining('It is worth a talk.'), 'feedback to the team': expect.stringContaining('Say earlier') });
  expect(rows.every(({ judge, composite }) => judge !== '' && composite !== '')).toBe(true);
  expect(partsOf('x', 0, { pieces: 1, parts: 0 })).toHaveLength(4);
});
