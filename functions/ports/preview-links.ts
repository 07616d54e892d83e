import type { Deed } from '../domain/act.ts';
import type { PreviewLink } from '../domain/call/preview-link.ts';
import type { Refusal } from '../domain/refusal.ts';

export type PreviewLinks = {
  /** In the first free of so many slots; refuses `full`. */
  create(link: PreviewLink, slots: number, full: () => Refusal, deed: Deed): Promise<void>;
  /** Strongly consistent: a revoked link ends at once. */
  findByHash(hash: string): Promise<PreviewLink | undefined>;
  /** Newest first, ended ones too until their day has passed. */
  ofChallenge(challengeId: string): Promise<PreviewLink[]>;
  /** Frees its slot; safe to repeat. */
  revoke(link: PreviewLink, deed: Deed): Promise<void>;
};
