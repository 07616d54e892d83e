import type { Act, Deed } from '../domain/act.ts';
import type { Listed } from './page.ts';

export type Acts = {
  /** Stores an act that changes nothing else, such as a look at something private. */
  record(deed: Deed): Promise<void>;
  /** What happened to a challenge, an agency, a person or a team, both instants included: newest first, a page at a time. */
  about(id: string, after?: string, span?: { from?: string | undefined; to?: string | undefined }): Promise<Listed<Act>>;
};
