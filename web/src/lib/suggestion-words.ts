import { factNames, type FactName } from '../../../functions/domain/listing/fact-names.ts';
import type { FactValues } from '../../../functions/domain/listing/listing.ts';
import type { Suggestion } from '../../../functions/domain/listing/suggestion.ts';
import { factWords, sayFact } from '../../../functions/domain/listing/words.ts';

/** `about`: the entry that a correction is about. */
type Suggested = Pick<Suggestion, 'facts' | 'listingId' | 'proposal' | 'source'> & { about?: string | undefined };
/** What this site found, of which page. */
const findings: Record<NonNullable<Suggestion['proposal']>, (source: string) => string> = {
  moved: (source) => `Moved to ${source}`, gone: (source) => `Gone: ${source}`, archive: () => 'Unchecked for two years, and all links gone',
};

export const sayAny = (name: FactName, value: unknown): string => (value === undefined ? '' : sayFact(name, value as FactValues[typeof name]));
export const suggestedNames = ({ facts }: Pick<Suggestion, 'facts'>): FactName[] => factNames.filter((name) => facts[name] !== undefined);

/** A new entry by its title, a correction by what it says. */
export const suggestedTitle = (suggestion: Suggested): string =>
  suggestion.proposal ? `${suggestion.about ? `${suggestion.about}. ` : ''}${findings[suggestion.proposal](suggestion.source)}` : suggestion.listingId === undefined ? (suggestion.facts.title ?? 'No title') : `${suggestion.about ? `${suggestion.about}. ` : ''}${suggestedNames(suggestion).map((name) => `${factWords[name]}: ${sayAny(name, suggestion.facts[name])}`).join('; ')}`;

/** A fact as the fields of a form have it, by their names. */
export const cellsOf = (name: FactName, facts: Suggestion['facts']): Record<string, string> => {
  const { place, agency, uses, partners, links } = facts;
  if (name === 'place') return { country: place?.country ?? '', region: place?.region ?? '', city: place?.city ?? '' };
  if (name === 'agency') return { agency: agency?.name ?? '' };
  if (name === 'uses') return { uses: (uses ?? []).join('; ') };
  if (name === 'partners') return { partners: (partners ?? []).join('; ') };
  if (name === 'links') return { links: (links ?? []).map(({ url }) => url).join('; ') };
  return { [name]: String(facts[name] ?? '') };
};
