import { suggestionDecidedLetter, type Decided } from '../../../domain/letters/atlas.ts';
import { derivedId } from '../../../domain/letters/letter.ts';
import { owner, system, visitor, type Suggestion } from '../../../domain/listing/suggestion.ts';
import { factWords } from '../../../domain/listing/words.ts';
import { factNames } from '../../../domain/listing/fact-names.ts';
import type { Ports } from '../../../ports/ports.ts';
import { pagesOf } from '../../site-pages.ts';
import { writeLetters, type Cause, type ToWrite } from './write-letters.ts';

type Needed = ToWrite & Pick<Ports, 'suggestions' | 'listings'>;

/** A new entry by its title, a correction by what it is of. */
const aboutIn = async (ports: Needed, { facts, listingId }: Suggestion): Promise<string> => {
  if (!listingId) return `“${facts.title ?? 'No title'}”`;
  const listing = await ports.listings.find(listingId);
  const named = factNames.filter((name) => facts[name] !== undefined).map((name) => factWords[name].toLowerCase());
  return `${named.length > 0 ? named.join(', ') : 'a correction'} of “${listing?.facts.title.value ?? 'an entry'}”`;
};

/** Whoever suggested it hears what was decided: at their account, or at the address that a visitor left. */
export const tellSuggested = async (ports: Needed, act: Cause): Promise<void> => {
  const id = act.refs['suggestion'] ?? (act.about.startsWith('sug_') ? act.about : undefined);
  const suggestion = typeof id === 'string' ? await ports.suggestions.find(id) : undefined;
  if (!suggestion?.decided || suggestion.state === 'waiting' || [owner, system, suggestion.decided.by].includes(suggestion.by)) return;
  const { listingId, reason } = suggestion.decided;
  const decided: Decided = { about: await aboutIn(ports, suggestion), as: suggestion.state, reason, link: listingId && `${ports.site.origin}/atlas/${listingId}` };
  if (suggestion.by !== visitor) await writeLetters(ports, act, [suggestion.by], (envelope) => suggestionDecidedLetter(envelope, decided, pagesOf(ports).own('/suggestions')));
  else if (suggestion.email) {
    const envelope = { id: derivedId('mail', ports.sha256, act.id, suggestion.id), at: act.at, to: suggestion.email, about: suggestion.id };
    await ports.mails.queue([suggestionDecidedLetter(envelope, decided, undefined)]);
  }
};
