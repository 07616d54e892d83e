import type { Caller } from '../../../domain/caller.ts';
import type { Agency } from '../../../domain/people/agency.ts';
import { notFound, Refusal } from '../../../domain/refusal.ts';
import { readLogo, refuseUnreadable, wearing, type Theme } from '../../../domain/theme/theme.ts';
import type { Listed } from '../../../ports/page.ts';
import type { Ports } from '../../../ports/ports.ts';
import type { ThemeCard } from '../../../ports/themes.ts';
import { limited, limits } from '../../limited.ts';
import { staffOf } from '../../staff.ts';
import { tell } from '../../tell.ts';

type Needed = Pick<Ports, 'agencies' | 'themes' | 'chance' | 'rates'>;
/** `logo`: another picture, none, or the one of the version that is worn. */
export type WantedTheme = { accent: string; seal: string; logo?: { data: string } | 'none' | undefined };

const ownAgency = async (ports: Pick<Ports, 'agencies'>, agencyId: string): Promise<Agency> => {
  const agency = await ports.agencies.find(agencyId);
  if (!agency) throw notFound('agency');
  return agency;
};

/** What staff see: the version that is worn, and all there were. */
export const readThemes = async (ports: Needed, caller: Caller, agencyId: string, after?: string): Promise<{ agency: Agency; worn: Theme | undefined; versions: Listed<ThemeCard> }> => {
  await staffOf(ports, caller, agencyId, undefined, 'agency');
  const agency = await ownAgency(ports, agencyId);
  const [worn, versions] = await Promise.all([agency.theme?.n ? ports.themes.find(agencyId, agency.theme.n) : undefined, ports.themes.ofAgency(agencyId, after)]);
  return { agency, worn, versions };
};

/** A version of its own, worn from now on. */
export const addTheme = async (ports: Needed, caller: Caller, { agencyId, version, wanted: { accent, seal, logo } }: { agencyId: string; version: number; wanted: WantedTheme }): Promise<Agency> => {
  const { id: by } = await staffOf(ports, caller, agencyId, 'manager', 'agency');
  refuseUnreadable({ accent, seal });
  const given = typeof logo === 'object' ? readLogo(logo.data) : undefined;
  await limited(ports, `look of ${agencyId}`, limits.themesOfAgency, caller.at);
  const agency = await ownAgency(ports, agencyId);
  const kept = logo === undefined && agency.theme?.n ? (await ports.themes.find(agencyId, agency.theme.n))?.logo : undefined;
  const n = (agency.theme?.latest ?? 0) + 1;
  const picture = given ?? kept;
  const theme: Theme = { agencyId, n, accent, seal, ...(picture ? { logo: picture } : {}), at: caller.at, by };
  const after: Agency = { ...agency, theme: wearing(theme, n), version: version + 1 };
  await ports.themes.add(theme, after, tell(ports, caller, 'agency.theme-changed', { about: agencyId, refs: { n }, answer: after }));
  return after;
};

/** An earlier version again, or with 0 the site's own look. */
export const wearTheme = async (ports: Needed, caller: Caller, { agencyId, version, n }: { agencyId: string; version: number; n: number }): Promise<Agency> => {
  await staffOf(ports, caller, agencyId, 'manager', 'agency');
  const agency = await ownAgency(ports, agencyId);
  const theme = n === 0 ? undefined : await ports.themes.find(agencyId, n);
  if (n !== 0 && !theme) throw new Refusal('invalid', 'There is no version of this number. Choose one from the list.', 'n');
  const after: Agency = { ...agency, theme: wearing(theme, agency.theme?.latest ?? 0), version: version + 1 };
  await ports.agencies.change(after, tell(ports, caller, 'agency.theme-changed', { about: agencyId, refs: { n }, answer: after }));
  return after;
};
