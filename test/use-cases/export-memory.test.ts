import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const script = join(import.meta.dirname, '../support/large-export.ts');

/** A job has 512 MB (infra/app-function.ts) and an archive may be larger than that: it is written in steps that hold some megabytes each. */
test('2,000 entries with files become one archive, step by step, within the memory of a function', { timeout: 300_000 }, async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', '--max-old-space-size=300', script, '2000', '100']);
  const { steps, grown, done, state, files } = JSON.parse(stdout.trim().split('\n').at(-1)!) as { steps: number; grown: number; done: number; state: string; files: { bytes: number }[] };
  expect([done, state]).toEqual([2000, 'ready']);
  const megabytes = files.reduce((sum, { bytes }) => sum + bytes, 0) / 1024 / 1024;
  expect(megabytes).toBeGreaterThan(200);
  expect(steps).toBeGreaterThan(50);
  expect(grown).toBeLessThan(150);
});
