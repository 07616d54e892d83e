import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const script = join(import.meta.dirname, '../../../support/large-round.ts');

/** A function has 512 MB (infra/app-function.ts), of which the program and its clients take some: a draw may take the rest, with a margin. */
test('10,000 entries are drawn for 400 judges within the memory of a function, and lack nothing', { timeout: 300_000 }, async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ['--max-old-space-size=460', script, '10000', '400', '5']);
  const { drawn, missing, below, experts, links } = JSON.parse(stdout) as { drawn: number; missing: number; below: number; experts: number; links: number };
  expect([missing, below, experts, links]).toEqual([0, 0, 0, 0]);
  expect(drawn).toBeLessThan(430);
});
