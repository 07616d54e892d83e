import * as z from 'zod';
import { plain } from './plain.ts';

/** Salted: words, names and numbers that are nobody's business until they are disclosed, one by one. */
const text = z.string();
const whole = z.int();
const sealed = z.strictObject;
const open = z.strictObject;
/** The hash of words that stay elsewhere. */
const words = z.string().regex(/^[0-9a-f]{64}$/);

/** Who did it, as far as everybody may know. Of staff, a name made up for the challenge. */
export const doers = ['staff', 'team', 'judge', 'system'] as const;
export type Doer = (typeof doers)[number];

type Shape = { by: readonly Doer[]; pub: z.ZodObject; sealed: z.ZodObject; /** Told to the minute: the exact instant could give a person away. */ coarse?: true; /** Salted whole where a challenge hides how many entered. */ hideable?: true };
const kind = <const S extends Shape>(shape: S): S => shape;

const rules = {
  version: plain.number, document: plain.hash, closes: plain.instant.optional(), zone: plain.zone, method: plain.method, awards: plain.count,
  criteria: z.array(open({ id: plain.id, weight: plain.count })).max(12),
};
const ofRound = { round: plain.id };
const nothing = open({});
/** `entry`: a name of the record's own. `code` is what judges read, and is opened with the scores for entries that were selected: else whoever saw when a team sent would know what it is judged as. */
const team = kind({ by: ['team'], pub: open({ entry: plain.entry, version: plain.number }), sealed: sealed({ entrant: text, code: text, manifest: words, receipt: text, members: whole, late: z.boolean() }), hideable: true });
const onEntry = kind({ by: ['staff'], pub: nothing, sealed: sealed({ entry: text, reason: words }) });
const waiver = kind({ by: ['staff'], pub: open(ofRound), sealed: sealed({ entry: text, missing: whole, reason: words }) });
const override = kind({ by: ['staff'], pub: open(ofRound), sealed: sealed({ entry: text, computed: whole, place: whole, reason: words }) });
/** `marks`: a disclosure for each criterion. */
const score = kind({ by: ['judge'], pub: open(ofRound), sealed: sealed({ judge: text, entry: text, version: whole, composite: text, words, marks: z.record(z.string(), whole) }), coarse: true });
const ofAward = kind({ by: ['staff', 'system'], pub: open({ list: plain.address }), sealed: sealed({ credential: words, recipient: text, reason: words }) });
/** Those beyond are in the file of the results. */
export const mostWinners = 100;
const result = kind({ by: ['staff'], pub: open({ ...ofRound, method: plain.method, file: plain.hash.optional(), record: plain.hash.optional(), winners: z.array(open({ entry: plain.entry, prize: plain.id.optional(), place: plain.count })).max(mostWinners) }), sealed: sealed({}) });
const ofPrize = { prize: plain.id, place: plain.number };
const ofSystem = <P extends z.ZodObject>(pub: P) => kind({ by: ['system'], pub, sealed: sealed({}) });

/**
 * Every kind of leaf: what everybody reads of it, and what is salted. No judge, team or score is ever read in `pub`; whether a judge named
 * anybody at the conflict gate is sealed too, since a small panel would know who.
 */
export const leafKinds = {
  'log.opened': ofSystem(open({ key: plain.vkey, policy: plain.hash, retention: z.literal('for-ever') })),
  'policy.changed': ofSystem(open({ policy: plain.hash })),
  'verifier.published': ofSystem(open({ file: plain.hash })),
  /** That salts were destroyed: how many and why, never whose. */
  'erasure.recorded': ofSystem(open({ count: plain.count, basis: z.enum(['request', 'retention', 'law']) })),
  'statuslist.published': ofSystem(open({ list: plain.address, file: plain.hash, purpose: z.enum(['revocation', 'suspension']), sequence: plain.number })),
  /** Which keys sign credentials from now on: the hash of did.json. */
  'issuer.published': ofSystem(open({ file: plain.hash })),

  'rules.published': kind({ by: ['staff'], pub: open(rules), sealed: sealed({}) }),
  'rules.amended': kind({ by: ['staff'], pub: open({ ...rules, reason: z.enum(['extended', 'all-extended', 'judging-extended', 'corrected']), notice: plain.hash }), sealed: sealed({}) }),
  'challenge.cancelled': kind({ by: ['staff'], pub: open({ notice: plain.hash }), sealed: sealed({}) }),
  'grant.given': kind({ by: ['staff'], pub: open({ until: plain.instant }), sealed: sealed({ entrant: text, reason: words }) }),

  'entry.received': team,
  'entry.replaced': team,
  'entry.withdrawn': kind({ by: ['team'], pub: open({ entry: plain.entry }), sealed: sealed({ entrant: text, code: text }), hideable: true }),
  'entry.redacted': kind({ by: ['staff'], pub: nothing, sealed: sealed({ entry: text, version: whole, changed: whole, withheld: whole }) }),
  'entry.excluded': onEntry,
  'entry.reinstated': onEntry,
  'entry.disqualified': onEntry,
  'entry.advanced': kind({ by: ['staff'], pub: open(ofRound), sealed: sealed({ entry: text }) }),
  /** `root`: over the hashes of the entry leaves that count, in their order. `opened`: of the file that opens them where they were hidden. */
  'submissions.closed': ofSystem(open({ count: plain.count, first: plain.number.optional(), last: plain.number.optional(), root: plain.hash, opened: plain.hash.optional() })),
  'entries.opened': kind({ by: ['staff', 'system'], pub: open({ root: plain.hash }), sealed: sealed({ shares: text }) }),

  'conflict.declared': kind({ by: ['judge'], pub: open({ effect: z.enum(['answered', 'recused']) }), sealed: sealed({ judge: text, named: whole, entry: text, reason: words }), coarse: true }),
  /** `root`: over salted pairs of judge and entry; `seed`: the commitment to the secret they were drawn with. */
  'assignment.made': kind({ by: ['staff', 'system'], pub: open({ ...ofRound, entries: plain.count, judges: plain.count, pairs: plain.count, seed: plain.hash, root: plain.hash }), sealed: sealed({}) }),
  'assignment.changed': kind({ by: ['staff', 'system'], pub: open(ofRound), sealed: sealed({ judge: text, entry: text, change: text }), coarse: true }),
  'assignment.extended': kind({ by: ['staff'], pub: open({ ...ofRound, reviews: plain.count, entries: plain.count }), sealed: sealed({}) }),
  'judge.revoked': kind({ by: ['staff', 'system'], pub: nothing, sealed: sealed({ judge: text }), coarse: true }),
  'judge.waived': waiver,
  'judge.waiver-taken-back': waiver,

  'score.committed': score,
  'score.corrected': score,
  'score.abstained': kind({ by: ['judge'], pub: open(ofRound), sealed: sealed({ judge: text, entry: text, version: whole, reason: words }), coarse: true }),
  'scores.revealed': kind({ by: ['staff', 'system'], pub: open({ ...ofRound, file: plain.hash, page: plain.address }), sealed: sealed({}) }),
  'score.overridden': override,
  'score.override-taken-back': override,
  'decisions.applied': kind({ by: ['staff', 'system'], pub: open({ ...ofRound, count: plain.count }), sealed: sealed({ decisions: words }) }),
  'result.published': result,
  /** Also of results that were withdrawn, which then name no winner. */
  'result.corrected': kind({ by: ['staff'], pub: open({ ...result.pub.shape, notice: plain.hash.optional(), withdrawn: z.literal(true).optional() }), sealed: sealed({}) }),
  'vote.planned': kind({ by: ['staff'], pub: open({ vote: plain.id, opens: plain.instant, closes: plain.instant, each: plain.number }), sealed: sealed({}) }),
  /** `root`: over the digests of all ballots, each salted. Told before anybody has looked at one. */
  'vote.sealed': kind({ by: ['staff', 'system'], pub: open({ vote: plain.id, ballots: plain.count, root: plain.hash }), sealed: sealed({}) }),
  'vote.counted': kind({ by: ['staff'], pub: open({ vote: plain.id, counted: plain.count, aside: plain.count, file: plain.hash }), sealed: sealed({}) }),
  'appeal.filed': kind({ by: ['team'], pub: nothing, sealed: sealed({ entrant: text, words }), coarse: true }),
  'appeal.decided': kind({ by: ['staff'], pub: open({ outcome: z.enum(['upheld', 'rejected', 'withdrawn']) }), sealed: sealed({ entrant: text, words }) }),
  /** `head`: whoever approved it had the approval of the head of the agency before them. Amounts are in cents. */
  'prize.approved': kind({ by: ['staff'], pub: open({ ...ofPrize, amount: plain.count, head: z.boolean() }), sealed: sealed({ entry: text, reason: words }) }),
  'prize.approval-taken-back': kind({ by: ['staff'], pub: open(ofPrize), sealed: sealed({ entry: text, reason: words }) }),
  'prize.paid': kind({ by: ['staff'], pub: open({ ...ofPrize, amount: plain.count }), sealed: sealed({ entry: text, on: text, reference: words }) }),
  'prize.payment-taken-back': kind({ by: ['staff'], pub: open({ ...ofPrize, amount: plain.count }), sealed: sealed({ entry: text, on: text, reason: words }) }),
  'prize.passed': kind({ by: ['staff'], pub: open(ofPrize), sealed: sealed({ entry: text, to: text, ending: text, reason: words }) }),
  'award.issued': kind({ by: ['system'], pub: open({ list: plain.address }), sealed: sealed({ credential: words, recipient: text, revocation: whole, suspension: whole }) }),
  /** Signed anew, because it is in force for longer. */
  'award.renewed': kind({ by: ['system'], pub: open({ list: plain.address }), sealed: sealed({ credential: words, recipient: text, until: text }) }),
  'award.suspended': ofAward,
  'award.reinstated': ofAward,
  'award.revoked': ofAward,
} as const;

export type LeafKind = keyof typeof leafKinds;
export const leafKindNames = Object.keys(leafKinds) as LeafKind[];
export type Pub<K extends LeafKind> = z.infer<(typeof leafKinds)[K]['pub']>;
export type Sealed<K extends LeafKind> = z.infer<(typeof leafKinds)[K]['sealed']>;
/** What an act comes to on the record. `refs`: earlier acts that it rests on. */
export type Told<K extends LeafKind = LeafKind> = { [Kind in K]: { kind: Kind; pub: Pub<Kind>; sealed: Partial<Sealed<Kind>>; refs?: string[] | undefined } }[K];
export const shapeOf = (name: LeafKind): Shape => leafKinds[name];
