import { signedIn, type Caller } from '../../domain/caller.ts';
import type { Token } from '../../domain/people/token.ts';
import type { Ports } from '../../ports/ports.ts';

/** A person's tokens, the newest first, and when each was last used. */
export const readTokens = async (ports: Pick<Ports, 'tokens'>, caller: Caller): Promise<(Token & { usedAt?: string | undefined })[]> => {
  const tokens = await ports.tokens.ofPerson(signedIn(caller).id);
  const uses = new Map((await ports.tokens.uses(tokens.map(({ id }) => id))).map((use) => [use.tokenId, use.at]));
  return tokens.map((token) => ({ ...token, usedAt: uses.get(token.id) }));
};
