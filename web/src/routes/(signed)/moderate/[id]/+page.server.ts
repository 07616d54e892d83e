import { cellFacts } from '../../../../../../functions/domain/import/listing-table.ts';
import type { FactName } from '../../../../../../functions/domain/listing/fact-names.ts';
import type { WrittenFacts } from '../../../../../../functions/domain/listing/listing.ts';
import { factWords } from '../../../../../../functions/domain/listing/words.ts';
import { api, attempt, newKey, once, read, readVersioned, refuse, type Problem } from '#lib/api.ts';
import { forPage, typedIn } from '#lib/server/suggesting.ts';
import { cellsOf, suggestedNames } from '#lib/suggestion-words.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const readOne = async (event: Pick<RequestEvent, 'fetch' | 'url' | 'params'>) => readVersioned(event, api(event).atlas.suggestions[':suggestionId'].$get({ param: { suggestionId: event.params.id } }));

export const load: PageServerLoad = async (event) => {
  const { value: { suggestion, alike }, version } = await readOne(event);
  const listingId = suggestion.listingId;
  const listing = listingId ? await read(event, api(event).atlas.listings[':listingId'].$get({ param: { listingId } })) : undefined;
  return { suggestion, alike, listing, version, key: newKey() };
};

const emptied = (names: FactName[]): Problem => ({
  title: 'There is a problem', status: 422, code: 'invalid', errors: names.map((name) => ({ field: name === 'place' ? 'country' : name, message: `${factWords[name]}: give a value, or reject the suggestion.` })),
});
/** An entry by its id, or by its address on this site. */
const idIn = (text: string): string => text.trim().split(/[?#]/)[0]!.split('/').findLast(Boolean) ?? '';

export const actions: Actions = {
  accept: async (event) => {
    const form = await event.request.formData();
    const typed = typedIn(form);
    const { value: { suggestion } } = await readOne(event);
    // what was not touched goes as it was suggested: an agency with its place in the directory, a link with its title
    const touched = suggestedNames(suggestion).filter((name) => Object.entries(cellsOf(name, suggestion.facts)).some(([field, value]) => (typed[field] ?? '').replaceAll('\r\n', '\n') !== value.trim()));
    const edited = cellFacts(typed);
    const empty = touched.filter((name) => edited[name] === undefined);
    if (empty.length > 0) return refuse(emptied(empty), typed);
    const facts = Object.fromEntries(touched.map((name) => [name, edited[name]])) as WrittenFacts;
    const done = await attempt(event, api(event).atlas.suggestions[':suggestionId'].accept.$post({ param: { suggestionId: event.params.id }, json: { facts } }, { headers: once(form, true) }));
    return done.ok ? { done: suggestion.proposal && suggestion.proposal !== 'moved' ? 'The entry is out of the lists. Its address says why.' : 'Accepted. It will show in the atlas within a minute.' } : refuse(forPage(done.problem), typed);
  },
  reject: async (event) => {
    const form = await event.request.formData();
    const typed = typedIn(form);
    const done = await attempt(event, api(event).atlas.suggestions[':suggestionId'].reject.$post({ param: { suggestionId: event.params.id }, json: { reason: typed['reason'] ?? '' } }, { headers: once(form, true) }));
    return done.ok ? { done: 'Rejected. The atlas stays as it is.' } : refuse(done.problem, typed);
  },
  merge: async (event) => {
    const form = await event.request.formData();
    const typed = typedIn(form);
    const done = await attempt(event, api(event).atlas.suggestions[':suggestionId'].merge.$post({ param: { suggestionId: event.params.id }, json: { into: idIn(typed['into'] ?? '') } }, { headers: once(form, true) }));
    if (done.ok) return { done: 'Merged. The entry has what it did not say before.' };
    const unknown = done.problem.status === 404 || done.problem.errors?.some(({ field }) => field === 'into');
    return refuse(unknown ? { ...done.problem, status: 422, errors: [{ field: 'into', message: 'Give the address of an entry of this atlas.' }] } : done.problem, typed);
  },
};
