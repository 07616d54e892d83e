import { expect, test } from 'vitest';
import { actKinds } from '../../functions/domain/act.ts';
import { actWords } from '../../functions/domain/act-words.ts';

test('every kind of act has words of its own, and none is told by its name in the program', () => {
  const said = actKinds.map(actWords);
  expect(said.filter((words) => !/^[A-Z][^._]*$/.test(words ?? ''))).toEqual([]);
  expect(said.filter((words, i) => said.indexOf(words) !== i)).toEqual([]);
});
