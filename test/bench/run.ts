import { actTable, costsAt } from './acts.ts';
import { bundleTable, measureBundles } from './bundles.ts';
import { measureBoard, measureFinalisations } from './crowd.ts';

/** `npm run bench`: the README's tables. Bundles are measured where `npm run bundle` has built them: `npm run bench -- bundles`. */
const counts: [number, number] = [20, 2000];
const tell = (title: string, table: string) => console.log(`\n### ${title}\n\n${table}`);
let within = true;
const must = (holds: boolean, what: string) => {
  if (holds) return;
  within = false;
  console.error(`over the budget: ${what}`);
};

const few = await costsAt(counts[0]);
const many = await costsAt(counts[1]);
tell('Capacity units of each act, by number of entries in the challenge', actTable(few, many, counts));
for (const [i, { act, writes }] of few.entries()) must(Math.abs(writes - many[i]!.writes) <= Math.max(writes, many[i]!.writes) / 10, `${act} writes ${writes} and ${many[i]!.writes}`);

const board = await measureBoard({ entries: 2000, reviews: 5, judges: 300 });
tell('Progress board', ['| entries | reviews each | judges | read units | p95, ms |', '|---|---|---|---|---|', `| 2,000 | 5 | 300 | ${board.units} | ${Math.round(board.p95)} |`].join('\n'));
must(board.units <= 60, `the board reads ${board.units} units`);

const { sent, seconds, receipts, counted, acts } = await measureFinalisations(1000);
tell('1,000 teams send within a minute', ['| answered | seconds | receipts | stored as sent | acts told |', '|---|---|---|---|---|', `| ${sent} | ${seconds.toFixed(1)} | ${receipts} | ${counted} | ${acts} |`].join('\n'));
must(receipts === 1000 && counted === 1000 && acts === 1000, 'an entry was lost or doubled');

if (process.argv.includes('bundles')) {
  const rows = await measureBundles();
  tell('Functions', bundleTable(rows));
  must(rows.every((one) => one.within), 'a bundle');
}
if (!within) process.exitCode = 1;
