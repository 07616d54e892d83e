import { expect, test } from 'vitest';
import { toldAfter } from '../../../../functions/domain/record/story/told-late.ts';

const at = (minute: string) => `2027-01-01T00:${minute}:00.000Z`;

test('a leaf that is told much later than it happened says after what it came; one in its turn, or a moment late, does not', () => {
  expect(toldAfter([at('01'), at('45'), at('02'), at('40'), at('46')])).toEqual([undefined, undefined, at('45'), undefined, undefined]);
});
