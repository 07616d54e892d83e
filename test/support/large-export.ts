import { readFileSync } from 'node:fs';
import { testChance } from './chance.ts';
import { crowdOf, inBatches } from './crowd.ts';
import { peakMemory } from './peak-memory.ts';
import { openAgency, openChallenge } from './stage.ts';
import { answer, makeWorld } from './world.ts';
import { drainOutbox } from '../../functions/jobs/drain-outbox.ts';
import { writeExport } from '../../functions/use-cases/system/exporting/write-export.ts';
import { sha256 } from '../../functions/adapters/system/sha256.ts';

/** A process of its own, so that its memory is nobody else's: makes the archive of so many entries, each with a file of so many kilobytes. */
const [count, kilobytes] = process.argv.slice(2).map(Number) as [number, number];
const world = await makeWorld();
world.clock.set('2027-01-05T15:00:00.000Z');
const challenge = await openChallenge(world, (await openAgency(world)).id);
const entries = await crowdOf(world, challenge, count, { sent: true });
const now = world.clock.now();
await inBatches(entries, async (entry, n) => {
  const content = new TextEncoder().encode(`${n} `.repeat(kilobytes * 1024).slice(0, kilobytes * 1024));
  const storeKey = `q-planted-${String(n).padStart(8, '0')}`;
  await world.fileStore.keep(storeKey, content, 'text/plain');
  const file = { id: testChance.id('file'), entryId: entry.id, challengeId: challenge.id, field: 'documents', name: 'plan.txt', type: 'text/plain', size: content.length, sha256: sha256(String(n)), state: 'verified' as const, scan: 'not-configured' as const, storeKey, addedBy: 'x', addedAt: now, version: 1 };
  await world.ports.files.announce(file, 0);
  const sent = (await world.store.get({ pk: `ENTRY#${entry.id}`, sk: 'SENT#00001' }))!;
  await world.store.put({ ...sent, files: [{ id: file.id, name: file.name, size: file.size, type: file.type, sha256: file.sha256 }] });
});
world.clock.pass(1000);
await drainOutbox(world.ports, () => {});
await answer(world.as('mara').post(`/exports/${challenge.id}/entries/zip`, {}), 202);
const act = (await world.ports.outbox.waiting(world.clock.now())).find(({ kind }) => kind === 'export.asked')!;
const resident = () => Math.round(Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))![1]) / 1024);
(globalThis as { gc?: () => void }).gc?.();
const before = resident();
let [steps, most] = [0, 0];
for (let going = true; going; steps += 1) {
  going = (await writeExport(world.ports, act)) === 'unfinished';
  most = Math.max(most, resident());
}
const { items } = await answer<{ items: { done: number; state: string; files: { bytes: number }[] }[] }>(world.as('mara').get(`/exports/${challenge.id}`));
await world.stop();
console.log(JSON.stringify({ steps, grown: most - before, peak: peakMemory(), ...items[0] }));
process.exit(0);
