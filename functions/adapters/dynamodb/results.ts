import { DecisionRecord } from '../../domain/judging/decision/decision-record.ts';
import { EntryResult, JudgeResult, PanelResult, Scoring } from '../../domain/judging/result/result.ts';
import { Ranked } from '../../domain/judging/result/ranking.ts';
import { ScoreTable } from '../../domain/judging/result/score-table.ts';
import type { Results } from '../../ports/results.ts';
import { ResultVersion } from '../../domain/judging/result/result-version.ts';
import { heads, notices } from './challenges.ts';
import { entity } from './entity.ts';
import { decisions as decisionItems } from './rounds.ts';
import { absent, atVersion, stale, type Change, type Item, type Store } from './store.ts';
import { at, type Key } from './table.ts';

const scorings = entity({ type: 'scoring', schema: Scoring, keys: (one) => at.scoring(one.roundId) });
const tables = entity({ type: 'score-table', schema: ScoreTable, keys: (one) => at.scoreTable(one.roundId) });
const resultVersions = entity({ type: 'result-version', schema: ResultVersion, keys: (one) => at.resultVersion(one.challengeId, one.n) });
const recordItem = (key: Key, record: DecisionRecord): Item => ({ ...key, _t: 'decision-record', _v: 1, ...record });
const sideBySide = 20;
/** Small enough that looking up a row reads three units at the most. */
const rowsInPart = 100;

const rankingKey = (roundId: string, run: string, part: number): Key => at.result(roundId, run, 'RANKING', String(part).padStart(5, '0'));

const rankingItems = (roundId: string, run: string, ranking: Ranked[]) => {
  const of = Math.max(1, Math.ceil(ranking.length / rowsInPart));
  return Array.from({ length: of }, (_, part) => ({
    ...rankingKey(roundId, run, part), _t: 'ranking', _v: 1, of, per: rowsInPart, rows: ranking.slice(part * rowsInPart, (part + 1) * rowsInPart),
  }));
};

/** The same rows by code, each part under the first of its codes: the part of any code is the last one that does not begin after it. */
const codeItems = (roundId: string, run: string, ranking: Ranked[]) => {
  const byCode = ranking.toSorted((a, b) => (a.code < b.code ? -1 : 1));
  return Array.from({ length: Math.max(1, Math.ceil(byCode.length / rowsInPart)) }, (_, part) => {
    const rows = byCode.slice(part * rowsInPart, (part + 1) * rowsInPart);
    return { ...at.result(roundId, run, 'CODES', part === 0 ? '' : rows[0]!.code), _t: 'ranking-codes', _v: 1, rows };
  });
};

const panelItem = (roundId: string, run: string, panel: PanelResult) => ({ ...at.result(roundId, run, 'PANEL', ''), _t: 'panel-result', _v: 1, ...panel });

export const storeResults = (store: Store): Results => {
  /** What a run says never changes once it is read. A copy that was not there yet has gaps, and then the newest is asked. */
  const some = async (keys: Key[]): Promise<Item[]> => {
    const found = await store.getMany(keys);
    const seen = new Set(found.map(({ sk }) => sk));
    return [...found, ...(await store.getMany(keys.filter(({ sk }) => !seen.has(sk)), { strong: true }))];
  };
  const parts = async (roundId: string, run: string, strong: boolean): Promise<Item[] | undefined> => {
    const items = await store.all({ pk: at.result(roundId, run, 'RANKING', '').pk, begins: 'RANKING#', strong });
    return items.length > 0 && items.length === items[0]!['of'] ? items : undefined;
  };
  const ranking = async (roundId: string, run: string): Promise<Ranked[] | undefined> => {
    const found = (await parts(roundId, run, false)) ?? (await parts(roundId, run, true));
    return found?.flatMap((item) => Ranked.array().parse(item['rows']));
  };
  return {
    ranking,
    async scoring(roundId) {
      const item = await store.get(at.scoring(roundId), { strong: true });
      return item && scorings.fromItem(item);
    },
    saveScoring: (one) => store.put(scorings.toItem(one), one.version === 1 ? absent(stale) : atVersion(one.version - 1)),
    async keep(roundId, run, { entries, judges, panel, ranking: ranked }) {
      const items = [
        ...entries.map((one) => ({ ...at.result(roundId, run, 'ENTRY', one.entryId), _t: 'entry-result', _v: 1, ...one })),
        ...judges.map((one) => ({ ...at.result(roundId, run, 'JUDGE', one.personId), _t: 'judge-result', _v: 1, ...one })),
        ...rankingItems(roundId, run, ranked),
        ...codeItems(roundId, run, ranked),
        panelItem(roundId, run, panel),
      ];
      for (let start = 0; start < items.length; start += sideBySide) await Promise.all(items.slice(start, start + sideBySide).map((item) => store.put(item)));
    },
    async rowsAt(roundId, run, positions) {
      const wanted = [...new Set(positions.map((position) => Math.floor(position / rowsInPart)))];
      const found = await some(wanted.map((part) => rankingKey(roundId, run, part)));
      // an earlier release kept other parts
      if (found.length < wanted.length || found.some(({ per }) => per !== rowsInPart)) return undefined;
      return new Map(found.flatMap(({ sk, rows }) => Ranked.array().parse(rows).map((row, n) => [Number(sk.slice('RANKING#'.length)) * rowsInPart + n, row] as const)));
    },
    async ofCode(roundId, run, code) {
      const [first, last] = [at.result(roundId, run, 'CODES', ''), at.result(roundId, run, 'CODES', code)];
      const { items: [part] } = await store.query({ pk: first.pk, from: first.sk, to: last.sk, backward: true, limit: 1, strong: true });
      const rows = part ? Ranked.array().parse(part['rows']) : ((await ranking(roundId, run)) ?? []);
      return rows.find((row) => row.code === code);
    },
    entries: async (roundId, run) => (await store.all({ pk: at.result(roundId, run, 'ENTRY', '').pk, begins: 'ENTRY#', strong: true })).map((item) => EntryResult.parse(item)),
    judges: async (roundId, run, personIds) => (await store.getMany(personIds.map((id) => at.result(roundId, run, 'JUDGE', id)), { strong: true })).map((item) => JudgeResult.parse(item)),
    some: async (roundId, run, entryIds) => (await some(entryIds.map((id) => at.result(roundId, run, 'ENTRY', id)))).map((item) => EntryResult.parse(item)),
    async panel(roundId, run) {
      const item = await store.get(at.result(roundId, run, 'PANEL', ''), { strong: true });
      return item && PanelResult.parse(item);
    },
    savePanel: (roundId, run, panel) => store.put(panelItem(roundId, run, panel)),
    publish: (roundId, record) => store.put(recordItem(at.decisionRecord(roundId), record)),
    async replace({ challenge, notice, before, decisions, roundId, records }, deed) {
      const changes: Change[] = [
        { put: heads.toItem(challenge), when: atVersion(challenge.version - 1) }, { put: notices.toItem(notice) }, { put: resultVersions.toItem(before), when: absent(stale) },
        ...decisions.map((one): Change => ({ put: decisionItems.toItem(one), when: atVersion(one.version - 1) })),
      ];
      if (records) changes.push({ put: recordItem(at.decisionRecordBefore(roundId, before.n), records.before), when: absent(stale) }, { put: recordItem(at.decisionRecord(roundId), records.now) });
      await store.write(changes, deed);
    },
    async versions(challengeId) {
      return (await store.all({ pk: at.resultVersion(challengeId, 0).pk })).map(resultVersions.fromItem).toReversed();
    },
    async publishedBefore(roundId, n) {
      const item = await store.get(at.decisionRecordBefore(roundId, n));
      return item && DecisionRecord.parse(item);
    },
    async table(roundId) {
      const item = await store.get(at.scoreTable(roundId), { strong: true });
      return item && tables.fromItem(item);
    },
    saveTable: (one) => store.put(tables.toItem(one), one.version === 1 ? absent(stale) : atVersion(one.version - 1)),
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
