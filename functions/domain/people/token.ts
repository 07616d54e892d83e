import * as z from 'zod';
import { idOf } from '../id.ts';
import type { ApiArea } from '../visibility.ts';

/** What a program may do for its owner. Nothing here changes an account: that needs the person. */
export const tokenScopes = [
  'challenges:read', 'challenges:write', 'entries:read', 'entries:write', 'judging:read', 'judging:write', 'accounts:read', 'atlas:read', 'atlas:write', 'community:read', 'community:write', 'library:read', 'library:write',
] as const;
export type TokenScope = (typeof tokenScopes)[number];

/** The key of a program. Only its SHA-256 is stored; the person sees it once. */
export const Token = z.object({
  hash: z.string(),
  id: idOf('token'),
  personId: idOf('person'),
  name: z.string(),
  scopes: z.array(z.enum(tokenScopes)).min(1, 'Choose at least one permission.'),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  revokedAt: z.iso.datetime().optional(),
  /** Which of the places it holds; none if an earlier release made it. */
  slot: z.number().int().optional(),
});
export type Token = z.infer<typeof Token>;

/** When a program last came with it, to the hour: where it is used all day, that is one write an hour. */
export const TokenUse = z.object({ tokenId: idOf('token'), at: z.iso.datetime(), until: z.iso.datetime() });
export type TokenUse = z.infer<typeof TokenUse>;
const hour = 3_600_000;
export const needsNote = (use: TokenUse | undefined, at: string): boolean => use === undefined || Date.parse(at) - Date.parse(use.at) >= hour;

export const tokenPrefix = 'laurel_';
export const tokenLimit = 20;
export const tokenDays = [30, 90, 365] as const;

export const tokenEnds = (at: string, days: number): string => new Date(Date.parse(at) + days * 86_400_000).toISOString();

/** Why this token opens nothing now, for whoever holds it. */
export const tokenFault = (token: Token | undefined, at: string): string | undefined => {
  if (!token) return 'This token is not known here. Check that it was copied whole, or make another under Tokens.';
  if (token.revokedAt) return `This token was revoked on ${token.revokedAt.slice(0, 10)}. Make another under Tokens.`;
  return at < token.expiresAt ? undefined : `This token expired on ${token.expiresAt.slice(0, 10)}. Make another under Tokens.`;
};

/** Results come of judging: one permission for both. */
const scopeOf = (area: ApiArea): string => (area === 'results' ? 'judging' : area);
export const scopeNeeded = (area: ApiArea, method: string): string => `${scopeOf(area)}:${method.toLowerCase() === 'get' ? 'read' : 'write'}`;
export const isScope = (scope: string): boolean => tokenScopes.some((one) => one === scope);
