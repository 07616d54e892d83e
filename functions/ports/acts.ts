import type { Act } from '../domain/act.ts';
import type { Listed } from './page.ts';

export type Acts = {
  /** What happened to a challenge, an agency, a person or a team: newest first, a page at a time. */
  about(id: string, after?: string): Promise<Listed<Act>>;
};
