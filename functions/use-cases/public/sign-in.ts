import type { Caller } from '../../domain/caller.ts';
import { sameAddress } from '../../domain/words/email-address.ts';
import type { Claims } from '../../domain/people/identity.ts';
import { isZone } from '../../domain/moment.ts';
import { asOneLine } from '../../domain/words/one-line.ts';
import { Person } from '../../domain/people/person.ts';
import { Refusal } from '../../domain/refusal.ts';
import { openSession, type Session } from '../../domain/people/session.ts';
import type { Ports } from '../../ports/ports.ts';
import { keepPromises } from '../system/keep-promises.ts';
import { tell } from '../tell.ts';

type Needs = Pick<Ports, 'people' | 'sessions' | 'agencies' | 'awaited' | 'challenges' | 'judges' | 'teams' | 'chance' | 'sha256'>;
type From = { device: string; /** Of the clock of the browser, when it said so. */ zone?: string | undefined; /** The secret of the session that this sign-in replaces. */ before?: string | undefined };

const meet = async (ports: Needs, caller: Caller, claims: Claims, zone: string | undefined): Promise<Person> => {
  const known = await ports.people.findByIdentity(claims.issuer, claims.subject);
  if (known && sameAddress(known.email, claims.email)) return known;
  const person: Person = known
    ? { ...known, email: claims.email, version: known.version + 1 }
    : Person.parse({
        id: ports.chance.id('person'), issuer: claims.issuer, subject: claims.subject, email: claims.email,
        name: asOneLine(claims.name).slice(0, 120).toWellFormed() || claims.email.split('@')[0], zone: zone && isZone(zone) ? zone : 'UTC', createdAt: caller.at, version: 1,
      });
  const deed = tell(ports, { ...caller, person }, known ? 'person.changed' : 'person.joined', { about: person.id });
  if (!known) return ports.people.join(person, deed);
  await ports.people.change(person, deed);
  return person;
};

/** Somebody the issuer vouches for gets a session; the first time, they join. The secret is for their cookie and is not kept. */
export const signIn = async (ports: Needs, caller: Caller, claims: Claims, from: From): Promise<{ person: Person; session: Session; secret: string; /** Somebody else's session, or one that was ended, was on this device. */ another: boolean }> => {
  if (!claims.emailVerified || !claims.email) throw new Refusal('forbidden', 'Your identity provider has not confirmed your email address. Confirm it there, then sign in again.');
  const met = await meet(ports, caller, claims, from.zone);
  if (met.locked) throw new Refusal('forbidden', 'This account is locked. Only the people who run this site can unlock it.');
  const person = await keepPromises(ports, { ...caller, person: met }, met);
  const secret = ports.chance.token();
  const opening = { hash: ports.sha256(secret), id: ports.chance.id('session'), personId: person.id, authenticatedAt: claims.authenticatedAt, device: from.device };
  const session = openSession(opening, caller.at);
  const deed = tell(ports, { ...caller, person }, 'person.signed-in', { about: person.id, refs: { session: session.id } });
  const before = from.before && ports.sha256(from.before);
  const another = before ? (await ports.sessions.find(before))?.personId !== person.id : false;
  await ports.sessions.create(session, deed, before);
  return { person, session, secret, another };
};
