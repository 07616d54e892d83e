import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { digest } from '../../functions/adapters/system/sha256.ts';
import { entriesPhase } from '../../functions/domain/call/challenge.ts';
import { isNamed } from '../../functions/domain/record/leaf/leaf.ts';
import { parsePolicy } from '../../functions/domain/record/note/policy.ts';
import { drainOutbox } from '../../functions/jobs/drain-outbox.ts';
import { checkWholeLog } from '../../functions/main/commands/check-whole-log.ts';
import { openLog } from '../../functions/main/commands/log-source.ts';
import { resultFiles } from '../../functions/use-cases/result-files.ts';
import { announceDue } from '../../functions/use-cases/system/plan-dues.ts';
import { publishedResult } from '../support/published.ts';
import { readLog, readStory } from '../support/record/folder.ts';
import type { Opened } from '../support/stage.ts';
import { makeWorld, type World } from '../support/world.ts';

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

test('the story that the log tells holds, with hidden entries opened, every score revealed, and the result that follows from them', async () => {
  const record = (await world.ports.results.published((await world.ports.rounds.current(challenge.id))!.id))!;
  const bundle = (await world.ports.fileStore.read(resultFiles(record.run).bundle))!;
  const { findings, unchecked } = readStory(world.record.folder, [{ name: 'result.json', bytes: bundle }, { name: 'record.json', bytes: new TextEncoder().encode(JSON.stringify(record)) }]);
  expect({ findings, unchecked }).toEqual({ findings: [], unchecked: [] });
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
