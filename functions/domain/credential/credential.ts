import * as z from 'zod';
import { monthsAfter } from './months-after.ts';
import { idOf } from '../id.ts';
import { Refusal } from '../refusal.ts';
import { bases } from './basis.ts';
import { KindId, type CredentialKind } from './credential-kind.ts';

const instant = z.iso.datetime();
const done = z.object({ at: instant, by: z.string() });

/** Where it stands in a list of states: one place in each of the two. */
export const StatusPlace = z.object({ list: z.number().int().min(1), index: z.number().int().min(0) });
export type StatusPlace = z.infer<typeof StatusPlace>;

/** One award or registration of one person. Facts only: what its state is now follows from them and the clock (`statusOf`). */
export const Credential = z.object({
  id: idOf('credential'), number: z.string(), agencyId: idOf('agency'), agencyName: z.string(), kindId: KindId, basis: z.enum(bases),
  /** As the kind said when it was offered: what somebody holds never changes its words. */
  kind: z.object({ name: z.string(), description: z.string(), criteria: z.string(), months: z.number().int().optional(), renewable: z.boolean() }),
  challenge: z.object({ id: idOf('challenge'), slug: z.string(), title: z.string() }).optional(),
  entryId: idOf('entry').optional(), entryCode: z.string().optional(), entryTitle: z.string().optional(), team: z.string().optional(), prize: z.string().optional(),
  /** The agency's own number, as of a license. */
  reference: z.string().optional(),
  /** Who holds it, once they are known here. Until then whoever proves to have the address that it was offered to, where it was offered to one. */
  holderId: idOf('person').optional(), email: z.string().optional(),
  /** As it is printed. Nobody in public sees it before the holder has accepted. */
  name: z.string().optional(),
  /** As the agency wrote it: then the holder takes it under this name or not at all. */
  named: z.string().optional(),
  offered: done.extend({ /** Which act offered it to many. */ act: z.string().optional() }),
  accepted: z.object({ at: instant }).optional(),
  declined: z.object({ at: instant }).optional(),
  validFrom: instant.optional(), validUntil: instant.optional(),
  suspended: done.extend({ until: instant.optional(), reason: z.string() }).optional(),
  reinstated: done.optional(),
  withdrawn: done.extend({ reason: z.string() }).optional(),
  replaced: done.extend({ with: idOf('credential'), number: z.string(), reason: z.string() }).optional(),
  replaces: z.object({ id: idOf('credential'), number: z.string() }).optional(),
  renewed: done.optional(),
  /** The holder closed their account: what is left names nobody. */
  forgotten: z.object({ at: instant }).optional(),
  places: z.object({ revocation: StatusPlace, suspension: StatusPlace }).optional(),
  /** The text that is signed is of this version of the facts; until `signed.of` is `facts`, a job has to sign. */
  facts: z.number().int().default(0),
  signed: z.object({ at: instant, of: z.number().int(), hash: z.string(), act: z.string() }).optional(),
  /** Up to which end a letter said that it comes. */
  endTold: instant.optional(),
  version: z.number().int(),
});
export type Credential = z.infer<typeof Credential>;

export type Status = 'offered' | 'declined' | 'valid' | 'replaced' | 'suspended' | 'withdrawn' | 'expired';

export const isSuspended = ({ suspended, reinstated }: Credential, now: string): boolean =>
  suspended !== undefined && (reinstated === undefined || reinstated.at < suspended.at) && (suspended.until === undefined || now < suspended.until);

/** What it is at this instant. Nothing is stored of it: a date that passes changes it by itself. */
export const statusOf = (credential: Credential, now: string): Status => {
  const { accepted, declined, withdrawn, replaced, validUntil, forgotten } = credential;
  if (withdrawn || (forgotten && accepted)) return 'withdrawn';
  if (replaced) return 'replaced';
  if (!accepted) return declined || forgotten ? 'declined' : 'offered';
  if (validUntil !== undefined && validUntil <= now) return 'expired';
  return isSuspended(credential, now) ? 'suspended' : 'valid';
};

export const needsSignature = ({ accepted, facts, signed, withdrawn, replaced, forgotten }: Credential): boolean =>
  accepted !== undefined && !withdrawn && !replaced && !forgotten && signed?.of !== facts;

const dayMilliseconds = 86_400_000;
const noticeDays = 30;
/** When its holder is told that it ends, unless it ends sooner than that anyway, or was told. */
export const endNoticeAt = ({ accepted, validUntil, endTold, validFrom, withdrawn, replaced, forgotten }: Credential): string | undefined => {
  if (!accepted || !validUntil || endTold === validUntil || withdrawn || replaced || forgotten) return undefined;
  const at = new Date(Date.parse(validUntil) - noticeDays * dayMilliseconds).toISOString();
  return at > (validFrom ?? accepted.at) && at > accepted.at ? at : undefined;
};

type Offer = Pick<Credential, 'id' | 'number' | 'agencyId' | 'agencyName' | 'offered'> & Partial<Pick<Credential, 'challenge' | 'entryId' | 'entryCode' | 'entryTitle' | 'team' | 'prize' | 'reference' | 'holderId' | 'email' | 'named' | 'validFrom' | 'validUntil' | 'replaces'>>;

export const offerOf = ({ id, basis, name, description, criteria, months, renewable }: CredentialKind, offer: Offer): Credential =>
  ({ ...offer, kindId: id, basis, kind: { name, description, criteria, months, renewable }, facts: 0, version: 1 });

const refuse = (fix: string): Refusal => new Refusal('conflict', fix);
const next = (credential: Credential, more: Partial<Credential>): Credential => ({ ...credential, ...more, version: credential.version + 1 });

/** The holder takes it under this name, or under the one that the agency wrote. From now on it runs. */
export const accept = (credential: Credential, { at, name, holderId }: { at: string; name: string; holderId: string }): Credential => {
  const status = statusOf(credential, at);
  if (status === 'declined') throw refuse('You declined this. Ask the agency to offer it again.');
  if (status !== 'offered') throw refuse(credential.accepted ? 'You accepted this already.' : 'The agency took this back.');
  const validFrom = credential.validFrom ?? at;
  const validUntil = credential.validUntil ?? (credential.kind.months === undefined ? undefined : monthsAfter(validFrom, credential.kind.months));
  if (validUntil !== undefined && validUntil <= at) throw refuse('It has ended already, so it can no longer be accepted. Ask the agency to offer it again.');
  return next(credential, { accepted: { at }, name: credential.named ?? name, holderId, validFrom, ...(validUntil ? { validUntil } : {}), facts: 1 });
};

export const decline = (credential: Credential, at: string, holderId: string): Credential => {
  if (statusOf(credential, at) !== 'offered') throw refuse(credential.accepted ? 'You accepted this already. Ask the agency to withdraw it.' : 'There is nothing to decline any more.');
  return next(credential, { declined: { at }, holderId });
};

const words: Record<Status, string> = {
  offered: 'It was offered and is not accepted yet.', declined: 'It was declined.', valid: 'It is valid.', replaced: 'It was replaced.', suspended: 'It is suspended already.', withdrawn: 'It was withdrawn.', expired: 'It has expired.',
};
const only = (credential: Credential, at: string, allowed: Status[], fix: string): void => {
  const status = statusOf(credential, at);
  if (!allowed.includes(status)) throw refuse(`${words[status]} ${fix}`);
};

export const suspend = (credential: Credential, { at, by, until, reason }: { at: string; by: string; until?: string | undefined; reason: string }): Credential => {
  only(credential, at, ['valid'], 'Only a valid one can be suspended.');
  if (until !== undefined && until <= at) throw new Refusal('invalid', 'Give a time that is still to come.', 'until');
  return next(credential, { suspended: { at, by, reason, ...(until ? { until } : {}) } });
};

export const reinstate = (credential: Credential, { at, by }: { at: string; by: string }): Credential => {
  only(credential, at, ['suspended'], 'Only a suspended one can be reinstated.');
  return next(credential, { reinstated: { at, by } });
};

export const withdraw = (credential: Credential, { at, by, reason }: { at: string; by: string; reason: string }): Credential => {
  only(credential, at, ['offered', 'valid', 'suspended', 'expired'], 'There is nothing to withdraw.');
  return next(credential, { withdrawn: { at, by, reason } });
};

/** A corrected one takes its place: the holder has accepted it already, under the corrected name. */
export const replace = (credential: Credential, { at, by, reason, name, id, number }: { at: string; by: string; reason: string; name: string; id: string; number: string }): { old: Credential; corrected: Credential } => {
  only(credential, at, ['valid', 'suspended'], 'Only one that is in force can be replaced.');
  if (name === credential.name) throw new Refusal('invalid', 'That is the name it already has. Write the corrected one.', 'name');
  const { signed: _signed, places: _places, endTold: _endTold, ...kept } = credential;
  return {
    old: next(credential, { replaced: { at, by, with: id, number, reason } }),
    corrected: { ...kept, id, number, name, named: name, offered: { ...kept.offered, at, by }, replaces: { id: credential.id, number: credential.number }, facts: 1, version: 1 },
  };
};

/** Longer in force: from its end, or from today where that has passed. */
export const renew = (credential: Credential, { at, by, until }: { at: string; by: string; until?: string | undefined }): Credential => {
  only(credential, at, ['valid', 'suspended', 'expired'], 'Only one that was accepted can be renewed.');
  const { kind, validUntil } = credential;
  if (!kind.renewable || kind.months === undefined || !validUntil) throw refuse('This kind cannot be renewed.');
  const end = until ?? monthsAfter(validUntil > at ? validUntil : at, kind.months);
  if (end <= validUntil || end <= at) throw new Refusal('invalid', 'Give an end that is later than the present one.', 'until');
  return next(credential, { renewed: { at, by }, validUntil: end, facts: credential.facts + 1 });
};

/** Its holder closed their account: who it was is gone, and the number answers that it counts no more. */
export const forget = ({ name: _name, named: _named, email: _email, holderId: _holder, team: _team, reference: _reference, entryTitle: _title, ...left }: Credential, at: string): Credential =>
  ({ ...left, forgotten: { at }, version: left.version + 1 });

export const isHeldBy = ({ holderId, email }: Credential, person: { id: string; email: string }, same: (a: string, b: string) => boolean): boolean =>
  holderId === undefined ? email !== undefined && same(email, person.email) : holderId === person.id;

/** What the two public lists say of it. */
export const bitsOf = (credential: Credential, now: string): { revocation: boolean; suspension: boolean } => ({
  revocation: ['withdrawn', 'replaced'].includes(statusOf(credential, now)), suspension: isSuspended(credential, now),
});
