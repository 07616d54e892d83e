import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { actTable, costsAt, grown } from './acts.ts';
import { atlasTable, measureAtlas } from './atlas.ts';
import { bundleTable, measureBundles } from './bundles.ts';
import { measureBoard, measureFinalisations } from './crowd.ts';
import { judgingTable, measureAccuracy, measureJudging, measurePairs } from './judging.ts';
import { measurePages, pageTable } from './pages.ts';

/** `npm run bench`: the tables of docs/measured.md, on what was just built. Counts and bytes can be over a budget; times are told, never judged. */
const counts: [number, number] = [20, 2000];
const told: string[] = [];
const tell = (title: string, table: string) => {
  told.push(`## ${title}\n\n${table}\n`);
  console.log(`\n### ${title}\n\n${table}`);
};
let within = true;
const must = (holds: boolean, what: string) => {
  if (holds) return;
  within = false;
  console.error(`over the budget: ${what}`);
};

const few = await costsAt(counts[0], counts[0]);
const many = await costsAt(counts[1], counts[0]);
tell('Capacity units of each act, by number of entries in the challenge (lists: a page of 20 rows)', actTable(few, many, counts));
for (const one of grown(few, many)) must(false, `${one.act} ${one.what} ${one.few} and ${one.many}`);

const board = await measureBoard({ entries: 2000, reviews: 5, judges: 300 });
tell('Progress board', ['| entries | reviews each | judges | read units | p95, ms |', '|---|---|---|---|---|', `| 2,000 | 5 | 300 | ${board.units} | ${Math.round(board.p95)} |`].join('\n'));
must(board.units <= 60, `the board reads ${board.units} units`);

const { sent, seconds, receipts, counted, acts } = await measureFinalisations(1000);
tell('1,000 teams send within a minute', ['| answered | seconds | receipts | stored as sent | acts told |', '|---|---|---|---|---|', `| ${sent} | ${seconds.toFixed(1)} | ${receipts} | ${counted} | ${acts} |`].join('\n'));
must(receipts === 1000 && counted === 1000 && acts === 1000, 'an entry was lost or doubled');

const judged = measureJudging();
tell('Judging engine', judgingTable(judged));
for (const { what, gap = 0, peak = 0 } of judged) {
  must(gap <= 1e-4, `${what}: a gap of ${100 * gap} %`);
  must(peak < 512, `${what}: ${peak} MB`);
}
const found = measureAccuracy(200, 150, 3, 40);
tell('Share of the best tenth found, 200 entries, 150 judges, 3 reviews each', ['| plain mean | z-scores | adjusted |', '|---|---|---|', `| ${found.mean.toFixed(3)} | ${found.z.toFixed(3)} | ${found.adjusted.toFixed(3)} |`].join('\n'));
must(found.adjusted >= Math.max(found.mean, found.z), 'adjusting finds fewer of the best than a plain mean');

const pairs = measurePairs(10);
tell('Share of the first ten found by comparing, 100 entries, 25 judges', ['| comparisons of each entry | at random | aimed at the border |', '|---|---|---|', ...pairs.map(({ each, random, aimed }) => `| ${each} | ${random.toFixed(2)} | ${aimed.toFixed(2)} |`)].join('\n'));
must(pairs.every(({ random, aimed }) => aimed >= random), 'aimed comparisons find less than random ones');

// loaded only here: its log of 100,000 entries would stand in the memory of what is measured before
const { measureAppending, measureProofs, measureSequencing, paceTable, recordTable } = await import('./record.ts');
const [appending, proofs] = [measureAppending(), measureProofs()];
tell('The public record', recordTable(appending, proofs));
const paces = [await measureSequencing(1), await measureSequencing(100), await measureSequencing(10_000)];
tell('The public record, by how much is told', paceTable(paces));
must(paces.every(({ units }) => units <= 20), 'an act costs more than 20 units to place');
must(appending.share >= 0.5, `the record appends at ${Math.round(100 * appending.share)} % of what SHA-256 allows`);
must(proofs.findings === 0, 'a log as it was made has findings');

const { measureReceipt, receiptTable } = await import('./receipt.ts');
tell('Receipts', receiptTable(await measureReceipt()));

const atlas = [await measureAtlas(200), await measureAtlas(20_000)];
tell('Searching the atlas, as somebody types', atlasTable(atlas));
must(atlas[0]!.units === atlas[1]!.units, 'a search of the atlas reads more as it grows');
must(atlas[1]!.snapshot <= 2_500_000, `the snapshot has ${atlas[1]!.snapshot} bytes`);

const bundles = await measureBundles();
tell('Functions', bundleTable(bundles));
must(bundles.every((one) => one.within), 'a bundle');

const pages = await measurePages();
tell('Bytes of a first visit', pageTable(pages));
must(pages.every((one) => one.within), 'a page');
if (process.env['KEEP']) {
  const on = new Date().toLocaleDateString('en-US', { dateStyle: 'long', timeZone: 'UTC' });
  writeFileSync('docs/measured.md', ['# Measured\n', `What \`npm run bench\` said on ${on}, on ${availableParallelism()} cores; \`KEEP=yes npm run bench\` writes this page anew. Counts and bytes can be over a budget, times are only told.\n`, ...told].join('\n'));
}
process.exit(within ? 0 : 1);
