import * as z from 'zod';
import type { Act, Deed } from '../../../domain/act.ts';
import type { Challenge } from '../../../domain/call/challenge.ts';
import { closedName } from '../../../domain/people/person.ts';
import { isOfficial } from '../../../domain/record/leaf/official-acts.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Earlier } from '../../../ports/ledger.ts';
import type { Pace } from '../../../ports/pace.ts';
import type { Ports } from '../../../ports/ports.ts';
import { onRecord } from '../../on-record.ts';
import { promiseErasure } from '../erase-shown.ts';
import { promiseClosing, promiseReveal } from '../tell-promised.ts';
import { earlierFacts, engineOf, Forgotten, revised, type EarlierKind, type Remembered, type Remembering, type Story } from './earlier-facts.ts';

type Needed = Remembering & Pick<Ports, 'acts' | 'ledger' | 'clock'>;
type Log = (line: Record<string, unknown>) => void;

const isEarlier = (act: Act): act is Act & { kind: EarlierKind } => isOfficial(act.kind) && act.kind in earlierFacts;

/** Oldest first. */
const actsOf = async ({ acts }: Needed, challenge: string): Promise<Act[]> => {
  const all: Act[] = [];
  for (let page = await acts.about(challenge); ; page = await acts.about(challenge, page.next)) {
    all.push(...page.items);
    if (!page.next) return all.toReversed();
  }
};

const evaluationIn = ({ refs }: Act): string => `${refs['round']} ${refs['judge']} ${refs['entry']}`;
/** Of each save of scores, the save before it of the same evaluation. */
const savesBefore = (acts: Act[]): { before: Map<string, string>; last: Map<string, Act> } => {
  const [before, last] = [new Map<string, string>(), new Map<string, Act>()];
  for (const act of acts.filter(({ kind }) => kind === 'evaluation.saved')) {
    const earlier = last.get(evaluationIn(act));
    if (earlier) before.set(act.id, earlier.id);
    last.set(evaluationIn(act), act);
  }
  return { before, last };
};

/** What is known of an act, and its place among those that wait. Undefined where it is none this time. */
const toldOf = async <K extends EarlierKind>(story: Story, act: Act & { kind: K }, since: string): Promise<Deed | undefined> => {
  const known = (await earlierFacts[act.kind](story, act)) as Remembered<K>;
  const { facts, from, hideEntries = false, decoys = 0 } = known;
  const deed = onRecord(story.ports, act, facts, { hideEntries, from, later: { before: since, decoys, revise: (told) => revised(told, known as Remembered, story) } });
  return deed.record ? deed : undefined;
};

/** What could not be said is no fault of the store: it was not kept, or in a form that no leaf has. */
const isForgotten = (error: unknown): boolean => error instanceof Forgotten || error instanceof Refusal || error instanceof z.ZodError;

type Telling = { since: string; log: Log };
const tellAct = async (story: Story & { ports: Needed }, act: Act, { since, log }: Telling): Promise<'told' | 'untold' | 'none'> => {
  if (!isEarlier(act)) return 'none';
  try {
    const deed = await toldOf(story, act, since);
    return deed && (await story.ports.ledger.admitEarlier(deed.record!)) ? 'told' : 'none';
  } catch (error) {
    if (!isForgotten(error)) throw error;
    log({ level: 'warn', message: 'an act from before the record cannot be told', act: act.id, kind: act.kind, why: String(error) });
    return 'untold';
  }
};

/** What leads from an entry or an evaluation to its act is kept with it from now on, as it is with later ones. */
const noteActs = async (ports: Needed, acts: Act[], last: ReadonlyMap<string, Act>): Promise<void> => {
  for (const { id, refs } of acts.filter(({ kind }) => kind === 'entry.sent')) {
    const sent = (await ports.entries.sent(String(refs['entry']), Number(refs['n'])))?.manifest;
    if (sent && !sent.act) await ports.entries.noteAct(sent, id);
  }
  for (const { id, refs } of last.values()) {
    const evaluation = await ports.evaluations.find(String(refs['round']), String(refs['judge']), String(refs['entry']));
    if (evaluation && !evaluation.savedBy) await ports.evaluations.noteSave(evaluation, id);
  }
};

/** What follows from the acts of a challenge once all have their places: told by the job that tells it of later ones. */
const promiseRest = async (ports: Needed, { id }: Challenge, acts: Act[], since: string): Promise<void> => {
  for (const act of acts.filter(({ at }) => at < since)) {
    if (act.kind === 'challenge.closed') await promiseClosing(ports, act, true);
    if (act.kind === 'results.published') await promiseReveal(ports, act, true);
  }
  const gone = (await ports.judges.ofChallenge(id)).filter(({ name }) => name === closedName);
  for (const { personId } of gone) await promiseErasure(ports, { id: `earlier ${personId}`, about: id, at: since }, personId);
};

const tellChallenge = async (ports: Needed, id: string, telling: Telling): Promise<{ told: number; untold: number }> => {
  const count = { told: 0, untold: 0, none: 0 };
  const [challenge, acts] = await Promise.all([ports.challenges.find(id, { strong: true }), actsOf(ports, id)]);
  if (!challenge) return count;
  const { before, last } = savesBefore(acts);
  const round = await ports.rounds.current(id);
  const story = { ports, challenge, round, engine: await engineOf(ports, round), before };
  await noteActs(ports, acts, last);
  for (const act of acts) count[await tellAct(story, act, telling)] += 1;
  if (count.told > 0) await promiseRest(ports, challenge, acts, telling.since);
  return count;
};

/**
 * Acts that are older than the record wait for it too, each once and marked as told later, with the time at which it happened; what nobody kept
 * of one is left out. A challenge at a time, so that a job which dies goes on where it was; the log begins once all wait (jobs/on-waiting.ts), so that they
 * stand in it first and in their order. A log that has begun stays as it is. Safe to repeat.
 */
export const tellEarlier = async (ports: Needed, log: Log, { hasTime }: Pick<Pace, 'hasTime'>): Promise<void> => {
  const { ledger, challenges, clock } = ports;
  const known = await ledger.earlier();
  if (known?.done) return;
  let state: Earlier = known ?? { since: clock.now(), told: 0, untold: 0, done: false };
  const ids = !known && (await ledger.head()).size > 0 ? [] : (await challenges.catalogue()).map(({ id }) => id).toSorted();
  for (const id of ids.filter((one) => one > (state.after ?? ''))) {
    if (!hasTime()) return;
    const { told, untold } = await tellChallenge(ports, id, { since: state.since, log });
    state = { ...state, after: id, told: state.told + told, untold: state.untold + untold };
    await ledger.noteEarlier(state);
  }
  await ledger.noteEarlier({ ...state, done: true });
  if (state.told + state.untold > 0) log({ level: 'info', message: 'acts from before the record are told', told: state.told, untold: state.untold });
};
