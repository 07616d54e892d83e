import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { formReceipt } from '../../functions/domain/record/receipt/receipt.ts';
import { fillEntry, sendEntry, startEntry } from '../support/entry.ts';
import { keptReceipt } from '../support/record/kept-receipt.ts';
import { openSiteWorld } from '../support/site.ts';
import { openAgency, openChallenge } from '../support/stage.ts';
import { answer } from '../support/world.ts';

const median = (numbers: number[]) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)]!;
const times = 7;

/** In a browser: from the receipt and its file being given to the sentence that says it holds. With the whole product on the embedded default: from Send to the receipt that is on the record. */
export const measureReceipt = async () => {
  const kept = keptReceipt();
  const folder = mkdtempSync(join(tmpdir(), 'laurel-receipt-'));
  const paths = [['receipt.json', formReceipt(kept.receipt)], ['plan.pdf', kept.files['plan.pdf']!]].map(([name, content]) => {
    const path = join(folder, name as string);
    writeFileSync(path, content!);
    return path;
  });
  const site = await openSiteWorld({ instead: ({ url }) => (new URL(url).pathname === '/record/log/policy' ? new Response(kept.policyText) : undefined) });
  const verified: number[] = [];
  for (let time = 0; time < times; time += 1) {
    const page = await site.visitor();
    await page.goto('/verify', { waitUntil: 'networkidle' });
    const from = performance.now();
    await page.getByLabel('A receipt, a file, or both').setInputFiles(paths);
    await page.getByRole('heading', { level: 2, name: /^This file is the one sent on/ }).waitFor();
    verified.push(performance.now() - from);
    await page.context().close();
  }
  const { world } = site;
  const challenge = await openChallenge(world, (await openAgency(world)).id);
  const { entry } = await startEntry(world, 'lena', challenge);
  await fillEntry(world, 'lena', entry.id);
  const recorded: number[] = [];
  for (let time = 0; time < times; time += 1) {
    const from = performance.now();
    const { receipt } = await sendEntry(world, 'lena', entry.id);
    await site.settle();
    await answer(world.as('lena').get(`/receipts/${receipt}/record`), 200);
    recorded.push(performance.now() - from);
  }
  await site.stop();
  return { verified: median(verified), recorded: median(recorded) };
};

export const receiptTable = ({ verified, recorded }: Awaited<ReturnType<typeof measureReceipt>>): string => [
  '| a receipt | milliseconds, median |', '|---|---|',
  `| checked in a browser with its file, from adding both to the sentence | ${Math.round(verified)} |`,
  `| from Send to its place on the record, proof and all, on the embedded default | ${Math.round(recorded)} |`,
].join('\n');
