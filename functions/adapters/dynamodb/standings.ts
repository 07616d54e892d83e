import { daySaved, entryTally, isKnown, judgeTally, sumOfTallies, tallyChange, type EntryStanding, type JudgeStanding, type Noted } from '../../domain/judging/progress/standing.ts';
import type { Fix } from '../../domain/judging/progress/to-fix.ts';
import type { Named, Standings } from '../../ports/standings.ts';
import { absent, stale, type Change, type Item, type Store } from './store.ts';
import { at, list } from './table.ts';

/** A board of 2,000 entries and 300 judges is read whole: names of one letter and titles of 60 keep it under 60 read units. */
const letters = { assigned: 'a', saved: 's', started: 't', skipped: 'k', abstained: 'b', recused: 'x', coming: 'm' } as const;
const mostTitle = 60;
const mostFixes = 100;
const atOnce = 30;
const named = 90;

const short = (counts: Record<string, number>) => Object.fromEntries(Object.entries(counts).map(([key, count]) => [letters[key as keyof typeof letters], count]));
const count = (item: Item, key: keyof typeof letters) => Number(item[letters[key]] ?? 0);
const idOf = (item: Item) => item.sk.split('#')[1]!;

/** Reviews by day stand in the judge's own item, one number a day: `d20600`. */
const dayKey = (day: number) => `d${day}`;
const daysIn = (item: Item) => new Map(Object.entries(item).flatMap(([key, count]): [number, number][] => (/^d\d+$/.test(key) ? [[Number(key.slice(1)), Number(count)]] : [])));
const dayTally = (day: number | undefined): Record<string, number> => (day === undefined ? {} : { [dayKey(day)]: 1 });
const dayChange = (before: number | undefined, after: number | undefined) => sumOfTallies([dayTally(after), Object.fromEntries(Object.entries(dayTally(before)).map(([key]) => [key, -1]))]);

const judgeFrom = (item: Item): JudgeStanding => ({
  judgeId: idOf(item), name: String(item['n'] ?? ''), organization: String(item['o'] ?? ''), revoked: item['r'] === true, lastActive: item['l'] as string | undefined, remindedAt: item['w'] as string | undefined, savedOn: daysIn(item),
  assigned: count(item, 'assigned'), saved: count(item, 'saved'), started: count(item, 'started'), skipped: count(item, 'skipped'), abstained: count(item, 'abstained'), recused: count(item, 'recused'),
});
const entryFrom = (item: Item): EntryStanding => ({
  entryId: idOf(item), code: String(item['c'] ?? ''), title: String(item['i'] ?? ''), assigned: count(item, 'assigned'), saved: count(item, 'saved'), coming: count(item, 'coming'),
});
const cut = (title: string) => (title.length > mostTitle ? `${title.slice(0, mostTitle - 1)}…` : title);

type Mark = Noted & { n: number; day?: number };
const markFrom = (item: Item): Mark => item as unknown as Mark;

const nameChanges = (roundId: string, { entries, judges }: Named): Change[] => [
  ...entries.map(({ id, code, title }): Change => ({ add: at.progress(roundId, 'ENTRY', id), amounts: {}, set: { c: code, i: cut(title), _v: 1 } })),
  ...judges.map(({ personId, name, organization, revoked }): Change => ({ add: at.progress(roundId, 'JUDGE', personId), amounts: {}, set: { n: name, o: cut(organization), r: revoked, _v: 1 } })),
];

/** On the board: a reminder went to these judges. */
export const remindedChanges = (roundId: string, judgeIds: string[], remindedAt: string): Change[] =>
  judgeIds.map((judgeId) => ({ add: at.progress(roundId, 'JUDGE', judgeId), amounts: {}, set: { w: remindedAt } }));

/** The marks, and the difference they make to the judge and to each entry. */
const noteChanges = (roundId: string, judgeId: string, fresh: { noted: Noted; mark: Mark | undefined }[]): Change[] => {
  const marks = fresh.map(({ noted, mark }): Change => ({
    put: { ...at.progressMark(roundId, judgeId, noted.entryId), _t: 'mark', _v: 1, judgeId, entryId: noted.entryId, state: noted.state, version: noted.version, lost: noted.lost, n: (mark?.n ?? 0) + 1, day: daySaved(mark, noted) },
    when: mark ? { expression: '#n = :n', names: { '#n': 'n' }, values: { ':n': mark.n }, refusal: stale } : absent(stale),
  }));
  const entries = fresh.map(({ noted, mark }): Change => ({ add: at.progress(roundId, 'ENTRY', noted.entryId), amounts: short(tallyChange(mark && entryTally(mark), entryTally(noted))) }));
  const counts = short(sumOfTallies(fresh.map(({ noted, mark }) => tallyChange(mark && judgeTally(mark), judgeTally(noted)))));
  const sum = { ...counts, ...sumOfTallies(fresh.map(({ noted, mark }) => dayChange(mark?.day, daySaved(mark, noted)))) };
  const lastActive = fresh.filter(({ noted, mark }) => mark?.version !== noted.version).map(({ noted }) => noted.touchedAt ?? '').toSorted().at(-1);
  const judge: Change = { add: at.progress(roundId, 'JUDGE', judgeId), amounts: sum, ...(lastActive ? { set: { l: lastActive } } : {}) };
  const changes = [...entries, judge].filter((change) => 'set' in change || ('amounts' in change && Object.keys(change.amounts).length > 0));
  return [...marks, ...changes];
};

export const storeStandings = (store: Store): Standings => ({
  async read(roundId) {
    const pk = list.progress(roundId);
    const [judges, entries, { items }] = await Promise.all([
      store.all({ pk, begins: 'JUDGE#' }), store.all({ pk, begins: 'ENTRY#' }), store.query({ pk, begins: 'FIX#', limit: mostFixes }),
    ]);
    return { judges: judges.map(judgeFrom), entries: entries.map(entryFrom), fixes: items.flatMap((item) => item['fixes'] as Fix[]) };
  },
  async name(roundId, wanted) {
    const changes = nameChanges(roundId, wanted);
    for (let start = 0; start < changes.length; start += named) await store.write(changes.slice(start, start + named));
  },
  async reminded(roundId, judgeIds, remindedAt) {
    const changes = remindedChanges(roundId, judgeIds, remindedAt);
    for (let start = 0; start < changes.length; start += named) await store.write(changes.slice(start, start + named));
  },
  async note(roundId, judgeId, noted) {
    for (let start = 0; start < noted.length; start += atOnce) {
      const some = noted.slice(start, start + atOnce);
      const marks = (await store.getMany(some.map(({ entryId }) => at.progressMark(roundId, judgeId, entryId)), { strong: true })).map(markFrom);
      const fresh = some.map((one) => ({ noted: one, mark: marks.find((mark) => mark.entryId === one.entryId) })).filter((pair) => !isKnown(pair.mark, pair.noted));
      if (fresh.length > 0) await store.write(noteChanges(roundId, judgeId, fresh));
    }
  },
  async fix(roundId, entryId, fixes) {
    const key = at.progress(roundId, 'FIX', entryId);
    await (fixes.length > 0 ? store.put({ ...key, _t: 'fix', _v: 1, fixes }) : store.write([{ remove: key }]));
  },
});
