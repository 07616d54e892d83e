import type { Deed } from '../domain/act.ts';
import type { ShareLink } from '../domain/credential/share-link.ts';

export type ShareLinks = {
  /** Newest first, stopped ones too. */
  ofCredential(credentialId: string): Promise<ShareLink[]>;
  /** Strongly read: a stopped link ends at once. */
  findByHash(hash: string): Promise<ShareLink | undefined>;
  /** Creates (version 1) or replaces; refuses `stale`. */
  save(link: ShareLink, deed: Deed): Promise<void>;
  /** Its holder is gone: no act. Refuses `stale`. */
  stop(link: ShareLink): Promise<void>;
};
