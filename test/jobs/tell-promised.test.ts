import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { digest } from '../../functions/adapters/system/sha256.ts';
import { entriesPhase } from '../../functions/domain/call/challenge.ts';
import { isNamed } from '../../functions/domain/record/leaf/leaf.ts';
import { checkReceipt } from '../../functions/domain/record/receipt/check-receipt.ts';
import { parseReceipt } from '../../functions/domain/record/receipt/receipt.ts';
import { parsePolicy } from '../../functions/domain/record/note/policy.ts';
import { drainOutbox } from '../../functions/jobs/drain-outbox.ts';
import { checkWholeLog } from '../../functions/main/commands/check-whole-log.ts';
import { openLog } from '../../functions/main/commands/log-source.ts';
import { parseDisclosure } from '../../functions/domain/record/leaf/disclosure.ts';
import { receiptOf } from '../../functions/use-cases/leaf-proof.ts';
import { resultFiles } from '../../functions/use-cases/result-files.ts';
import { deliverMails } from '../../functions/use-cases/system/letters/deliver-mails.ts';
import { announceDue } from '../../functions/use-cases/system/plan-dues.ts';
import { publishedResult, publishResult, scoredRound } from '../support/published.ts';
import { allItems } from '../support/whole-table.ts';
import { readLog, readStory } from '../support/record/folder.ts';
import type { Opened } from '../support/stage.ts';
import { verify } from '../support/keys.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

let world: World;
let challenge: Opened;
beforeAll(async () => {
  world = await makeWorld();
  challenge = await publishedResult(world);
  const { closesAt } = entriesPhase((await world.ports.challenges.find(challenge.id))!)!;
  await announceDue(world.ports, { challengeId: challenge.id, kind: 'challenge.closed', hours: 0, at: new Date(Date.parse(closesAt) + 1).toISOString() });
  await drainOutbox(world.ports, (line) => world.logged.push(line));
  world.clock.pass(60_000);
  await world.writeRecord();
}, 120_000);
afterAll(() => world?.stop());

const told = () => readLog(world.record.folder).leaves.filter(isNamed).filter(({ ch }) => ch === challenge.id);

test('what stands at the close and what judges scored wait until nothing can arrive any more, and are told once', async () => {
  const of = (act: string) => told().filter((leaf) => leaf.act === act);
  expect([of('submissions.closed'), of('scores.revealed')]).toEqual([[expect.objectContaining({ pub: expect.objectContaining({ count: 12 }) as unknown })], []]);
  world.clock.pass(120_000);
  for (const _ of [1, 2]) await world.writeRecord();
  expect([of('submissions.closed').length, of('scores.revealed').length, readLog(world.record.folder).findings]).toEqual([1, 1, []]);
});

test('the public list names the file that opens the scores, which lies beside the log', async () => {
  const { items } = await answer<{ items: { opens?: string }[] }>(world.as().get(`/record/challenges/${challenge.slug}?act=scores.revealed`));
  expect(items).toEqual([expect.objectContaining({ opens: told().find(({ act }) => act === 'scores.revealed')!.pub['file'] })]);
  expect(createHash('sha256').update(readFileSync(join(world.record.folder, `x/${items[0]!.opens}.json`))).digest('hex')).toBe(items[0]!.opens);
});

test('what was hidden until the close, and what a judge gave, is told in plain words on the pages of its leaves once it is open, and listed', async () => {
  type Shown = { hidden?: true; index: number; sentence: string; act?: string; openedBy?: number[]; opened: { name: string; value: string }[] };
  const leaves = readLog(world.record.folder).leaves;
  const opener = (act: string) => leaves.findIndex((leaf) => isNamed(leaf) && leaf.act === act);
  const shown = (index: number) => answer<Shown>(world.as().get(`/record/leaves/${index}`));
  const hidden = leaves.findIndex((leaf) => !isNamed(leaf));
  expect(await shown(hidden)).toMatchObject({ act: 'entry.received', sentence: expect.stringMatching(/^Entry E-\w+ was received, version 1\.$/) as unknown, openedBy: expect.arrayContaining([opener('submissions.closed')]) as unknown });
  const { items: scores } = await answer<{ items: Shown[] }>(world.as().get(`/record/challenges/${challenge.slug}?act=score.committed`));
  const one = await shown(scores[0]!.index);
  expect([one.sentence, one.openedBy, one.opened.some(({ name, value }) => name.startsWith('marks.') && /^\d/.test(value))]).toEqual(['A judge scored an entry. The marks are open now.', [opener('scores.revealed')], true]);
  const { items } = await answer<{ items: Shown[] }>(world.as().get(`/record/challenges/${challenge.slug}?act=entry.received`));
  expect([items.length, items.every((item) => item.hidden === true), scores[0]!.hidden]).toEqual([12, true, undefined]);
});

test('no receipt of an entry says how many came before it, where the challenge hides how many enter', async () => {
  const { items: [entry] } = await world.ports.entries.ofChallenge(challenge.id, 'sent');
  const [sent] = await world.ports.entries.versions(entry!.id, entry!.sentVersion);
  const { receipt } = (await receiptOf(world.ports, { act: sent!.act!, subject: entry!.teamId, challenge: challenge.id }))!;
  const names = parseReceipt(receipt).disclosures.map((text) => parseDisclosure(text).name);
  expect([names.includes('act'), names.includes('pub'), names.includes('n'), names.includes('code')]).toEqual([true, true, false, false]);
});

/** Nobody learns from the log when those came who were not selected. */
const sealedCodes = () => `Which entries of ${challenge.id} on the record are those that were judged: the codes of those not selected stay sealed, and an auditor can check them.`;

test('the story that the log tells holds, with hidden entries opened, every score revealed, and the result that follows from them', async () => {
  const record = (await world.ports.results.published((await world.ports.rounds.current(challenge.id))!.id))!;
  const bundle = (await world.ports.fileStore.read(resultFiles(record.run).bundle))!;
  const { findings, unchecked } = readStory(world.record.folder, [{ name: 'result.json', bytes: bundle }, { name: 'record.json', bytes: new TextEncoder().encode(JSON.stringify(record)) }]);
  expect({ findings, unchecked }).toEqual({ findings: [], unchecked: [sealedCodes()] });
});

test('whoever checks the whole log reads the files that leaves name, and finds one that was changed', async () => {
  const check = async (folder: string) => checkWholeLog(openLog(folder), parsePolicy(digest, readFileSync(join(folder, 'policy'))));
  const { findings, attached } = await check(world.record.folder);
  expect([findings, attached.size]).toEqual([[], 2]);
  const copy = mkdtempSync(join(tmpdir(), 'laurel-log-'));
  cpSync(world.record.folder, copy, { recursive: true });
  const [first] = [...attached.keys()];
  writeFileSync(join(copy, first!), `${readFileSync(join(copy, first!), 'utf8')} `);
  expect((await check(copy)).findings).toEqual([{ path: first, why: expect.stringMatching(/^Its SHA-256 is [0-9a-f]{64}\.$/) as unknown }]);
});

const kept = async (...words: string[]) => {
  const whole = [...(await allItems(world)), ...readdirSync(world.record.folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))];
  return words.map((word) => whole.filter((text) => text.includes(word)).length);
};

test('a judge who closes the account is found nowhere; what opens their leaves is destroyed, and every proof holds', async () => {
  const policy = parsePolicy(digest, readFileSync(join(world.record.folder, 'policy')));
  const [judge] = await world.ports.judges.ofChallenge(challenge.id);
  const person = (await world.ports.people.find(judge!.personId))!;
  const shown = () => world.ports.ledger.shown(person.id, challenge.id);
  const round = (await world.ports.rounds.current(challenge.id))!;
  const [evaluation] = await world.ports.evaluations.ofJudge(round.id, person.id);
  const { receipt } = await answer<{ receipt: string }>(world.as(person).get(`/evaluations/${challenge.id}/${evaluation!.entryId}/record`));
  const count = (await shown()).reduce((sum, { texts }) => sum + texts.length, 0);
  expect(count).toBeGreaterThan(20);
  expect((await kept(person.email)).every((n) => n > 0)).toBe(true);

  await answer(world.as(person).post('/me/closing', { confirmation: person.email }));
  await drainOutbox(world.ports, (line) => world.logged.push(line));
  await deliverMails(world.ports, { send: async () => ({ outcome: 'taken' }) }, (line) => world.logged.push(line), { hasTime: () => true, pause: async () => undefined });
  world.clock.pass(121_000);
  for (const _ of [1, 2]) await world.writeRecord();
  expect([await shown(), await kept(person.email, `"${person.name}"`)]).toEqual([[], [0, 0]]);
  const { leaves, findings } = readLog(world.record.folder);
  expect([findings, leaves.filter(isNamed).filter(({ act }) => act === 'erasure.recorded').map(({ ch, pub }) => [ch, pub])]).toEqual([[], [['log', { count, basis: 'request' }]]]);
  expect((await checkWholeLog(openLog(world.record.folder), policy)).findings).toEqual([]);
  const record = (await world.ports.results.published(round.id))!;
  const bundle = (await world.ports.fileStore.read(resultFiles(record.run).bundle))!;
  expect(readStory(world.record.folder, [{ name: 'result.json', bytes: bundle }, { name: 'record.json', bytes: new TextEncoder().encode(JSON.stringify(record)) }])).toMatchObject({ findings: [], unchecked: [sealedCodes()] });
  // What somebody took along before still proves what it proved.
  expect(checkReceipt(digest, parseReceipt(new TextEncoder().encode(receipt)), { policy, verify, files: [] }).state).toBe('holds');
});

test('as long as a result hangs on them, a judge’s scores stay; then they go by themselves', async () => {
  const other = await makeWorld();
  try {
    const call = await scoredRound(other);
    const [judge] = await other.ports.judges.ofChallenge(call.id);
    const person = (await other.ports.people.find(judge!.personId))!;
    const pass = async (milliseconds: number) => {
      other.clock.pass(milliseconds);
      await drainOutbox(other.ports, (line) => other.logged.push(line));
      for (const _ of [1, 2]) await other.writeRecord();
    };
    await answer(other.as(person).post('/me/closing', { confirmation: person.email }));
    for (const _ of [1, 2]) await pass(25 * 3_600_000);
    expect((await other.ports.ledger.shown(person.id, call.id)).length).toBeGreaterThan(0);
    await publishResult(other, call);
    for (const _ of [1, 2, 3]) await pass(25 * 3_600_000);
    const acts = readLog(other.record.folder).leaves.filter(isNamed).map(({ act }) => act);
    expect([await other.ports.ledger.shown(person.id, call.id), acts.indexOf('scores.revealed') > 0, acts.indexOf('erasure.recorded') > acts.indexOf('scores.revealed'), acts.filter((act) => act === 'erasure.recorded').length]).toEqual([[], true, true, 1]);
  } finally {
    await other.stop();
  }
}, 120_000);
