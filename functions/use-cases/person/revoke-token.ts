import { signedIn, type Caller } from '../../domain/caller.ts';
import { notFound } from '../../domain/refusal.ts';
import type { Token } from '../../domain/people/token.ts';
import type { Ports } from '../../ports/ports.ts';
import { tell } from '../tell.ts';

/** A person stops one of their tokens, at once. */
export const revokeToken = async (ports: Pick<Ports, 'tokens' | 'chance'>, caller: Caller, id: string): Promise<Token> => {
  const person = signedIn(caller);
  const token = (await ports.tokens.ofPerson(person.id)).find((one) => one.id === id);
  if (!token) throw notFound('token');
  if (token.revokedAt) return token;
  const revoked: Token = { ...token, revokedAt: caller.at };
  await ports.tokens.revoke(revoked, tell(ports, caller, 'token.revoked', { about: person.id, refs: { token: id }, answer: revoked }));
  return revoked;
};
