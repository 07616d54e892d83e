import { afterAll, beforeAll, expect, test } from 'vitest';
import { readScan } from '../../functions/adapters/guardduty/scan-report.ts';
import { mostInCollection } from '../../functions/domain/library/library-words.ts';
import { drainOutbox } from '../../functions/jobs/drain-outbox.ts';
import { onReport } from '../../functions/jobs/on-report.ts';
import { clearDiscarded } from '../../functions/use-cases/system/clear-publication-file.ts';
import { keepTime } from '../../functions/use-cases/system/keep-time.ts';
import { attachTo } from '../support/planted.ts';
import { openAgency } from '../support/stage.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

let world: World;
let keeper: { kind: 'agency'; agencyId: string };
let scanned = false;
beforeAll(async () => {
  world = await makeWorld({ wrap: (ports) => ({ ...ports, fileStore: { ...ports.fileStore, get scanned() { return scanned; } } }) });
  world.clock.set('2027-01-04T15:00:00.000Z');
  keeper = { kind: 'agency', agencyId: (await openAgency(world)).id };
});
afterAll(() => world?.stop());

type Changed = { id: string; version: number };
type Shown = { title: string; n: number; state: string; current?: number; withdrawn?: { reason: string }; versions: { n: number; state: string; note: string }[]; files: { id: string; sha256: string }[]; cite: { apa: string; bibtex: string; ris: string }; address: string; authors: object[]; about: object[] };
type Listing = { items: { id: string; n: number; title: string }[]; next?: string };
const mara = () => world.as('mara');
const words = { title: 'Permits without paper', kind: 'white-paper', url: 'https://records.example.gov/permits', date: '2026-11', language: 'en', license: 'CC-BY-4.0' };
const draft = (more: object = {}) => answer<Changed>(mara().post('/publications', { ...words, keeper, ...more }), 201);
const publish = async (more: object = {}): Promise<Changed> => {
  const { id, version } = await draft(more);
  return answer<Changed>(mara().post(`/publications/${id}/publish`, {}, { version }));
};
const again = async ({ id, version }: Changed, more: object): Promise<Changed> => {
  const changed = await answer<Changed>(mara().put(`/publications/${id}/draft`, { ...words, note: 'Changed.', ...more }, { version }));
  return answer<Changed>(mara().post(`/publications/${id}/publish`, {}, { version: changed.version }));
};
const read = (id: string, n?: number) => answer<Shown>(world.as().get(`/publications/${id}${n ? `/versions/${n}` : ''}`));
const listed = async (query: string) => (await answer<Listing>(world.as().get(`/publications?${query}`))).items.map(({ title }) => title);
const titles = async (path: string) => (await answer<Listing>(world.as().get(path))).items.map(({ title }) => title);

test('a draft is for its keepers alone; once published everybody reads and cites it', async () => {
  const { id, version } = await draft({ authors: [{ kind: 'person', family: 'van der Berg', given: 'Ada', orcid: 'https://orcid.org/0000-0002-1825-0097' }] });
  await answer(world.as().get(`/publications/${id}`), 404);
  for (const who of ['vera', 'otto', 'lena'] as const) await answer(world.as(who).get(`/publications/${id}/desk`), 404);
  await answer(world.as('paul').get(`/publications/${id}/desk`), 403);
  expect(await titles('/publications')).toEqual([]);
  await answer(mara().post(`/publications/${id}/publish`, {}, { version }));
  expect(await read(id)).toMatchObject({
    n: 1, state: 'current', current: 1, authors: [{ orcid: '0000-0002-1825-0097' }], address: `${world.ports.site.origin}/library/${id}/v1`,
    cite: { apa: `van der Berg, A. (2026, November). Permits without paper (Version 1) [White paper]. ${world.ports.site.origin}/library/${id}/v1` },
  });
  expect(await listed('')).toEqual(['Permits without paper']);
});

test('a published version stays as it is; the next supersedes it, and lists show the current one alone', async () => {
  const first = await publish({ title: 'First words', kind: 'brief', date: '2011' });
  const second = await again(first, { title: 'Second words', kind: 'report', date: '2012' });
  expect(await read(first.id, 1)).toMatchObject({ title: 'First words', state: 'superseded', current: 2 });
  expect(await read(first.id)).toMatchObject({ title: 'Second words', n: 2, versions: [{ n: 2, state: 'current', note: 'Changed.' }, { n: 1, state: 'superseded' }] });
  expect([await listed('year=2011'), await listed('kind=brief'), await listed('year=2012&kind=report&language=en')]).toEqual([[], [], ['Second words']]);
  await answer(mara().post(`/publications/${first.id}/publish`, {}, { version: 2 }), 412);
  const same = await answer<Changed>(mara().put(`/publications/${first.id}/draft`, { ...words, title: 'Second words', kind: 'report', date: '2012', note: 'Nothing.' }, { version: second.version }));
  expect(await answer(mara().post(`/publications/${first.id}/publish`, {}, { version: same.version }), 409)).toMatchObject({ detail: 'Nothing changed since version 2. Change something first.' });
  await answer(world.as().get(`/publications/${first.id}/versions/3`), 404);
});

test('what was withdrawn says why, is cited still, and gives no file; the version before holds again', async () => {
  const made = await draft({ title: 'With a file', date: '2013' });
  const file = await attachTo(world, 'mara', `/publications/${made.id}`, 'paper.pdf');
  const changed = await answer<Changed>(mara().put(`/publications/${made.id}/draft`, { ...words, title: 'With a file', date: '2013', files: [file] }, { version: 1 }));
  const one = await answer<Changed>(mara().post(`/publications/${made.id}/publish`, {}, { version: changed.version }));
  const two = await again(one, { title: 'With a wrong file', date: '2013', files: [file] });
  expect((await read(made.id)).files).toMatchObject([{ id: file, name: 'paper.pdf', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }]);
  expect(await answer(world.as().get(`/publications/${made.id}/versions/2/files/${file}`))).toMatchObject({ url: expect.any(String) });
  const gone = await answer<Changed>(mara().post(`/publications/${made.id}/withdraw`, { n: 2, reason: 'Its sums are wrong.' }, { version: two.version }));
  expect(await read(made.id, 2)).toMatchObject({ state: 'withdrawn', withdrawn: { reason: 'Its sums are wrong.' }, cite: { apa: expect.stringContaining('With a wrong file') } });
  await answer(world.as().get(`/publications/${made.id}/versions/2/files/${file}`), 410);
  expect([await read(made.id), await listed('year=2013')]).toMatchObject([{ n: 1, state: 'current' }, ['With a file']]);
  await answer(mara().post(`/publications/${made.id}/withdraw`, { n: 1, reason: 'That one too.' }, { version: gone.version }));
  expect([await read(made.id), await listed('year=2013')]).toMatchObject([{ n: 2, state: 'withdrawn' }, []]);
});

test('a file is published once a scan found it clean, and closes when it is found to be infected', async () => {
  scanned = true;
  const made = await draft({ title: 'Scanned' });
  const file = await attachTo(world, 'mara', `/publications/${made.id}`, 'scanned.pdf');
  const { version } = await answer<Changed>(mara().put(`/publications/${made.id}/draft`, { ...words, title: 'Scanned', files: [file] }, { version: 1 }));
  await answer(mara().post(`/publications/${made.id}/publish`, {}, { version }), 409);
  const { storeKey } = (await world.ports.publicationFiles.find(made.id, file))!;
  const verdict = (scanResultStatus: string) => onReport(world.ports, readScan({
    version: '0', source: 'aws.guardduty', 'detail-type': 'GuardDuty Malware Protection Object Scan Result',
    detail: { schemaVersion: '1.0', scanStatus: 'COMPLETED', resourceType: 'S3_OBJECT', s3ObjectDetails: { bucketName: 'uploads', objectKey: storeKey, eTag: 'x', versionId: 'y' }, scanResultDetails: { scanResultStatus, threats: null } },
  })!);
  await verdict('NO_THREATS_FOUND');
  await verdict('NO_THREATS_FOUND');
  await answer(mara().post(`/publications/${made.id}/publish`, {}, { version }));
  await answer(world.as().get(`/publications/${made.id}/versions/1/files/${file}`));
  scanned = false;
});

test('an upload that nobody attached goes after a week, and what a version holds stays', async () => {
  const made = await draft({ title: 'Kept and left' });
  const [kept, left] = [await attachTo(world, 'mara', `/publications/${made.id}`, 'kept.pdf'), await attachTo(world, 'mara', `/publications/${made.id}`, 'left.pdf')];
  const { version } = await answer<Changed>(mara().put(`/publications/${made.id}/draft`, { ...words, title: 'Kept and left', files: [kept] }, { version: 1 }));
  await answer(mara().post(`/publications/${made.id}/publish`, {}, { version }));
  for (let day = 0; day < 10; day++) {
    world.clock.pass(24 * 3_600_000);
    await keepTime(world.ports, (line) => world.logged.push(line), { hasTime: () => true });
  }
  expect([await world.ports.publicationFiles.find(made.id, kept), await world.ports.publicationFiles.find(made.id, left)]).toMatchObject([{ id: kept, state: 'verified' }, undefined]);
  world.clock.set('2027-01-04T16:00:00.000Z');
});

test('a draft that was never published is discarded with its files, by its keepers; what was published is not', async () => {
  const made = await draft({ title: 'Never mind' });
  const file = await attachTo(world, 'mara', `/publications/${made.id}`, 'never.pdf');
  const { storeKey } = (await world.ports.publicationFiles.find(made.id, file))!;
  const discard = (who: 'mara' | 'otto' | 'vera', version: number) => world.as(who).delete(`/publications/${made.id}`, { version });
  expect([(await discard('vera', 1)).status, (await discard('otto', 1)).status, (await discard('mara', 2)).status]).toEqual([404, 404, 412]);
  expect(await answer(discard('mara', 1))).toEqual({ id: made.id });
  await answer(mara().get(`/publications/${made.id}/desk`), 404);
  await drainOutbox(world.ports, (line) => world.logged.push(line));
  expect([await world.ports.publicationFiles.ofPublication(made.id), await world.ports.fileStore.stat(storeKey)]).toEqual([[], undefined]);
  expect((await answer<Listing>(mara().get(`/library-keepers/${keeper.agencyId}/publications`))).items.map(({ title }) => title)).not.toContain('Never mind');
  const published = await publish({ title: 'Out already' });
  expect(await answer(mara().delete(`/publications/${published.id}`, { version: published.version }), 409)).toMatchObject({ detail: 'A version of this work was published, and stays. Withdraw it instead.' });
  // the job looks at an act a second time: what was published keeps its files
  await clearDiscarded(world.ports, { about: published.id });
  expect((await read(published.id)).title).toBe('Out already');
});

test('what a version needs is said by the field that lacks it', async () => {
  const bare = await draft({ url: undefined });
  expect(await answer(mara().post(`/publications/${bare.id}/publish`, {}, { version: 1 }), 422)).toMatchObject({ errors: [{ field: 'url', message: 'Say where it can be read: attach a file, or give its web address or DOI.' }] });
  const refused = (more: object) => answer<{ errors: object[] }>(mara().post('/publications', { ...words, keeper, ...more }), 422);
  expect((await refused({ license: 'named' })).errors).toMatchObject([{ field: 'licenseName' }]);
  expect((await refused({ authors: [{ kind: 'person', family: 'Berg', orcid: '0000-0002-1825-0098' }] })).errors).toMatchObject([{ field: 'authors.0.orcid', message: expect.stringContaining('no ORCID') }]);
  expect((await refused({ cites: [bare.id] })).errors).toMatchObject([{ field: 'cites', message: expect.stringContaining('There is no public page') }]);
  expect((await refused({ about: [{ kind: 'publication', id: bare.id }] })).errors).toMatchObject([{ field: 'about.0', message: 'Name a work of the library under what it cites.' }]);
  expect((await refused({ date: '2017-13' })).errors).toMatchObject([{ field: 'date' }]);
});

test('who is cited lists who cites it, and what a work is about lists the work', async () => {
  const cited = await publish({ title: 'Cited' });
  const { rows } = await answer<{ rows: { id: string }[] }>(world.as('mona').post('/listing-imports', { csv: 'title,type,url\nPermit pilot,pilot,https://records.example.gov/pilot\n' }));
  const citing = await publish({ title: 'Citing', cites: [cited.id], about: [{ kind: 'listing', id: rows[0]!.id }] });
  expect([await titles(`/publications/related/${cited.id}`), await titles(`/publications/related/${rows[0]!.id}`)]).toEqual([['Citing'], ['Citing']]);
  await again(citing, { title: 'Citing no more' });
  expect([await titles(`/publications/related/${cited.id}`), await titles(`/publications/related/${rows[0]!.id}`)]).toEqual([[], []]);
  expect(await titles(`/publications/related/${keeper.agencyId}`)).toContain('Citing no more');
});

test('a member writes for the group and a moderator for the site, and nobody else does', async () => {
  const group = await answer<{ id: string }>(mara().post('/groups', { name: 'Wallet practice group', purpose: 'Compares how offices issue permits.', agencyId: keeper.agencyId }), 201);
  const ofGroup = { ...words, title: 'Of the group', keeper: { kind: 'group', groupId: group.id } };
  await answer(world.as('tim').post('/publications', ofGroup), 404);
  await answer(world.as('tim').post(`/groups/${group.id}/join`));
  const { id } = await answer<Changed>(world.as('tim').post('/publications', ofGroup), 201);
  await answer(world.as('tim').post(`/publications/${id}/publish`, {}, { version: 1 }));
  const ofSite = { ...words, title: 'Of the site', keeper: { kind: 'site' } };
  await answer(mara().post('/publications', ofSite), 404);
  const site = await answer<Changed>(world.as('mona').post('/publications', ofSite), 201);
  await answer(mara().get(`/publications/${site.id}/desk`), 404);
  expect(await answer(world.as('tim').get('/library-keepers'))).toEqual({ items: [{ keeper: ofGroup.keeper, name: 'Wallet practice group' }] });
  expect((await answer<Listing>(world.as('mona').get('/library-keepers/site/publications'))).items).toMatchObject([{ title: 'Of the site', latest: 0 }]);
});

test('the list is paged by key, the newest first by its own date, and a cursor fits its own filter alone', async () => {
  for (let i = 10; i < 40; i++) await publish({ title: `Deck ${i}`, kind: 'deck', date: `19${i}` });
  const first = await answer<Listing>(world.as().get('/publications?kind=deck'));
  const second = await answer<Listing>(world.as().get(`/publications?kind=deck&cursor=${encodeURIComponent(first.next!)}`));
  expect([...first.items, ...second.items].map(({ title }) => title)).toEqual(Array.from({ length: 30 }, (_, i) => `Deck ${39 - i}`));
  expect(second.next).toBeUndefined();
  await answer(world.as().get(`/publications?kind=brief&cursor=${encodeURIComponent(first.next!)}`), 422);
});

test('a thing names the collections that hold it, as they are called now, and only those that everybody reads', async () => {
  const [a, b] = [await publish({ title: 'Gamma' }), await publish({ title: 'Delta' })];
  const holding = async (id: string) => (await answer<{ items: { id: string; title: string; keeperName: string }[] }>(world.as().get(`/collections/holding/${id}`))).items;
  const both = [{ kind: 'publication', id: a.id }, { kind: 'publication', id: b.id }];
  const made = await answer<Changed>(mara().post('/collections', { keeper, title: 'Held', items: both }), 201);
  expect(await holding(a.id)).toEqual([]);
  let { version } = await answer<Changed>(mara().put(`/collections/${made.id}`, { title: 'Held', shown: true, items: both }, { version: made.version }));
  expect(await holding(a.id)).toEqual([{ id: made.id, title: 'Held', keeperName: 'Department of records' }]);
  ({ version } = await answer<Changed>(mara().put(`/collections/${made.id}`, { title: 'Held still', shown: true, items: both.slice(1) }, { version })));
  expect([await holding(a.id), (await holding(b.id)).map(({ title }) => title)]).toEqual([[], ['Held still']]);
  await answer(mara().put(`/collections/${made.id}`, { title: 'Held still', shown: false, items: both.slice(1) }, { version }));
  expect(await holding(b.id)).toEqual([]);
});

test('a collection as full as it can be is put in at once and taken out at once', async () => {
  const ids: string[] = [];
  for (let n = 0; n < mostInCollection; n++) ids.push((await publish({ title: `Full ${n}` })).id);
  const [half, others] = [ids.slice(0, 22), ids.slice(22, 44)];
  const items = (of: string[]) => of.map((id) => ({ kind: 'publication', id }));
  const made = await answer<Changed>(mara().post('/collections', { keeper, title: 'Full', shown: true, items: items(ids) }), 201);
  const fewer = await answer<Changed>(mara().put(`/collections/${made.id}`, { title: 'Full', shown: true, items: items(half) }, { version: made.version }));
  const turned = await answer<Changed>(mara().put(`/collections/${made.id}`, { title: 'Full of others', shown: true, items: items(others) }, { version: fewer.version }));
  await answer(mara().put(`/collections/${made.id}`, { title: 'Full', shown: false, items: [] }, { version: turned.version }));
  expect(await answer(mara().post('/collections', { keeper, title: 'Too full', items: items([...ids, ids[0]!]) }), 422)).toMatchObject({ errors: [{ field: 'items' }] });
}, 60_000);

test('a collection keeps its order and notes, each thing once, and is a draft until it is shown', async () => {
  const [a, b] = [await publish({ title: 'Alpha' }), await publish({ title: 'Beta' })];
  const items = [{ kind: 'publication', id: a.id, note: 'Begin here.' }, { kind: 'publication', id: b.id }, { kind: 'publication', id: a.id, note: 'Twice.' }];
  const made = await answer<Changed>(mara().post('/collections', { keeper, title: 'Reading', items }), 201);
  await answer(world.as().get(`/collections/${made.id}`), 404);
  await answer(world.as('otto').get(`/collections/${made.id}/desk`), 404);
  expect(await titles('/collections')).toEqual([]);
  const shown = await answer<Changed>(mara().put(`/collections/${made.id}`, { title: 'Reading', shown: true, items: items.slice(0, 2).toReversed() }, { version: made.version }));
  expect(await answer(world.as().get(`/collections/${made.id}`))).toMatchObject({ title: 'Reading', items: [{ title: 'Beta', note: '' }, { title: 'Alpha', note: 'Begin here.' }] });
  expect(await titles('/collections')).toEqual(['Reading']);
  await answer(mara().put(`/collections/${made.id}`, { title: 'Reading', items: [] }, { version: made.version }), 412);
  expect(await answer(mara().put(`/collections/${made.id}`, { title: 'Reading', items: [{ kind: 'event', id: 'evt_000000000000000000000' }] }, { version: shown.version }), 422)).toMatchObject({ errors: [{ field: 'items' }] });
});
