import { DecisionRecord } from '../../domain/judging/decision/decision-record.ts';
import { EntryResult, JudgeResult, PanelResult, Scoring } from '../../domain/judging/result/result.ts';
import type { Results } from '../../ports/results.ts';
import { entity } from './entity.ts';
import { absent, atVersion, stale, type Store } from './store.ts';
import { at } from './table.ts';

const scorings = entity({ type: 'scoring', schema: Scoring, keys: (one) => at.scoring(one.roundId) });
const sideBySide = 20;

export const storeResults = (store: Store): Results => {
  return {
    async scoring(roundId) {
      const item = await store.get(at.scoring(roundId), { strong: true });
      return item && scorings.fromItem(item);
    },
    saveScoring: (one) => store.put(scorings.toItem(one), one.version === 1 ? absent(stale) : atVersion(one.version - 1)),
    async keep(roundId, run, { entries, judges, panel }) {
      const items = [
        ...entries.map((one) => ({ ...at.result(roundId, run, 'ENTRY', one.entryId), _t: 'entry-result', _v: 1, ...one })),
        ...judges.map((one) => ({ ...at.result(roundId, run, 'JUDGE', one.personId), _t: 'judge-result', _v: 1, ...one })),
        { ...at.result(roundId, run, 'PANEL', ''), _t: 'panel-result', _v: 1, ...panel },
      ];
      for (let start = 0; start < items.length; start += sideBySide) await Promise.all(items.slice(start, start + sideBySide).map((item) => store.put(item)));
    },
    entries: async (roundId, run) => (await store.all({ pk: at.result(roundId, run, 'ENTRY', '').pk, begins: 'ENTRY#', strong: true })).map((item) => EntryResult.parse(item)),
    judges: async (roundId, run, personIds) => (await store.getMany(personIds.map((id) => at.result(roundId, run, 'JUDGE', id)), { strong: true })).map((item) => JudgeResult.parse(item)),
    some: async (roundId, run, entryIds) => (await store.getMany(entryIds.map((id) => at.result(roundId, run, 'ENTRY', id)), { strong: true })).map((item) => EntryResult.parse(item)),
    async panel(roundId, run) {
      const item = await store.get(at.result(roundId, run, 'PANEL', ''), { strong: true });
      return item && PanelResult.parse(item);
    },
    publish: (roundId, record) => store.put({ ...at.decisionRecord(roundId), _t: 'decision-record', _v: 1, ...record }),
    async published(roundId) {
      const item = await store.get(at.decisionRecord(roundId));
      return item && DecisionRecord.parse(item);
    },
    async judge(roundId, run, personId) {
      const item = await store.get(at.result(roundId, run, 'JUDGE', personId), { strong: true });
      return item && JudgeResult.parse(item);
    },
  };
};
