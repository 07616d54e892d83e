import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { readScan } from '../../functions/adapters/guardduty/scan-report.ts';
import type { ScanState } from '../../functions/domain/entry/file.ts';
import { onReport } from '../../functions/jobs/on-report.ts';
import { plantChallenge, toJudging } from '../support/planted.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

/** Two worlds of one story: where a scanner looks at uploads, and where none is configured. */
let scanned: World;
let plain: World;
let planted: Awaited<ReturnType<typeof plantChallenge>>;
let elsewhere: Awaited<ReturnType<typeof plantChallenge>>;
beforeAll(async () => {
  scanned = await makeWorld({ wrap: (ports) => ({ ...ports, fileStore: { ...ports.fileStore, scanned: true } }) });
  plain = await makeWorld();
  [planted, elsewhere] = [await plantChallenge(scanned), await plantChallenge(plain)];
  await toJudging(scanned, planted.challenge.id);
  await toJudging(plain, elsewhere.challenge.id);
});
afterAll(async () => {
  await scanned?.stop();
  await plain?.stop();
});

const fileIn = async (world: World, { entry, file }: typeof planted) => (await world.ports.files.find(entry.id, file))!;
const set = async (scan: ScanState) => {
  const { reason: _, ...file } = await fileIn(scanned, planted);
  await scanned.ports.files.save({ ...file, scan, version: file.version + 1 });
};
beforeEach(() => set('waiting'));

/** As EventBridge brings it from GuardDuty. */
const verdictOn = (objectKey: string, scanResultStatus: string, threats: { name: string }[] | null = null) => ({
  version: '0', source: 'aws.guardduty', 'detail-type': 'GuardDuty Malware Protection Object Scan Result',
  detail: { schemaVersion: '1.0', scanStatus: 'COMPLETED', resourceType: 'S3_OBJECT', s3ObjectDetails: { bucketName: 'uploads', objectKey, eTag: 'x', versionId: 'y' }, scanResultDetails: { scanResultStatus, threats } },
});
const report = async (status: string, threats?: { name: string }[]) => {
  const { storeKey } = await fileIn(scanned, planted);
  const read = readScan(verdictOn(storeKey, status, threats ?? null))!;
  for (let run = 0; run < 2; run++) await onReport(scanned.ports, read);
};

/** What team, agency and judge hear when they open the file: a way to it, or the words. */
const opening = async (world: World, { challenge, entry, file }: typeof planted) => {
  const heard = async (reply: Promise<Response>) => {
    const { status, ...rest } = { status: (await reply).status, ...((await (await reply).json()) as { url?: string; detail?: string }) };
    return rest.url ? 'opens' : `${status} ${rest.detail}`;
  };
  return {
    team: await heard(world.as('lena').get(`/entries/${entry.id}/files/${file}`)),
    agency: await heard(world.as('mara').get(`/received/${challenge.id}/${entry.id}/files/${file}`)),
    judge: await heard(world.as('jana').get(`/evaluations/${challenge.id}/${entry.id}/files/${file}`)),
  };
};
/** What the pages of the entry are told of the scan. */
const shown = async (world: World, { challenge, entry, file }: typeof planted) => {
  const own = await answer<{ files: { id: string; scan: string }[] }>(world.as('lena').get(`/entries/${entry.id}`));
  const received = await answer<{ scans: Record<string, string> }>(world.as('mara').get(`/received/${challenge.id}/${entry.id}`));
  const { judged } = await answer<{ judged: { files: { id: string; scan?: string }[] } }>(world.as('jana').get(`/evaluations/${challenge.id}/${entry.id}`));
  return { team: own.files.find(({ id }) => id === file)?.scan, agency: received.scans[file], judge: judged.files.find(({ id }) => id === file)?.scan };
};
const all = (scan: string) => ({ team: scan, agency: scan, judge: scan });
const closed = (words: string) => `409 ${words}`;

test('where no scanner is configured every whole file opens, and nothing is said of a scan', async () => {
  expect(await opening(plain, elsewhere)).toEqual({ team: 'opens', agency: 'opens', judge: 'opens' });
  expect(await shown(plain, elsewhere)).toEqual({ team: 'not-configured', agency: undefined, judge: undefined });
});

test('a file waits for its scan from the moment it is announced: sent it counts, but only its team opens it', async () => {
  const waiting = closed('This file is still being scanned for malware. It opens once the scan finds it clean; try again in a few minutes.');
  expect(await opening(scanned, planted)).toEqual({ team: 'opens', agency: waiting, judge: waiting });
  expect(await shown(scanned, planted)).toEqual(all('waiting'));
  expect(planted.receipt).not.toBe('');
});

test('found clean, it opens to agency and judges; the report may come twice', async () => {
  await report('NO_THREATS_FOUND');
  expect(await opening(scanned, planted)).toEqual({ team: 'opens', agency: 'opens', judge: 'opens' });
  expect(await shown(scanned, planted)).toEqual(all('clean'));
});

test('malware opens to nobody, not even its team, and the name of it is kept', async () => {
  await report('THREATS_FOUND', [{ name: 'EICAR-Test-File' }]);
  const stays = closed('The scan found malware in this file. It stays closed.');
  expect(await opening(scanned, planted)).toEqual({ team: closed('The scan found malware in this file. Remove it, and attach a clean copy.'), agency: stays, judge: stays });
  expect([await shown(scanned, planted), (await fileIn(scanned, planted)).reason]).toEqual([all('infected'), 'EICAR-Test-File']);
});

test.each(['UNSUPPORTED', 'ACCESS_DENIED', 'FAILED'])('a scan that could not look inside (%s) keeps it closed to all but its team', async (status) => {
  await report(status);
  const stays = closed('The malware scan could not look into this file. It stays closed.');
  expect(await opening(scanned, planted)).toEqual({ team: 'opens', agency: stays, judge: stays });
  expect(await shown(scanned, planted)).toEqual(all('unreadable'));
});

test('a file that came before the scanner was switched on is still to be scanned', async () => {
  await set('not-configured');
  expect((await opening(scanned, planted)).judge).toMatch(/^409 This file is still being scanned/);
  await report('NO_THREATS_FOUND');
  expect((await opening(scanned, planted)).judge).toBe('opens');
});

test('a verdict between upload and check is kept, and one on something else is nobody’s', async () => {
  const world = await makeWorld({ wrap: (ports) => ({ ...ports, fileStore: { ...ports.fileStore, scanned: true, stat: async (key) => {
    await onReport(ports, { kind: 'scanned', storeKey: key, verdict: 'clean' });
    return ports.fileStore.stat(key);
  } } }) });
  const { entry, file } = await plantChallenge(world);
  expect(await world.ports.files.find(entry.id, file)).toMatchObject({ state: 'verified', scan: 'clean' });
  await onReport(world.ports, { kind: 'scanned', storeKey: 'q-of-nothing', verdict: 'infected' });
  expect(readScan({ Records: [{ eventName: 'INSERT' }] })).toBeUndefined();
  await world.stop();
});
