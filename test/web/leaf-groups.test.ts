import { expect, test } from 'vitest';
import { leafKindNames } from '../../functions/domain/record/leaf/leaf-kinds.ts';
import { leafGroups, type OfLog } from '../../web/src/lib/leaf-groups.ts';

const ofLog: Record<OfLog, true> = { 'log.opened': true, 'policy.changed': true, 'verifier.published': true, 'erasure.recorded': true, 'statuslist.published': true, 'issuer.published': true };

test('every kind of leaf that a challenge can have is found in one group', () => {
  const grouped = leafGroups.flatMap(({ kinds }) => kinds);
  expect(grouped.toSorted()).toEqual(leafKindNames.filter((kind) => !(kind in ofLog)).toSorted());
});
