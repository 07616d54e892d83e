import type { Act, ActKind } from '../../act.ts';
import { entriesPhase, type Challenge, type Rules } from '../../call/challenge.ts';
import type { Notice } from '../../call/notice.ts';
import type { Award, Ending, Payment } from '../../award/award.ts';
import type { Credential } from '../../credential/credential.ts';
import type { Entry, SentEntry } from '../../entry/entry.ts';
import type { Grant } from '../../entry/grant.ts';
import type { Redaction } from '../../entry/redaction.ts';
import { engineVersion } from '../../judging/bundle/bundle-form.ts';
import type { Override } from '../../judging/chair/override.ts';
import type { Decision } from '../../judging/decision/decision.ts';
import type { Evaluation } from '../../judging/evaluation/evaluation.ts';
import type { Waiver } from '../../judging/progress/waiver.ts';
import type { Round } from '../../judging/round/round.ts';
import type { Vote } from '../../voice/vote.ts';
import { canonical, type Sha256 } from '../../words/canonical.ts';
import { mostWinners, type Told } from './leaf-kinds.ts';

/** `alias`: the name made up for a person or a team in this challenge. It is the only way from the record to them, and can be destroyed. `entryName`: what the record calls an entry. */
export type Telling = { sha256: Sha256; alias: (id: string) => string; entryName: (id: string) => string };

type Published = { rules: Rules; challenge: Challenge };
type Amended = Published & { notice: Notice };
type Marked = { evaluation: Evaluation; code: Entry['code'] };

const rulesTold = ({ rules: { version, hash, sections }, challenge }: Published) => ({
  version, document: hash, closes: entriesPhase(challenge)?.closesAt, zone: sections.timeline.zone, method: engineVersion,
  awards: sections.prizes.tiers.reduce((sum, { places }) => sum + places, 0), criteria: sections.judging.criteria.map(({ id, weight }) => ({ id, weight })),
});
const noticeHash = ({ title, text }: Notice, { sha256 }: Telling): string => sha256(canonical({ text, title }));
const amended = (reason: 'extended' | 'all-extended' | 'judging-extended' | 'corrected') => (_act: Act, facts: Amended, telling: Telling): Told =>
  ({ kind: 'rules.amended', pub: { ...rulesTold(facts), reason, notice: noticeHash(facts.notice, telling) }, sealed: {} });

const reasonHash = (reason: string | undefined, { sha256 }: Telling): string | undefined => (reason ? sha256(reason) : undefined);
/** As a decimal, cut where floating point ends to be exact. */
const decimal = (value: number): string => String(Number(value.toFixed(8)));

const waived = (kind: 'judge.waived' | 'judge.waiver-taken-back') => (_act: Act, { waiver, code }: { waiver: Waiver; code: string }, telling: Telling): Told =>
  ({ kind, pub: { round: waiver.roundId }, sealed: { entry: code, missing: waiver.missing, reason: reasonHash(waiver.reason, telling) } });
const moved = (kind: 'score.overridden' | 'score.override-taken-back') => (_act: Act, { override, code }: { override: Override; code: string }, telling: Telling): Told =>
  ({ kind, pub: { round: override.roundId }, sealed: { entry: code, computed: override.computed.place, place: override.place, reason: reasonHash(override.takenBack?.reason ?? override.reason, telling) } });

type Issued = { credential: Credential; list: string; first: boolean };
type Changed = { credential: Credential; list: string; reason?: string | undefined };
/** Of one that nobody accepted nothing was issued, and there is nothing to say. */
const ofAward = (kind: 'award.suspended' | 'award.reinstated' | 'award.revoked') => (_act: Act, { credential: { signed, holderId }, list, reason }: Changed, telling: Telling): Told | undefined =>
  (signed && holderId ? { kind, pub: { list }, sealed: { credential: signed.hash, recipient: telling.alias(holderId), reason: reasonHash(reason, telling) }, refs: [signed.act] } : undefined);

type OfPrize = { award: Award; code: Entry['code'] };
const prizeOf = ({ prizeId, place }: Award) => ({ prize: prizeId, place });

type OnEntry = { code: Entry['code']; reason: string | undefined };
type Outcome = Pick<Decision, 'code' | 'outcome' | 'prizeId' | 'place'>;
const outcomesOf = (decisions: Outcome[]) => decisions.map(({ code, outcome, prizeId, place }) => ({ code, outcome, place, prize: prizeId })).toSorted((a, b) => (a.code < b.code ? -1 : 1));

const winnersOf = (decisions: Outcome[]) => outcomesOf(decisions).flatMap(({ code, outcome, place, prize }) => (outcome === 'winner' ? [{ entry: code, place, ...(prize ? { prize } : {}) }] : [])).slice(0, mostWinners);
type Replaced = { round: Round; file?: string | undefined; record?: string | undefined; decisions: Outcome[]; notice: Notice };
const replaced = ({ round, file, record, decisions, notice }: Replaced, telling: Telling, withdrawn = false): Told =>
  ({ kind: 'result.corrected', pub: { round: round.id, method: engineVersion, ...(file ? { file } : {}), ...(record ? { record } : {}), winners: winnersOf(decisions), notice: noticeHash(notice, telling), ...(withdrawn ? { withdrawn: true as const } : {}) }, sealed: {} });

/**
 * Acts of the product that go on the record, and what they say there. Each is given the act and the facts written with it; what comes out is the
 * same for the same facts. Undefined: this time it is none, and the sentence beside it says when.
 */
export const officialActs = {
  'challenge.approved': (_act: Act, facts: Published): Told => ({ kind: 'rules.published', pub: rulesTold(facts), sealed: {} }),
  'challenge.extended': amended('extended'),
  'challenge.all-extended': amended('all-extended'),
  'judging.extended': amended('judging-extended'),
  'challenge.corrected': amended('corrected'),
  'challenge.cancelled': (_act: Act, { notice }: { notice: Notice }, telling: Telling): Told => ({ kind: 'challenge.cancelled', pub: { notice: noticeHash(notice, telling) }, sealed: {} }),

  'entry.sent': (_act: Act, { sent, code, late, grant }: { sent: SentEntry; code: Entry['code']; late: boolean; /** The act that allowed it after the close. */ grant?: string }, { alias, entryName }: Telling): Told => ({
    kind: sent.n === 1 ? 'entry.received' : 'entry.replaced', pub: { entry: entryName(sent.entryId), version: sent.n },
    sealed: { entrant: alias(sent.teamId), code, manifest: sent.digest, receipt: sent.receipt, members: sent.team.members.length, late }, refs: grant ? [grant] : [],
  }),
  'grant.given': (_act: Act, { grant }: { grant: Grant }, telling: Telling): Told => ({ kind: 'grant.given', pub: { until: grant.until }, sealed: { entrant: telling.alias(grant.holder), reason: reasonHash(grant.reason, telling) } }),
  'entry.excluded': (_act: Act, { code, reason }: OnEntry, telling: Telling): Told => ({ kind: 'entry.excluded', pub: {}, sealed: { entry: code, reason: reasonHash(reason, telling) } }),
  'entry.reinstated': (_act: Act, { code, reason }: OnEntry, telling: Telling): Told => ({ kind: 'entry.reinstated', pub: {}, sealed: { entry: code, reason: reasonHash(reason, telling) } }),
  'appeal.filed': (_act: Act, { teamId, words }: { teamId: string; words: string }, telling: Telling): Told => ({ kind: 'appeal.filed', pub: {}, sealed: { entrant: telling.alias(teamId), words: reasonHash(words, telling) } }),
  'appeal.decided': (_act: Act, { teamId, outcome, reason }: { teamId: string; outcome: 'upheld' | 'rejected'; reason: string }, telling: Telling): Told => ({ kind: 'appeal.decided', pub: { outcome }, sealed: { entrant: telling.alias(teamId), words: reasonHash(reason, telling) } }),
  'entry.withdrawn': (_act: Act, { entry }: { entry: Entry }, { alias, entryName }: Telling): Told => ({ kind: 'entry.withdrawn', pub: { entry: entryName(entry.id) }, sealed: { entrant: alias(entry.teamId), code: entry.code } }),
  'entry.redacted': (_act: Act, { redaction: { n, changed, withheld }, code }: { redaction: Redaction; code: string }): Told => ({ kind: 'entry.redacted', pub: {}, sealed: { entry: code, version: n, changed, withheld: withheld.length } }),

  /** Also said by a judge who looked once more and named nobody new. */
  'judge.conflicts-declared': (_act: Act, { judgeId, named }: { judgeId: string; named: number }, { alias }: Telling): Told => ({ kind: 'conflict.declared', pub: { effect: 'answered' }, sealed: { judge: alias(judgeId), named } }),
  'judge.revoked': (_act: Act, { judgeId }: { judgeId: string }, { alias }: Telling): Told => ({ kind: 'judge.revoked', pub: {}, sealed: { judge: alias(judgeId) } }),
  'judge.waived': waived('judge.waived'),
  'judge.waiver-taken-back': waived('judge.waiver-taken-back'),

  'assignments.published': (_act: Act, { round, pairs, root }: { round: Round; pairs: number; root: string }): Told =>
    ({ kind: 'assignment.made', pub: { round: round.id, entries: round.entryCount, judges: round.judgeCount, pairs, seed: round.commitment, root }, sealed: {} }),
  /** A change of a plan that nobody has been given yet is none. */
  'assignment.moved': (act: Act, { round, judgeId, code }: { round: Round; judgeId: string; code: string }, { alias }: Telling): Told | undefined =>
    (round.publishedBatch ? { kind: 'assignment.changed', pub: { round: round.id }, sealed: { judge: alias(judgeId), entry: code, change: act.refs['repair'] ? 'repair' : 'hand' } } : undefined),
  'assignment.taken-back': (_act: Act, { round, judgeId, code }: { round: Round; judgeId: string; code: string }, { alias }: Telling): Told =>
    ({ kind: 'assignment.changed', pub: { round: round.id }, sealed: { judge: alias(judgeId), entry: code, change: 'taken-back' } }),
  'reviews.added': (_act: Act, { roundId, reviews, entries }: { roundId: string; reviews: number; entries: number }): Told => ({ kind: 'assignment.extended', pub: { round: roundId, reviews, entries }, sealed: {} }),

  /** `before`: the act of the save that this one replaces. */
  'evaluation.saved': (_act: Act, { evaluation, code, before }: Marked & { before?: string | undefined }, { sha256, alias }: Telling): Told => {
    const { roundId, judgeId, sentVersion, marks, comments, feedback, note, composite } = evaluation;
    const sealed = { judge: alias(judgeId), entry: code, version: sentVersion, marks, composite: decimal(composite ?? 0), words: sha256(canonical({ comments, feedback, note })) };
    return { kind: before ? 'score.corrected' : 'score.committed', pub: { round: roundId }, sealed, refs: before ? [before] : [] };
  },
  /** Skipped comes back later and is none; abstained is an answer. */
  'evaluation.skipped': (_act: Act, { evaluation: { state, roundId, judgeId, sentVersion, reason }, code }: Marked, telling: Telling): Told | undefined =>
    (state === 'abstained' ? { kind: 'score.abstained', pub: { round: roundId }, sealed: { judge: telling.alias(judgeId), entry: code, version: sentVersion, reason: reasonHash(reason, telling) } } : undefined),
  'evaluation.recused': (_act: Act, { evaluation: { judgeId, reason }, code }: Marked, telling: Telling): Told =>
    ({ kind: 'conflict.declared', pub: { effect: 'recused' }, sealed: { judge: telling.alias(judgeId), entry: code, reason: reasonHash(reason, telling) } }),

  'score.overridden': moved('score.overridden'),
  'score.override-taken-back': moved('score.override-taken-back'),
  'decisions.applied': (_act: Act, { round, decisions }: { round: Round; decisions: Outcome[] }, { sha256 }: Telling): Told =>
    ({ kind: 'decisions.applied', pub: { round: round.id, count: decisions.length }, sealed: { decisions: sha256(canonical(outcomesOf(decisions))) } }),
  /** `file`: the hash of the published results as they are downloaded; `record`: of the decision record beside them. Neither is there where the decisions went without results. */
  'results.published': (_act: Act, { round, file, record, decisions }: { round: Round; file?: string | undefined; record?: string | undefined; decisions: Outcome[] }): Told => {
    return { kind: 'result.published', pub: { round: round.id, method: engineVersion, ...(file ? { file } : {}), ...(record ? { record } : {}), winners: winnersOf(decisions) }, sealed: {} };
  },
  'results.corrected': (_act: Act, facts: Replaced, telling: Telling): Told => replaced(facts, telling),
  'results.withdrawn': (_act: Act, facts: Replaced, telling: Telling): Told => replaced({ ...facts, decisions: [], file: undefined, record: undefined }, telling, true),
  'award.approved': (_act: Act, { award, code, head, reason }: OfPrize & { head: boolean; reason: string }, telling: Telling): Told =>
    ({ kind: 'prize.approved', pub: { ...prizeOf(award), amount: award.cents, head }, sealed: { entry: code, reason: reasonHash(reason, telling) } }),
  /** What only waited for approval was none. */
  'award.returned': (_act: Act, { award, code, reason }: OfPrize & { reason: string }, telling: Telling): Told | undefined =>
    (award.approved ? { kind: 'prize.approval-taken-back', pub: prizeOf(award), sealed: { entry: code, reason: reasonHash(reason, telling) } } : undefined),
  'award.paid': (_act: Act, { award, code, payment }: OfPrize & { payment: Payment }, telling: Telling): Told =>
    ({ kind: 'prize.paid', pub: { ...prizeOf(award), amount: payment.cents }, sealed: { entry: code, on: payment.on, reference: telling.sha256(payment.reference) } }),
  'award.payment-taken-back': (_act: Act, { award, code, payment, reason }: OfPrize & { payment: Payment; reason: string }, telling: Telling): Told =>
    ({ kind: 'prize.payment-taken-back', pub: { ...prizeOf(award), amount: payment.cents }, sealed: { entry: code, on: payment.on, reason: reasonHash(reason, telling) } }),
  /** Whose it was, whose it is and why is sealed: nobody is to be known for what they lacked. */
  'award.passed': (_act: Act, { award, from, to, ending, reason }: { award: Award; from?: string | undefined; to?: string | undefined; ending?: Ending | undefined; reason: string }, telling: Telling): Told =>
    ({ kind: 'prize.passed', pub: prizeOf(award), sealed: { entry: from, to, ending, reason: reasonHash(reason, telling) } }),
  'vote.planned': (_act: Act, { vote }: { vote: Vote }): Told => ({ kind: 'vote.planned', pub: { vote: vote.id, opens: vote.opensAt, closes: vote.closesAt, each: vote.each }, sealed: {} }),
  'vote.sealed': (_act: Act, { vote: { id, sealed } }: { vote: Vote }): Told => ({ kind: 'vote.sealed', pub: { vote: id, ballots: sealed!.ballots, root: sealed!.root }, sealed: {} }),
  'vote.counted': (_act: Act, { vote: { id, sealed, counted } }: { vote: Vote }): Told =>
    ({ kind: 'vote.counted', pub: { vote: id, counted: counted!.ballots, aside: sealed!.ballots - counted!.ballots, file: counted!.file }, sealed: {}, refs: [sealed!.act] }),
  /** `list`: the address of the list that says whether it is revoked. The first time it is issued; later it is signed anew. */
  'credential.issued': (_act: Act, { credential: { signed, holderId, places, validUntil }, list, first }: Issued, { alias }: Telling): Told => {
    const sealed = { credential: signed!.hash, recipient: alias(holderId!) };
    if (first) return { kind: 'award.issued', pub: { list }, sealed: { ...sealed, revocation: places!.revocation.index, suspension: places!.suspension.index } };
    return { kind: 'award.renewed', pub: { list }, sealed: { ...sealed, until: validUntil ?? '' }, refs: [signed!.act] };
  },
  'credential.suspended': ofAward('award.suspended'),
  'credential.reinstated': ofAward('award.reinstated'),
  'credential.withdrawn': ofAward('award.revoked'),
  'credential.replaced': ofAward('award.revoked'),
} as const satisfies Partial<Record<ActKind, (act: Act, facts: never, telling: Telling) => Told | undefined>>;

export type OfficialKind = keyof typeof officialActs;
/** What a kind of act has to be told with, beyond itself. */
export type FactsOf<K extends OfficialKind> = Parameters<(typeof officialActs)[K]>[1];

export const isOfficial = (kind: ActKind): kind is OfficialKind => kind in officialActs;

/** What an act says on the record. @throws TypeError where the act is of another kind than the facts. */
export const tellOfficially = <K extends OfficialKind>(kind: K, act: Act, facts: FactsOf<K>, telling: Telling): Told | undefined => {
  if (act.kind !== kind) throw new TypeError(`${act.kind} is told with the facts of ${kind}`);
  return (officialActs[kind] as (act: Act, facts: FactsOf<K>, telling: Telling) => Told | undefined)(act, facts, telling);
};
