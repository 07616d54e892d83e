import { credentialReinstatedLetter, credentialRenewedLetter, credentialReplacedLetter, credentialSuspendedLetter, credentialWithdrawnLetter } from '../../../../functions/domain/letters/credential.ts';
import { dayWords } from '../../../../functions/domain/moment.ts';
import { renewedUntil, type Issued, type StandingAct } from './issued.ts';

export type Typed = { reason: string; name: string; until: string };
export type Ahead = { /** What the holder reads; absent where no letter goes. */ letter?: { subject: string; text: string } | undefined; /** What everybody reads. */ everybody: string };
type At = { now: string; origin: string };

/** The end of a day that was typed, by the clock that letters go by. */
export const endOfDay = (day: string): string | undefined => {
  const at = `${day}T23:59:59.999Z`;
  return /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(at)) && new Date(at).toISOString() === at ? at : undefined;
};

const asks: Record<StandingAct, (keyof Typed)[]> = { suspend: ['reason', 'until'], reinstate: [], replace: ['name', 'reason'], renew: ['until'], withdraw: ['reason'] };
export const fieldsOf = (act: StandingAct): (keyof Typed)[] => asks[act];

/** What is the matter with what was typed, by field. */
export const faultsIn = (act: StandingAct, { reason, name, until }: Typed, issued: Issued, now: string): { field: string; message: string }[] => {
  const asked = fieldsOf(act);
  const end = endOfDay(until);
  const after = act === 'renew' && issued.validUntil && issued.validUntil > now ? issued.validUntil : now;
  return [
    asked.includes('name') && name.length < 2 && { field: 'name', message: 'Enter the name.' },
    asked.includes('reason') && reason.length < 3 && { field: 'reason', message: 'Say why. The reason is public.' },
    asked.includes('until') && until !== '' && end === undefined && { field: 'until', message: 'Give a day that is on the calendar.' },
    asked.includes('until') && end !== undefined && end <= after && { field: 'until', message: act === 'renew' ? 'Give an end that is later than the present one.' : 'Give a day that is still to come.' },
  ].filter((one) => one !== false);
};

const letterFor = (act: StandingAct, { reason, until }: Typed, issued: Issued, { now, origin }: At) => {
  const link = `${origin}/me/credentials/${issued.id}`;
  const envelope = { id: '', at: now, to: '', about: '' };
  const told = { ...issued, accepted: issued.acceptedAt ? { at: issued.acceptedAt } : undefined };
  if (act === 'suspend') return credentialSuspendedLetter(envelope, told, { reason, until: endOfDay(until), link });
  if (act === 'reinstate') return credentialReinstatedLetter(envelope, told, link);
  if (act === 'withdraw') return credentialWithdrawnLetter(envelope, told, reason);
  if (act === 'renew') return credentialRenewedLetter(envelope, { ...told, validUntil: endOfDay(until) ?? renewedUntil(issued, now) }, link, issued.status === 'suspended');
  return credentialReplacedLetter(envelope, told, { number: '(made when you correct it)', reason, link: `${origin}/me/credentials/(made when you correct it)` });
};

const everybodyReads = (act: StandingAct, { reason, name, until }: Typed, issued: Issued, now: string): string => {
  if (!issued.hash) return 'Nothing. Nobody in public knows of it before it is accepted.';
  const end = endOfDay(until);
  if (act === 'suspend') return `Suspended ${end ? `until ${dayWords(end, 'UTC')}` : 'until further notice'}. Reason: ${reason}`;
  if (act === 'reinstate') return 'Valid.';
  if (act === 'withdraw') return `Withdrawn. Reason: ${reason}`;
  if (act === 'renew') return `${issued.status === 'suspended' ? 'Suspended, as before. Once that is lifted: valid' : 'Valid'} until ${dayWords(end ?? renewedUntil(issued, now), 'UTC')}.`;
  return `Under the number ${issued.number}: replaced. Reason: ${reason} Under a new number: valid, in the name of ${name}.`;
};

/** The words of an act before it is done. Where an offer waits at an address that nobody has claimed, no letter goes. */
export const lookAhead = (act: StandingAct, typed: Typed, issued: Issued, at: At): Ahead => {
  const { subject, text } = letterFor(act, typed, issued, at);
  return { letter: issued.holderId ? { subject, text } : undefined, everybody: everybodyReads(act, typed, issued, at.now) };
};
