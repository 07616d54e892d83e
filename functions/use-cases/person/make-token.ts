import { recentlySignedIn, type Caller } from '../../domain/caller.ts';
import { Refusal } from '../../domain/refusal.ts';
import { tokenEnds, tokenFault, tokenLimit, tokenPrefix, type Token } from '../../domain/people/token.ts';
import type { Ports } from '../../ports/ports.ts';
import { tell } from '../tell.ts';

type Wanted = Pick<Token, 'name' | 'scopes'> & { days: number };

const full = () => new Refusal('limit', `You have ${tokenLimit} tokens, which is the most. Revoke one first.`);

/** A person makes a key for a program of theirs. The secret is answered once and never again. */
export const makeToken = async (ports: Pick<Ports, 'tokens' | 'chance' | 'sha256'>, caller: Caller, { days, ...wanted }: Wanted): Promise<Token & { secret: string }> => {
  const person = recentlySignedIn(caller);
  const live = (await ports.tokens.ofPerson(person.id)).filter((token) => !tokenFault(token, caller.at));
  if (live.length >= tokenLimit) throw full();
  const secret = tokenPrefix + ports.chance.token();
  const token: Token = {
    ...wanted, hash: ports.sha256(secret), id: ports.chance.id('token'), personId: person.id, createdAt: caller.at, expiresAt: tokenEnds(caller.at, days),
  };
  await ports.tokens.create(token, tokenLimit, full, tell(ports, caller, 'token.made', { about: person.id, refs: { token: token.id } }));
  return { ...token, secret };
};
