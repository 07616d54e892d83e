import { expect, test } from 'vitest';
import { synthesize, templateOf } from '../support/lambda/deployed.ts';

/** What a draw of 10,000 entries is held below (test/domain/judging/round/memory.test.ts), and what the bill is worked out for (docs/deploy.md). */
test('every function that handles acts or time has 512 MB', () => {
  const functions = Object.values(templateOf(synthesize().jobs).Resources).filter(({ Type, Properties }) => Type === 'AWS::Lambda::Function' && /^Laurel \w+: /.test(String(Properties['Description'])));
  const memory = functions.map(({ Properties }) => [/^Laurel (\w+): /.exec(String(Properties['Description']))![1], Properties['MemorySize']]);
  expect(Object.fromEntries(memory)).toEqual({ stream: 512, clock: 512 });
});
