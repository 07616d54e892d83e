import { DemoDay, ExpoAnswer, ExpoTables, Seat, Turn } from '../../domain/judging/expo/demo-day.ts';
import { DemoResult } from '../../domain/judging/expo/demo-result.ts';
import { Posterior, PosteriorRows } from '../../domain/judging/expo/posterior.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { DemoDays, Step } from '../../ports/demo-days.ts';
import { notices } from './challenges.ts';
import { entity } from './entity.ts';
import { conflicts } from './judges.ts';
import { absent, atVersion, stale, type Change, type Condition, type Store } from './store.ts';
import { at } from './table.ts';

const days = entity({ type: 'demo-day', schema: DemoDay, keys: (day) => at.demoDay(day.challengeId) });
const tables = entity({ type: 'demo-tables', schema: ExpoTables, keys: (one) => at.demoTables(one.challengeId) });
const turns = entity({ type: 'demo-turn', schema: Turn, keys: (one) => at.demoTurn(one.challengeId, one.dayId, one.personId) });
const seats = entity({ type: 'demo-seat', schema: Seat, keys: (one) => at.demoSeat(one.challengeId, one.dayId, one.table) });
const answers = entity({ type: 'demo-answer', schema: ExpoAnswer, keys: (one) => at.demoAnswer(one.challengeId, one.dayId, one.personId, one.number) });
const heads = entity({ type: 'demo-posterior', schema: Posterior, keys: (one) => at.demoPosterior(one.challengeId, one.dayId) });
const rows = entity({ type: 'demo-posterior-rows', schema: PosteriorRows, keys: (one) => at.demoPosteriorRows(one.challengeId, one.dayId, one.part) });
const results = entity({ type: 'demo-result', schema: DemoResult, keys: (one) => at.demoResult(one.challengeId, one.dayId) });

const whenNew = (version: number) => (version === 1 ? absent(stale) : atVersion(version - 1));

/** Told apart from every other refusal: somebody else has the table. */
const elsewhere = new Refusal('taken', 'Another judge is at this table.');
const isFree = (seat: Seat): Condition => ({ expression: 'attribute_not_exists(pk) OR freeAt < :now', values: { ':now': seat.since }, refusal: () => elsewhere });
const isTheirs = ({ personId, since }: Seat): Condition => ({ expression: 'personId = :person AND since = :since', values: { ':person': personId, ':since': since }, refusal: () => elsewhere });

const changesOf = ({ turn, leaves, takes, keeps, answer, forgets, conflict }: Step): Change[] => [
  { put: turns.toItem(turn), when: whenNew(turn.version) },
  ...(leaves ? [{ remove: at.demoSeat(leaves.challengeId, leaves.dayId, leaves.table), when: isTheirs(leaves) }] : []),
  ...(takes ? [{ put: seats.toItem(takes), when: isFree(takes) }] : []),
  ...(keeps ? [{ put: seats.toItem(keeps), when: isTheirs(keeps) }] : []),
  ...(answer ? [{ put: answers.toItem(answer) }] : []),
  ...(forgets ? [{ remove: at.demoAnswer(forgets.challengeId, forgets.dayId, forgets.personId, forgets.number) }] : []),
  ...(conflict ? [{ put: conflicts.toItem(conflict) }] : []),
];

export const storeDemoDays = (store: Store): DemoDays => ({
  async find(challengeId) {
    const item = await store.get(at.demoDay(challengeId), { strong: true });
    return item && days.fromItem(item);
  },
  async tables({ challengeId }) {
    const item = await store.get(at.demoTables(challengeId), { strong: true });
    return item ? tables.fromItem(item).tables : [];
  },
  async save(day, deed, { tables: list, notice } = {}) {
    const beside: Change[] = [...(list ? [{ put: tables.toItem({ challengeId: day.challengeId, dayId: day.id, tables: list }) }] : []), ...(notice ? [{ put: notices.toItem(notice) }] : [])];
    await store.write([{ put: days.toItem(day), when: whenNew(day.version) }, ...beside], deed);
  },
  async discard(day, deed) {
    await store.write([{ remove: at.demoDay(day.challengeId), when: atVersion(day.version) }, { remove: at.demoTables(day.challengeId) }], deed);
  },
  async turn({ challengeId, id }, personId) {
    const item = await store.get(at.demoTurn(challengeId, id, personId), { strong: true });
    return item && turns.fromItem(item);
  },
  async turns({ challengeId, id }) {
    return (await store.all({ pk: at.demoTurn(challengeId, id, '').pk, strong: true })).map(turns.fromItem);
  },
  async seats({ challengeId, id }) {
    return (await store.all({ pk: at.demoSeat(challengeId, id, 0).pk, strong: true })).map(seats.fromItem);
  },
  async step(step, deed) {
    try {
      await store.write(changesOf(step), deed);
      return true;
    } catch (error) {
      if (error === elsewhere) return false;
      throw error;
    }
  },
  async answers({ challengeId, id }, personId) {
    return (await store.all({ pk: at.demoAnswer(challengeId, id, '', 0).pk, ...(personId ? { begins: `${personId}#` } : {}), strong: true })).map(answers.fromItem);
  },
  async posterior({ challengeId, id }) {
    const item = await store.get(at.demoPosterior(challengeId, id));
    return item && heads.fromItem(item);
  },
  async posteriorRows({ challengeId, id }, part) {
    const item = await store.get(at.demoPosteriorRows(challengeId, id, part));
    return item && rows.fromItem(item);
  },
  async keepPosterior(head, parts) {
    try {
      await store.put(heads.toItem(head), { expression: 'attribute_not_exists(pk) OR #at < :at', names: { '#at': 'at' }, values: { ':at': head.at }, refusal: stale });
    } catch (error) {
      if (error instanceof Refusal && error.code === 'stale') return;
      throw error;
    }
    await Promise.all(parts.map((part) => store.put(rows.toItem(part))));
  },
  async result({ challengeId, id }) {
    const item = await store.get(at.demoResult(challengeId, id), { strong: true });
    return item && results.fromItem(item);
  },
  keepResult: (result) => store.put(results.toItem(result)),
});
