import { bytesOf } from '../../functions/use-cases/open-snapshot.ts';
import type { ListingCard } from '../../functions/domain/listing/row.ts';
import { generatedRows } from '../support/generated-atlas.ts';
import { answer, makeWorld } from '../support/world.ts';

/** As somebody types them, letter by letter, with and without a choice in the filters. */
const typed = ['harbor permit', 'land grant', 'school', 'audit of vendors', ''].flatMap((words) => Array.from({ length: words.length + 1 }, (_, n) => words.slice(0, n)));
const chosen = ['', '&status=ended', '&type=pilot&level=state', '&state=US-NY&checked=stale'];

export type AtlasRow = { entries: number; asked: number; p50: number; p95: number; first: number; units: number; answer: number; snapshot: number };

/** An atlas of so many entries, asked through the front door: what a search takes once the function holds the snapshot, and what the first one takes. */
export const measureAtlas = async (entries: number): Promise<AtlasRow> => {
  let units = 0;
  const world = await makeWorld({ meter: (operation, _, used) => { if (operation === 'get' || operation === 'query') units += used; } });
  try {
    const cards = new Map(generatedRows(entries).map((row): [string, ListingCard] => [row.id, { id: row.id, version: 1, changedAt: row.changedAt, row }]));
    const bytes = world.ports.gzip(bytesOf(cards));
    const at = world.clock.now();
    await world.ports.fileStore.keep('atlas-bench', bytes, 'application/gzip');
    await world.ports.snapshots.move({ file: 'atlas-bench', through: at, rows: entries, bytes: bytes.length, builtAt: at, version: 1 });
    const ask = async (query: string) => {
      const began = performance.now();
      const { items } = await answer<{ items: unknown[] }>(world.as().get(`/atlas?${query}`));
      return { took: performance.now() - began, size: JSON.stringify(items).length };
    };
    const { took: first } = await ask('q=permit');
    units = 0;
    const replies: { took: number; size: number }[] = [];
    for (const filter of chosen) for (const words of typed) replies.push(await ask(`q=${encodeURIComponent(words)}${filter}`));
    const times = replies.map(({ took }) => took).toSorted((a, b) => a - b);
    const share = (part: number) => times[Math.floor(times.length * part)]!;
    return { entries, asked: times.length, p50: share(0.5), p95: share(0.95), first, units: units / times.length, answer: Math.max(...replies.map(({ size }) => size)), snapshot: bytes.length };
  } finally {
    await world.stop();
  }
};

const kb = (bytes: number) => (bytes / 1024).toFixed(0);
export const atlasTable = (rows: AtlasRow[]): string =>
  [
    '| entries | searches | p50, ms | p95, ms | the first, ms | read units each | snapshot, KB |', '|---|---|---|---|---|---|---|',
    ...rows.map(({ entries, asked, p50, p95, first, units, snapshot }) => `| ${entries.toLocaleString('en-US')} | ${asked} | ${p50.toFixed(1)} | ${p95.toFixed(1)} | ${first.toFixed(0)} | ${units} | ${kb(snapshot)} |`),
  ].join('\n');
