import { notFound } from '../../domain/refusal.ts';
import type { Theme } from '../../domain/theme/theme.ts';
import type { Ports } from '../../ports/ports.ts';

/** A version of how an agency looks: it never changes, so that whoever has it need not ask again. */
export const readTheme = async (ports: Pick<Ports, 'agencies' | 'themes'>, slug: string, n: number): Promise<Theme> => {
  const agency = await ports.agencies.findBySlug(slug);
  const theme = agency && (await ports.themes.find(agency.id, n));
  if (!theme) throw notFound('look');
  return theme;
};
