import { expect, test } from 'vitest';
import { runsOf } from '../../web/src/lib/leaf-runs.ts';

const leaf = (index: number, at: string, act: string, challenge = 'chl_1') => ({ index, at, act, challenge, sentence: act });

test('leaves that say the same one after the other are one row, each still there by its number', () => {
  const runs = runsOf([leaf(7, '08', 'result.published'), leaf(6, '07', 'score.committed'), leaf(5, '06', 'score.committed'), leaf(4, '05', 'score.committed', 'chl_2'), leaf(3, '04', 'entry.withdrawn'), leaf(2, '03', 'entry.withdrawn')]);
  expect(runs.map(({ sentence, leaves }) => [sentence, leaves.map(({ index }) => index)])).toEqual([
    ['result.published', [7]], ['Judges gave 2 scores. The marks are sealed.', [6, 5]], ['score.committed', [4]], ['entry.withdrawn (2 times)', [3, 2]],
  ]);
});
