import { needsSignature, statusOf, type Credential } from './credential.ts';
import type { ShareLink } from './share-link.ts';

/** `unknown`: the lists that everybody checks could not be signed, so nobody can rely on what they say. Never shown as valid. */
export type PresentStatus = 'valid' | 'not yet' | 'replaced' | 'suspended' | 'withdrawn' | 'expired' | 'unknown';

/** Only what was accepted and signed is known in public. */
export const isPublic = ({ accepted, signed }: Credential): boolean => accepted !== undefined && signed !== undefined;

/** `listsHold`: the lists in which it stands were signed, and are still good. */
export const presentStatus = (credential: Credential, now: string, listsHold: boolean): PresentStatus => {
  const status = statusOf(credential, now);
  if (status === 'offered' || status === 'declined') return 'unknown';
  if (status !== 'valid') return status;
  if (!listsHold) return 'unknown';
  return credential.validFrom !== undefined && now < credential.validFrom ? 'not yet' : 'valid';
};

/** Why it is what it is, and since when. */
const sinceOf = ({ withdrawn, replaced, suspended, validUntil, forgotten }: Credential, status: PresentStatus): { since?: string; reason?: string; until?: string; replacedBy?: string } => {
  if (status === 'withdrawn') return withdrawn ? { since: withdrawn.at, reason: withdrawn.reason } : { since: forgotten!.at, reason: 'Its holder closed their account.' };
  if (status === 'replaced') return { since: replaced!.at, reason: replaced!.reason, replacedBy: replaced!.number };
  if (status === 'suspended') return { since: suspended!.at, reason: suspended!.reason, ...(suspended!.until ? { until: suspended!.until } : {}) };
  return status === 'expired' ? { since: validUntil! } : {};
};

/** Of who only sent an entry, the public learns no team: entries that were not selected stay unpublished. */
const teamOf = ({ basis, team }: Credential) => (team && basis !== 'entered' ? { team } : {});

/** What everybody reads of a credential: the present status first. */
export const publicView = (credential: Credential, now: string, listsHold: boolean) => {
  const { number, agencyId, agencyName, basis, kind, challenge, name, prize, reference, validFrom, validUntil, signed, replaces, entryCode } = credential;
  const status = presentStatus(credential, now, listsHold);
  return {
    status, ...sinceOf(credential, status), at: now, number, ...(name ? { nameBy: credential.named === name ? ('agency' as const) : ('holder' as const) } : {}), agency: { id: agencyId, name: agencyName }, basis, kind: { name: kind.name, description: kind.description, criteria: kind.criteria },
    ...(challenge ? { challenge } : {}), ...(name ? { name } : {}), ...teamOf(credential), ...(prize ? { prize } : {}), ...(reference ? { reference } : {}),
    ...(entryCode && (basis === 'winner' || basis === 'finalist') ? { entryCode } : {}),
    validFrom: validFrom!, ...(validUntil ? { validUntil } : {}), hash: signed!.hash, act: signed!.act, signing: needsSignature(credential), ...(replaces ? { replaces: replaces.number } : {}),
  };
};
export type PublicCredential = ReturnType<typeof publicView>;

/** Of the same, what its holder chose to show; the present status always, with the reason where it is not valid. */
export const sharedView = (credential: Credential, { fields }: Pick<ShareLink, 'fields'>, now: string, listsHold: boolean) => {
  const shows = (field: ShareLink['fields'][number]) => fields.includes(field);
  const { status, since, reason, until, at, agency, kind, challenge, name, nameBy, prize, reference, validFrom, validUntil } = publicView(credential, now, listsHold);
  const { team } = credential;
  return {
    status, ...(since ? { since } : {}), ...(reason ? { reason } : {}), ...(until ? { until } : {}), at, agency,
    ...(shows('name') && name ? { name, nameBy } : {}), ...(shows('team') && team ? { team } : {}), ...(shows('challenge') && challenge ? { challenge, ...(prize ? { prize } : {}) } : {}),
    ...(shows('what') ? { kind } : {}), ...(shows('reference') && reference ? { reference } : {}), ...(shows('dates') ? { validFrom, ...(validUntil ? { validUntil } : {}) } : {}),
  };
};
