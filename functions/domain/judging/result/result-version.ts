import * as z from 'zod';
import { idOf } from '../../id.ts';
import { Refusal } from '../../refusal.ts';
import { Decision, lacksReason } from '../decision/decision.ts';
import { departures } from '../decision/departures.ts';
import type { DecisionRecord } from '../decision/decision-record.ts';
import { placeOf, placesGivenTwice, type Tier } from '../decision/prizes.ts';

export const mostCorrected = 10;

export const PublicWinner = Decision.pick({ code: true, title: true, teamName: true, outcome: true, cents: true, reason: true }).extend({ prize: z.string(), other: z.string().optional() });

/** Published results that others took the place of: as everybody read them, for as long as they stood. */
export const ResultVersion = z.object({
  challengeId: idOf('challenge'),
  n: z.number().int().min(1),
  what: z.enum(['published', 'corrected', 'withdrawn']),
  at: z.iso.datetime(),
  until: z.iso.datetime(),
  /** Why it came; empty of the first. */
  reason: z.string(),
  winners: z.array(PublicWinner),
  /** Whether a decision record stood beside them. */
  recorded: z.boolean(),
});
export type ResultVersion = z.infer<typeof ResultVersion>;

type Head = { resultsAt?: string | undefined; resultsChange?: { n: number; what: 'corrected' | 'withdrawn'; at: string; reason: string } | undefined };
export const isWithdrawn = ({ resultsChange }: Pick<Head, 'resultsChange'>): boolean => resultsChange?.what === 'withdrawn';

/** What stands now, as the version it is from the moment another takes its place. */
export const replacedVersion = (challengeId: string, { resultsAt, resultsChange }: Head, winners: z.infer<typeof PublicWinner>[], recorded: boolean, until: string): ResultVersion => {
  const withdrawn = isWithdrawn({ resultsChange });
  return {
    challengeId, n: resultsChange?.n ?? 1, what: resultsChange?.what ?? 'published', at: resultsChange?.at ?? resultsAt!, until, reason: resultsChange?.reason ?? '',
    winners: withdrawn ? [] : winners, recorded: recorded && !withdrawn,
  };
};

export type Correction = Pick<Decision, 'entryId' | 'outcome' | 'prizeId' | 'place' | 'reason'>;

const corrected = (before: Decision, wanted: Correction, tiers: Tier[]): Decision => {
  if (lacksReason(wanted)) throw new Refusal('invalid', `Give the reason for ${before.code}. It is published with the results.`, `reason-${before.entryId}`);
  const kept = { ...before, outcome: wanted.outcome, reason: wanted.reason, version: before.version + 1 };
  if (wanted.outcome !== 'winner') return { ...kept, prizeId: '', cents: 0, place: 0 };
  const tier = tiers.find(({ id }) => id === wanted.prizeId);
  if (!tier || wanted.place < 1 || wanted.place > tier.places) throw new Refusal('invalid', `Choose a prize for ${before.code} that the rules have.`, `to-${before.entryId}`);
  return { ...kept, prizeId: tier.id, cents: tier.cents, place: wanted.place };
};

const isSame = (a: Decision, b: Decision): boolean => a.outcome === b.outcome && a.prizeId === b.prizeId && a.place === b.place && a.reason === b.reason;

/** The decisions that differ after a correction. `selected`: all that win or are finalists as it stands. No place is held twice. */
export const correctedDecisions = (before: Decision[], wanted: Correction[], selected: Decision[], tiers: Tier[]): Decision[] => {
  const known = new Map(before.map((one) => [one.entryId, one]));
  const changed = wanted.flatMap((one) => {
    const decision = known.get(one.entryId);
    const next = decision && corrected(decision, one, tiers);
    return next && !isSame(decision, next) ? [next] : [];
  });
  const gone = new Set(changed.map(({ entryId }) => entryId));
  const [twice] = placesGivenTwice(tiers, [...selected.filter(({ entryId }) => !gone.has(entryId)), ...changed]);
  if (twice) throw new Refusal('taken', `“${twice.place}” would be held by ${new Intl.ListFormat('en-US').format(twice.codes)}. Give one of them another.`, `to-${changed.find(({ code }) => twice.codes.includes(code))?.entryId ?? ''}`);
  return changed;
};

/** The decision record as the corrected decisions make it; what judges scored and how it was worked out stays as it was. */
export const correctedRecord = (record: DecisionRecord, decisions: Decision[], selected: Decision[], tiers: Tier[]): DecisionRecord => {
  const now = new Map([...selected, ...decisions].map((one) => [one.code, one]));
  const changed = new Map(decisions.map((one) => [one.code, one]));
  const rows = record.rows.map((row) => {
    const decision = changed.get(row.code);
    return decision ? { ...row, outcome: decision.outcome, title: decision.outcome === 'not-selected' ? '' : decision.title, prize: placeOf(decision, tiers) } : row;
  });
  const left = departures(rows.map((row) => ({ ...row, prizeId: now.get(row.code)?.prizeId })), tiers);
  // Beyond the rows that are listed nobody is counted anew.
  return { ...record, rows, departures: left, departed: Math.max(left.length, record.total > rows.length ? (record.departed ?? 0) : 0) };
};

type Before = Pick<Decision, 'code' | 'outcome' | 'prizeId' | 'place'>;
const named = ({ outcome, ...one }: Before, tiers: Tier[]): string => (outcome === 'winner' ? (placeOf({ outcome, ...one }, tiers) ?? 'winner') : outcome === 'finalist' ? 'finalist' : 'not selected');
/** "Entry K7QMXT: finalist. Before: Grand prize." */
export const correctionLines = (before: Before[], decisions: Before[], tiers: Tier[]): string[] =>
  decisions.map((next) => {
    const old = before.find(({ code }) => code === next.code);
    const [from, to] = [old ? named(old, tiers) : '', named(next, tiers)];
    return from === to ? `Entry ${next.code}: ${to}, with another reason.` : `Entry ${next.code}: ${to}. Before: ${from}.`;
  });
