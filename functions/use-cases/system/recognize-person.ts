import type { Caller } from '../../domain/caller.ts';
import { mayAct, type Person } from '../../domain/people/person.ts';
import { Refusal } from '../../domain/refusal.ts';
import { isLive, needsTouch, touched } from '../../domain/people/session.ts';
import { needsNote, tokenFault } from '../../domain/people/token.ts';
import type { Ports } from '../../ports/ports.ts';

type Recognized = Pick<Caller, 'person' | 'sessionId' | 'authenticatedAt' | 'scopes'>;

const asCaller = ({ id, email, name, operator, moderator }: Person) => ({ id, email, name, operator, moderator });

/** Who holds this session. A session that ended and a person who is locked or closed are nobody. */
export const recognizeSession = async (ports: Pick<Ports, 'sessions' | 'people' | 'sha256'>, secret: string, at: string): Promise<Recognized> => {
  const session = await ports.sessions.find(ports.sha256(secret));
  const person = session && (await ports.people.find(session.personId));
  if (!person || !isLive(session, person, at)) return {};
  if (needsTouch(session, at)) await ports.sessions.touch(touched(session, at));
  return { person: asCaller(person), sessionId: session.id, authenticatedAt: session.authenticatedAt };
};

/** Whose program this is. It never counts as a recent sign-in, and is never an operator. */
export const recognizeToken = async (ports: Pick<Ports, 'tokens' | 'people' | 'sha256'>, secret: string, at: string): Promise<Recognized> => {
  const token = await ports.tokens.find(ports.sha256(secret));
  const fault = tokenFault(token, at);
  if (!token || fault) throw new Refusal('signed-out', fault ?? '');
  const person = await ports.people.find(token.personId);
  if (!person || !mayAct(person)) throw new Refusal('signed-out', 'The account of this token is locked or closed. Nothing works with it now.');
  const [use] = await ports.tokens.uses([token.id]);
  if (needsNote(use, at)) await ports.tokens.noteUse({ tokenId: token.id, at, until: token.expiresAt });
  return { person: { ...asCaller(person), operator: false }, scopes: token.scopes };
};
