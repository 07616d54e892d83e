import type { Deed } from '../domain/act.ts';
import type { Token, TokenUse } from '../domain/people/token.ts';
import type { Refusal } from '../domain/refusal.ts';

export type Tokens = {
  /** Stores the token's hash and the act in one transaction, in the first free of so many slots; refuses `full`. */
  create(token: Token, slots: number, full: () => Refusal, deed: Deed): Promise<void>;
  /** Strongly read: a revoked token stops at once. */
  find(hash: string): Promise<Token | undefined>;
  /** All of a person, newest first, revoked ones too. */
  ofPerson(personId: string): Promise<Token[]>;
  /** The last uses that were noted, of those that were ever used. Read eventually. */
  uses(tokenIds: string[]): Promise<TokenUse[]>;
  noteUse(use: TokenUse): Promise<void>;
  /** Marks it revoked and frees its slot; safe to repeat. */
  revoke(token: Token, deed: Deed): Promise<void>;
};
