import { Counting, ReportPart } from '../../domain/statutory/report-part.ts';
import type { Reports } from '../../ports/reports.ts';
import { entity } from './entity.ts';
import { absent, atVersion, stale, type Store } from './store.ts';
import { at } from './table.ts';

const parts = entity({ type: 'report-part', schema: ReportPart, keys: (one) => at.reportPart(one.challengeId, one.part) });
const countings = entity({ type: 'report-counting', schema: Counting, keys: (one) => at.reportCounting(one.challengeId) });
const whenNew = (version: number) => (version === 1 ? absent(stale) : atVersion(version - 1));

export const storeReports = (store: Store): Reports => ({
  async parts(challengeId) {
    return (await store.all({ pk: at.reportPart(challengeId, '').pk, begins: at.reportPart(challengeId, '').sk, strong: true })).map(parts.fromItem);
  },
  async part(challengeId, part) {
    const item = await store.get(at.reportPart(challengeId, part), { strong: true });
    return item && parts.fromItem(item);
  },
  save: (part, deed) => store.write([{ put: parts.toItem(part), when: whenNew(part.version) }], deed),
  async counting(challengeId) {
    const item = await store.get(at.reportCounting(challengeId), { strong: true });
    return item && countings.fromItem(item);
  },
  keepCounting: (counting, deed) => store.write([{ put: countings.toItem(counting), when: whenNew(counting.version) }], deed),
});
