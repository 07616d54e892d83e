import { judgingPhase, type Challenge, type Phase } from '../../../domain/call/challenge.ts';
import type { Judge } from '../../../domain/panel/judge.ts';
import { assignedLetter, judgingClosedLetter, judgingOpenedLetter, oneFewerLetter, oneMoreLetter, reminderLetter } from '../../../domain/letters/judging.ts';
import { wants } from '../../../domain/people/person.ts';
import type { Round } from '../../../domain/judging/round/round.ts';
import { isVisible } from '../../../domain/judging/round/plan.ts';
import type { Ports } from '../../../ports/ports.ts';
import { storedRound } from '../../current-round.ts';
import { pagesOf } from '../../site-pages.ts';
import { about } from './told-about.ts';
import { writeLetters, type Cause, type ToWrite } from './write-letters.ts';
import { writePages, type Progress, type WritePage } from '../write-pages.ts';

type Needed = ToWrite & Pick<Ports, 'challenges' | 'judges' | 'rounds' | 'evaluations' | 'mailings' | 'standings' | 'clock'>;
const atOnce = 20;

/** The judges of a challenge in a fixed order, some at a time; the cursor is the last one's id. */
const byJudges = (ports: Needed, challenge: Challenge, write: (judges: Judge[]) => Promise<void>): WritePage => async (after = '') => {
  const judges = (await ports.judges.ofChallenge(challenge.id)).filter((judge) => !judge.revoked && judge.personId > after);
  const some = judges.toSorted((a, b) => (a.personId < b.personId ? -1 : 1)).slice(0, atOnce);
  await write(some);
  return { next: judges.length > some.length ? some.at(-1)?.personId : undefined };
};

const leftOf = async (ports: Needed, round: Round, judgeId: string): Promise<number> =>
  (await ports.evaluations.ofJudge(round.id, judgeId)).filter((one) => isVisible(round, one) && one.state !== 'saved' && one.state !== 'abstained').length;

const scoredBy = async (ports: Needed, round: Round | undefined, judgeId: string): Promise<number> =>
  (round ? await ports.evaluations.ofJudge(round.id, judgeId) : []).filter(({ state }) => state === 'saved').length;

/** Judges who were given an entry. */
export const tellAssigned = async (ports: Needed, act: Cause): Promise<Progress> => {
  const challenge = await about(ports, act);
  const round = await storedRound(ports, challenge);
  if (!round) throw new Error(`the round of ${act.about} cannot be read`);
  const link = pagesOf(ports).judging(challenge.id);
  return writePages(ports, act, [byJudges(ports, challenge, async (judges) => {
    const lefts = await Promise.all(judges.map((judge) => leftOf(ports, round, judge.personId)));
    await writeLetters(ports, act, judges.filter((_, i) => lefts[i]! > 0).map((judge) => judge.personId), (envelope) => assignedLetter(envelope, challenge, round, link));
  })]);
};

export const tellOneMore = async (ports: Needed, act: Cause): Promise<void> => {
  const challenge = await about(ports, act);
  const round = await storedRound(ports, challenge);
  if (!round) throw new Error(`the round of ${act.about} cannot be read`);
  // A pair moved by hand within the plan: nobody has been given anything yet.
  if (act.refs['change'] !== undefined) return;
  await writeLetters(ports, act, [String(act.refs['judge'])], (envelope) => oneMoreLetter(envelope, challenge, round, pagesOf(ports).judging(challenge.id)));
};

/** A letter said that the entry was theirs. Somebody to whom it was given again meanwhile has it. */
export const tellTakenBack = async (ports: Needed, act: Cause): Promise<void> => {
  const [challenge, judgeId] = [await about(ports, act), String(act.refs['judge'])];
  const evaluation = await ports.evaluations.find(String(act.refs['round']), judgeId, String(act.refs['entry']));
  if (evaluation?.state !== 'taken-back') return;
  await writeLetters(ports, act, [judgeId], (envelope) => oneFewerLetter(envelope, challenge, pagesOf(ports).judging(challenge.id)));
};

const hour = 3_600_000;
/** Whoever is ready can start when entries are theirs, and a letter says so then: when judging opens with it, or before, one letter is enough. */
const hearsOfEntries = (round: Round | undefined, judge: Judge, { opensAt }: Phase): boolean =>
  judge.declaredAt !== undefined && (!round?.publishedAt || Date.parse(opensAt) - Date.parse(round.publishedAt) < hour);

export const tellJudging = async (ports: Needed, act: Cause, what: 'opened' | 'closed'): Promise<Progress> => {
  const challenge = await about(ports, act);
  const phase = judgingPhase(challenge);
  if (!phase) return undefined;
  const link = pagesOf(ports).judging(challenge.id);
  const round = await storedRound(ports, challenge);
  return writePages(ports, act, [byJudges(ports, challenge, async (all) => {
    const judges = what === 'opened' ? all.filter((judge) => !hearsOfEntries(round, judge, phase)) : all;
    const ready = new Set(judges.filter((judge) => judge.declaredAt).map((judge) => judge.personId));
    const scored = new Map(what === 'opened' ? [] : await Promise.all(judges.map(async ({ personId }) => [personId, await scoredBy(ports, round, personId)] as const)));
    await writeLetters(ports, act, judges.map((judge) => judge.personId), (envelope, person) =>
      what === 'opened' ? judgingOpenedLetter(envelope, challenge, phase, ready.has(person.id), link) : judgingClosedLetter(envelope, challenge, { scored: scored.get(person.id) ?? 0, link }));
  })]);
};

/** Before the close, whoever has something left to score. After it, nobody. */
export const remindOfJudging = async (ports: Needed, act: Cause): Promise<Progress> => {
  const challenge = await about(ports, act);
  const round = await storedRound(ports, challenge);
  if (!round?.publishedBatch || round.closesAt < ports.clock.now()) return undefined;
  const contactEmail = (await ports.challenges.rules(challenge.id, challenge.rulesVersion))?.sections.general.contactEmail ?? '';
  const link = pagesOf(ports).judging(challenge.id);
  return writePages(ports, act, [byJudges(ports, challenge, async (judges) => {
    const lefts = new Map(await Promise.all(judges.map(async ({ personId }) => [personId, await leftOf(ports, round, personId)] as const)));
    const due = judges.map((judge) => judge.personId).filter((id) => lefts.get(id)! > 0);
    const reminded: string[] = [];
    await writeLetters(ports, act, due, (envelope, person) => {
      if (wants(person, 'reminders')) reminded.push(person.id);
      return reminderLetter(envelope, challenge, round, { name: person.name, left: lefts.get(person.id)!, contactEmail, link });
    }, { preference: 'reminders' });
    await ports.standings.reminded(round.id, reminded, act.at);
  })]);
};
