import type { Act } from '../../../domain/act.ts';
import type { Ports } from '../../../ports/ports.ts';

/** Something came of what a person suggested who wants to be named: it counts for them, once. */
export const creditContributor = async (ports: Pick<Ports, 'contributors' | 'suggestions'>, act: Pick<Act, 'refs'>): Promise<void> => {
  const id = act.refs['suggestion'];
  const suggestion = typeof id === 'string' ? await ports.suggestions.find(id) : undefined;
  if (!suggestion?.credit || !suggestion.by.startsWith('per_') || !['accepted', 'merged'].includes(suggestion.state)) return;
  const what = suggestion.listingId || suggestion.state === 'merged' ? 'corrected' : 'added';
  await ports.contributors.note({ personId: suggestion.by, suggestionId: suggestion.id, what, at: suggestion.decided!.at });
};
