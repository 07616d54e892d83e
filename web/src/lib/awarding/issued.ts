import type { Status } from '../../../../functions/domain/credential/credential.ts';
import { dayWords } from '../../../../functions/domain/moment.ts';
import { monthsAfter } from '../../../../functions/domain/credential/months-after.ts';
import { isOfChallenge, type Basis, type ChallengeBasis } from '../../../../functions/domain/credential/basis.ts';

/** A credential as the agency that gives it reads it. */
export type Issued = {
  id: string; number: string; status: Status; signing: boolean; agencyId: string; agencyName: string; basis: Basis; version: number;
  kind: { name: string; description: string; criteria: string; months?: number | undefined; renewable: boolean };
  challenge?: { id: string; slug: string; title: string } | undefined;
  entryCode?: string | undefined; team?: string | undefined; prize?: string | undefined; reference?: string | undefined; holderId?: string | undefined; email?: string | undefined; name?: string | undefined;
  offeredAt: string; acceptedAt?: string | undefined; declinedAt?: string | undefined; validFrom?: string | undefined; validUntil?: string | undefined;
  suspended?: { at: string; until?: string | undefined; reason: string } | undefined; reinstatedAt?: string | undefined; withdrawn?: { at: string; reason: string } | undefined;
  replaced?: { at: string; with: string; number: string; reason: string } | undefined; replaces?: { id: string; number: string } | undefined; renewedAt?: string | undefined; hash?: string | undefined; /** Whom its letters name for questions. */ contact?: string | undefined;
};

export const statusWords: Record<Status, { word: string; tone: '' | 'good' | 'soon' | 'bad' }> = {
  offered: { word: 'Offered', tone: 'soon' }, declined: { word: 'Declined', tone: '' }, valid: { word: 'Valid', tone: 'good' }, suspended: { word: 'Suspended', tone: 'soon' },
  replaced: { word: 'Replaced', tone: '' }, withdrawn: { word: 'Withdrawn', tone: 'bad' }, expired: { word: 'Expired', tone: '' },
};

/** Its signature decides first: what is being signed counts nowhere yet. */
export const stateOf = ({ status, signing, validFrom }: Pick<Issued, 'status' | 'signing' | 'validFrom'>, now: string) => {
  if (status !== 'valid') return statusWords[status];
  if (signing) return { word: 'Being signed', tone: 'soon' as const };
  return validFrom && now < validFrom ? { word: 'Not valid yet', tone: 'soon' as const } : statusWords.valid;
};

/** Until when, in a row: what has not begun says when it starts, and only what was ended before never begins. */
export const endWords = ({ status, acceptedAt, validFrom, validUntil, kind: { months } }: Pick<Issued, 'status' | 'acceptedAt' | 'validFrom' | 'validUntil' | 'kind'>, now: string): string => {
  if (status === 'declined' || ((status === 'withdrawn' || status === 'replaced') && (!acceptedAt || (validFrom && now < validFrom)))) return 'Never began';
  const end = validUntil ? dayWords(validUntil, 'UTC') : months === undefined ? 'No end' : `${monthWords(months)} once accepted`;
  return validFrom && now < validFrom ? `Starts on ${dayWords(validFrom, 'UTC')}, ${validUntil ? `until ${end}` : end.toLowerCase()}` : end;
};

/** Nobody is named before they have accepted. */
export const holderWords = ({ name, email, team, basis }: Pick<Issued, 'name' | 'email' | 'team' | 'basis'>): string =>
  name ?? email ?? (team ? `A member of ${team}` : basis === 'judge' ? 'A judge' : 'Somebody who has not accepted yet');

export const acts = ['suspend', 'reinstate', 'replace', 'renew', 'withdraw'] as const;
export type StandingAct = (typeof acts)[number];
export const actIn = (name: string | null): StandingAct | undefined => acts.find((one) => one === name);

const can: Record<StandingAct, Status[]> = { suspend: ['valid'], reinstate: ['suspended'], replace: ['valid', 'suspended'], renew: ['valid', 'suspended', 'expired'], withdraw: ['offered', 'valid', 'suspended', 'expired'] };

/** What can be done with it now. While it is being signed, only what needs no other signature. */
export const actsOf = ({ status, signing, kind, validUntil }: Issued): StandingAct[] =>
  acts.filter((act) => can[act].includes(status) && (act !== 'renew' || (kind.renewable && validUntil !== undefined)) && (!signing || act === 'withdraw' || act === 'reinstate'));

/** Until when it would be valid, where no day is given. */
export const renewedUntil = ({ validUntil, kind }: Pick<Issued, 'validUntil' | 'kind'>, now: string): string => monthsAfter(validUntil && validUntil > now ? validUntil : now, kind.months ?? 0);

const whom: Record<ChallengeBasis, [one: string, many: string]> = {
  winner: ['winning entry', 'winning entries'], finalist: ['entry in the final', 'entries in the final'], entered: ['entry that was sent', 'entries that were sent'], judge: ['', ''],
};
/** Whom a kind that follows from a challenge is offered to, where it is known how many entries it is true of. */
export const recipientWords = (basis: Basis, entries: number): string => {
  if (!isOfChallenge(basis) || basis === 'judge') return 'Every judge who scored at least one entry';
  const [one, many] = whom[basis];
  return entries === 0 ? `Nobody: there is no ${one}` : `Every member of the ${entries === 1 ? `team of the one ${one}` : `teams of ${entries.toLocaleString('en-US')} ${many}`}`;
};

/** Whom a kind is for, in a word or two. */
export const basisWords: Record<Basis, string> = {
  winner: 'Winners of a challenge', finalist: 'Finalists of a challenge', entered: 'Everybody who entered a challenge', judge: 'Judges of a challenge',
  speaker: 'Speakers', contributor: 'Contributors', registration: 'A register, as of a license',
};
export const monthWords = (months: number): string => `${months} ${months === 1 ? 'month' : 'months'}`;

const dayMilliseconds = 86_400_000;
const soonDays = 30;
/** It is in force, and ends within a month: its holder was told. */
export const endsSoon = ({ status, validUntil }: Pick<Issued, 'status' | 'validUntil'>, now: string): boolean =>
  status === 'valid' && validUntil !== undefined && Date.parse(validUntil) - Date.parse(now) <= soonDays * dayMilliseconds;
