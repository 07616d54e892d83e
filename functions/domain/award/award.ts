import * as z from 'zod';
import { idOf } from '../id.ts';
import { Check, Checks, failedChecks, openChecks, openForms } from './check.ts';
import { checkIds } from './check-list.ts';

const Said = z.object({ by: idOf('person'), at: z.iso.datetime(), reason: z.string().max(2000) });
const cents = z.number().int().min(0);

/** Why somebody no longer holds a prize. `moved`: to a better one. */
export const endings = ['declined', 'expired', 'failed', 'moved'] as const;
export type Ending = (typeof endings)[number];

export const Holder = z.object({
  entryId: idOf('entry'), teamId: idOf('team'), code: z.string(), title: z.string(), teamName: z.string(),
  since: z.iso.datetime(),
  /** Took the place of another. */
  alternate: z.boolean(),
});
export type Holder = z.infer<typeof Holder>;

/** How a team divides its prize among its members, as its lead said: all of it. The agency pays as it agreed with them. */
export const Share = z.object({ personId: idOf('person'), cents: cents.min(1) });
export type Share = z.infer<typeof Share>;
export const mostShares = 40;

export const Payment = z.object({ n: z.number().int().min(1), cents, on: z.iso.date(), reference: z.string().max(120), by: idOf('person'), at: z.iso.datetime(), takenBack: Said.optional() });
export type Payment = z.infer<typeof Payment>;

/** The head of the agency, whose approval somebody of its staff has before them. */
export const Head = z.object({ name: z.string().max(120), title: z.string().max(160), on: z.iso.date() });
export type Head = z.infer<typeof Head>;

/** One place of one prize after the decisions were applied. Without an item it is provisional: the decision says whose. */
export const Award = z.object({
  challengeId: idOf('challenge'),
  prizeId: z.string(),
  place: z.number().int().min(1),
  cents,
  /** Nobody, where the place passed on and no alternate was named. */
  holder: Holder.optional(),
  former: z.array(z.object({ entryId: idOf('entry'), code: z.string(), teamName: z.string(), ending: z.enum(endings), at: z.iso.datetime() })).max(40).default([]),
  checks: Checks.default({}),
  /** What was asked of the winner, and until when. */
  asked: z.object({ by: idOf('person'), at: z.iso.datetime(), due: z.iso.datetime(), how: z.string().max(2000) }).optional(),
  /** Of this deadline: that it is near, that it is over. */
  told: z.enum(['near', 'over']).optional(),
  /** What the lead of the team said. */
  answer: z.object({ taken: z.boolean(), by: idOf('person'), at: z.iso.datetime(), reason: z.string().max(2000), shares: z.array(Share).max(mostShares).optional() }).optional(),
  proposed: Said.optional(),
  /** Sent back by whoever was to approve it. */
  returned: Said.optional(),
  approved: Said.extend({ head: Head.optional() }).optional(),
  payments: z.array(Payment).max(24).default([]),
  version: z.number().int(),
});
export type Award = z.infer<typeof Award>;

/** Above this the head of the agency approves: 15 U.S.C. 3719 (m)(4). */
export const headAbove = 1_000_000_00;
export const needsHead = (award: Pick<Award, 'cents'>): boolean => award.cents > headAbove;

export const mostPayments = 24;
export const standing = ({ payments }: Pick<Award, 'payments'>): Payment[] => payments.filter(({ takenBack }) => !takenBack);
export const paidCents = (award: Pick<Award, 'payments'>): number => standing(award).reduce((sum, one) => sum + one.cents, 0);

export const awardStates = ['vacant', 'checking', 'declined', 'late', 'failed', 'ready', 'proposed', 'approved', 'part-paid', 'paid'] as const;
export type AwardState = (typeof awardStates)[number];

/** The deadline has passed, and something that was asked for is not in. */
export const isLate = ({ asked, checks }: Pick<Award, 'asked' | 'checks'>, at: string): boolean => asked !== undefined && at > asked.due && openForms(checks).length > 0;

const nearHours = 72;
const before = (at: string, hours: number) => new Date(Date.parse(at) - hours * 3_600_000).toISOString();

/** When the clock next has to say something of the deadline. */
export const alarmOf = ({ holder, asked, checks, told, approved }: Award): { what: 'near' | 'over'; at: string } | undefined => {
  if (!holder || !asked || approved || told === 'over' || openForms(checks).length === 0) return undefined;
  const near = before(asked.due, nearHours);
  if (told === undefined && near > asked.at) return { what: 'near', at: near };
  return { what: 'over', at: new Date(Date.parse(asked.due) + 1).toISOString() };
};

/** Where a place starts: held by whom the decision names. */
export const provisional = (decision: { challengeId: string; prizeId: string; place: number; cents: number; entryId: string; teamId: string; code: string; title: string; teamName: string }, since: string): Award => {
  const { challengeId, prizeId, place, cents: worth, entryId, teamId, code, title, teamName } = decision;
  return { challengeId, prizeId, place, cents: worth, holder: { entryId, teamId, code, title, teamName, since, alternate: false }, former: [], checks: {}, payments: [], version: 0 };
};

/** Nobody won it: it can be given to an alternate all the same. */
export const emptyPlace = ({ challengeId, prizeId, place, cents: worth }: Pick<Award, 'challengeId' | 'prizeId' | 'place' | 'cents'>): Award => ({ challengeId, prizeId, place, cents: worth, former: [], checks: {}, payments: [], version: 0 });

/** For whoever holds it next all begins anew; what was paid is nobody's before. */
export const passedTo = (award: Award, ending: Ending | undefined, next: Holder | undefined, at: string): Award => {
  const { challengeId, prizeId, place, cents: worth, holder, former } = award;
  const gone = holder && ending ? [{ entryId: holder.entryId, code: holder.code, teamName: holder.teamName, ending, at }] : [];
  return { challengeId, prizeId, place, cents: worth, holder: next, former: [...former, ...gone], checks: {}, payments: award.payments.filter(({ takenBack }) => takenBack), version: award.version + 1 };
};

/** What the list of awards reads of one, without its texts. */
export const AwardCard = Award.pick({ prizeId: true, place: true, cents: true }).extend({
  entryId: z.string().optional(), code: z.string().optional(), title: z.string().optional(), teamName: z.string().optional(), alternate: z.boolean().optional(),
  done: z.number().int(), failed: z.number().int(), formsOpen: z.number().int(), due: z.string().optional(), refused: z.boolean(), proposed: z.boolean(), proposedBy: z.string().optional(), approved: z.boolean(), paid: z.number().int(), payments: z.number().int(),
  /** When it last changed hands. */
  changedAt: z.string().optional(),
});
export type AwardCard = z.infer<typeof AwardCard>;
export const cardOf = (award: Award): AwardCard => {
  const { prizeId, place, cents: worth, holder, former, checks, asked, answer, proposed, approved } = award;
  const changedAt = holder?.alternate ? holder.since : former.at(-1)?.at;
  return {
    prizeId, place, cents: worth, ...(holder ? { entryId: holder.entryId, code: holder.code, title: holder.title.slice(0, 200), teamName: holder.teamName.slice(0, 120), alternate: holder.alternate } : {}),
    done: checkIds.length - openChecks(checks).length, failed: failedChecks(checks).length, formsOpen: openForms(checks).length, ...(asked ? { due: asked.due } : {}),
    refused: answer?.taken === false, proposed: proposed !== undefined, ...(proposed ? { proposedBy: proposed.by } : {}), approved: approved !== undefined, paid: paidCents(award), payments: standing(award).length, ...(changedAt ? { changedAt } : {}),
  };
};

/** Where an award stands: from what happened and the clock, never stored. */
export const stateOfCard = (card: AwardCard, at: string): AwardState => {
  if (card.entryId === undefined) return 'vacant';
  if (card.payments > 0) return card.paid >= card.cents ? 'paid' : 'part-paid';
  if (card.approved) return 'approved';
  if (card.refused) return 'declined';
  if (card.failed > 0) return 'failed';
  if (card.proposed) return 'proposed';
  if (card.done === checkIds.length) return 'ready';
  return card.due !== undefined && at > card.due && card.formsOpen > 0 ? 'late' : 'checking';
};
export const stateOf = (award: Award, at: string): AwardState => stateOfCard(cardOf(award), at);

/** What happened to an award: its ledger, only ever added to. */
export const steps = ['asked', 'checked', 'check-opened', 'taken', 'declined', 'proposed', 'returned', 'approved', 'paid', 'payment-taken-back', 'passed', 'emptied', 'named'] as const;
export const AwardStep = z.object({
  id: idOf('act'), challengeId: idOf('challenge'), prizeId: z.string(), place: z.number().int(),
  /** The version of the award that it made. */
  n: z.number().int().min(1),
  what: z.enum(steps), by: idOf('person'), at: z.iso.datetime(),
  /** The team that held it then. */
  code: z.string().default(''), teamName: z.string().default(''),
  check: z.enum(checkIds).optional(), state: Check.shape.state.optional(), on: z.string().optional(), until: z.string().optional(), cents: cents.optional(), reference: z.string().optional(), ending: z.enum(endings).optional(), head: Head.optional(),
  /** Who holds it next. */
  to: z.object({ code: z.string(), teamName: z.string() }).optional(),
  reason: z.string().max(2000).default(''),
});
export type AwardStep = z.infer<typeof AwardStep>;

/** That an entry no longer holds a prize: its decision does not say so any more. */
export const Ended = z.object({ challengeId: idOf('challenge'), entryId: idOf('entry'), prizeId: z.string(), place: z.number().int(), ending: z.enum(endings), at: z.iso.datetime() });
export type Ended = z.infer<typeof Ended>;
