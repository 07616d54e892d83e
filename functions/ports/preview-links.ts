import type { Deed } from '../domain/act.ts';
import type { PreviewLink } from '../domain/preview-link.ts';

export type PreviewLinks = {
  create(link: PreviewLink, deed: Deed): Promise<void>;
  /** Strongly consistent: a revoked link ends at once. */
  findByHash(hash: string): Promise<PreviewLink | undefined>;
  /** Newest first, ended ones too until their day has passed. */
  ofChallenge(challengeId: string): Promise<PreviewLink[]>;
  /** Safe to repeat. */
  revoke(link: PreviewLink, deed: Deed): Promise<void>;
};
