import type { Deed } from '../domain/act.ts';
import type { Agency } from '../domain/people/agency.ts';
import type { Theme } from '../domain/theme/theme.ts';
import type { Listed } from './page.ts';

/** A version in a list, without its logo's bytes. */
export type ThemeCard = Pick<Theme, 'n' | 'accent' | 'seal' | 'at'> & { logo: boolean };

export type Themes = {
  find(agencyId: string, n: number): Promise<Theme | undefined>;
  /** The latest first. Read through an index: one that was made just now may be missing. */
  ofAgency(agencyId: string, after?: string): Promise<Listed<ThemeCard>>;
  /** Stores a version for good and the agency that wears it, in one transaction. Refuses `stale` unless `agency.version` is one more than stored. */
  add(theme: Theme, agency: Agency, deed: Deed): Promise<void>;
};
