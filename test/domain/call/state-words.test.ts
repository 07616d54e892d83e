import { expect, test } from 'vitest';
import { stages } from '../../../functions/domain/call/challenge.ts';
import { stateNames, stateOf } from '../../../functions/domain/call/state-words.ts';

test('a draft says whose turn it is; every other state is the stage, whatever became of its approval', () => {
  expect((['none', 'submitted', 'edits', 'approved'] as const).map((approval) => stateOf('draft', approval))).toEqual(['draft', 'submitted', 'edits', 'draft']);
  expect(stages.filter((stage) => stage !== 'draft').map((stage) => stateOf(stage, 'edits'))).toEqual(stages.filter((stage) => stage !== 'draft'));
});

test('no two states are called the same', () => {
  expect(new Set(Object.values(stateNames)).size).toBe(Object.keys(stateNames).length);
});
