import { expect, test } from 'vitest';
import { recordOf } from '../../../functions/domain/judging/decision-record.ts';
import { Decision } from '../../../functions/domain/judging/decision.ts';
import type { EntryResult, PanelResult } from '../../../functions/domain/judging/result.ts';
import { idBytes, makeId } from '../../../functions/domain/id.ts';

const id = (kind: 'entry' | 'challenge' | 'team', n: number) => makeId(kind, Uint8Array.from({ length: idBytes }, () => n));
const panel: PanelResult = { method: 'adjusted', judges: 4, scored: 1, unscored: [], components: 1, leftOut: 4, cuts: [], digest: 'abc', sealed: true };
const entries: EntryResult[] = [{ entryId: id('entry', 1), scores: 3, place: 1, shared: false, score: 70, raw: 68, adjusted: 70, judgeMix: 2, robustPlace: 1, withoutOneJudge: [1, 2] }];
const decisions = [Decision.parse({
  challengeId: id('challenge', 1), entryId: id('entry', 1), teamId: id('team', 1), code: 'AB12', title: 'Kerbs', teamName: 'Kerb Cut', outcome: 'winner', reason: 'Best.', stagedBy: 'per_1', stagedAt: '2027-02-13T10:00:00.000Z', version: 1,
})];

test('of a small panel the record tells nothing that points at one judge; of a larger one it does', () => {
  const shown = (sealed: boolean) => recordOf({ draws: 0, commitment: 'c' }, 'run', { panel: { ...panel, sealed }, entries }, decisions).rows;
  const row = { code: 'AB12', title: 'Kerbs', outcome: 'winner', place: 1, shared: false, score: 70, scores: 3, robustPlace: 1 };
  expect(shown(true)).toEqual([row]);
  expect(shown(false)).toEqual([{ ...row, judgeMix: 2, withoutOneJudge: [1, 2] }]);
});
