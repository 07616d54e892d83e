import { expect, test } from 'vitest';
import { synthesize, templateOf } from '../support/lambda/deployed.ts';

const jobs = ['stream', 'clock', 'record'];

/** What a draw of 10,000 entries is held below (test/domain/judging/round/memory.test.ts), and what the bill is worked out for (docs/deploy.md). */
test('every function that handles acts or time, or writes the record, has 512 MB', () => {
  const functions = Object.values(synthesize()).flatMap((stack) => Object.values(templateOf(stack).Resources)).filter(({ Type }) => Type === 'AWS::Lambda::Function');
  const memory = functions.map(({ Properties }) => [/^Laurel (\w+): /.exec(String(Properties['Description']))?.[1] ?? '', Properties['MemorySize']] as const);
  expect(Object.fromEntries(memory.filter(([bundle]) => jobs.includes(bundle)))).toEqual({ stream: 512, clock: 512, record: 512 });
});
