import { cellFacts } from '../../../../../../../functions/domain/import/listing-table.ts';
import { factNames, type FactName } from '../../../../../../../functions/domain/listing/fact-names.ts';
import type { WrittenFacts } from '../../../../../../../functions/domain/listing/listing.ts';
import { factWords } from '../../../../../../../functions/domain/listing/words.ts';
import { api, attempt, newKey, once, readVersioned, refuse, type Attempt, type Problem } from '#lib/api.ts';
import { forPage } from '#lib/server/suggesting.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const one = (event: Pick<RequestEvent, 'fetch' | 'url'>) => api(event).atlas.listings[':listingId'];
const factIn = (text: string | null): FactName => factNames.find((name) => name === text) ?? 'status';

export const load: PageServerLoad = async (event) => {
  const { value: listing, version } = await readVersioned(event, one(event).$get({ param: { listingId: event.params.id } }));
  return { listing, version, fact: factIn(event.url.searchParams.get('fact')), key: newKey() };
};

const typedIn = (form: FormData): Record<string, string> => Object.fromEntries([...new Set(form.keys())].map((name) => [name, form.getAll(name).map((value) => String(value).trim()).join('; ')]));
const answer = (which: string, done: Attempt<unknown>, words: string, typed: Record<string, string> = {}) => (done.ok ? { done: words } : refuse(forPage(done.problem), { ...typed, which }));
const lacking = (fact: FactName): Problem => ({ title: 'There is a problem', status: 422, code: 'invalid', errors: [{ field: fact === 'place' ? 'country' : fact, message: `${factWords[fact]}: give a value, or tick that it is not known.` }] });

export const actions: Actions = {
  check: async (event) => {
    const form = await event.request.formData();
    return answer('check', await attempt(event, one(event).check.$post({ param: { listingId: event.params.id }, json: { facts: [] } }, { headers: once(form, true) })), 'Every fact is checked as of today.');
  },
  change: async (event) => {
    const form = await event.request.formData();
    const typed = typedIn(form);
    const fact = factIn(event.url.searchParams.get('fact'));
    const facts = cellFacts(typed) as WrittenFacts;
    const unknown = typed['unknown'] === 'yes';
    if (!unknown && facts[fact] === undefined) return refuse(lacking(fact), { ...typed, which: 'change' });
    const json = { facts: unknown ? {} : { [fact]: facts[fact] }, remove: unknown ? [fact] : [], source: typed['source'] ?? '', note: typed['note'] ?? '' };
    return answer('change', await attempt(event, one(event).$put({ param: { listingId: event.params.id }, json }, { headers: once(form, true) })), 'Changed. The entry says so within a minute.', typed);
  },
  archive: async (event) => {
    const form = await event.request.formData();
    const typed = typedIn(form);
    return answer('archive', await attempt(event, one(event).archive.$post({ param: { listingId: event.params.id }, json: { reason: typed['reason'] ?? '' } }, { headers: once(form, true) })), 'The entry is out of the lists. Its address says why.', typed);
  },
  restore: async (event) => {
    const form = await event.request.formData();
    return answer('restore', await attempt(event, one(event).restore.$post({ param: { listingId: event.params.id } }, { headers: once(form, true) })), 'The entry is in the lists again.');
  },
  merge: async (event) => {
    const form = await event.request.formData();
    const typed = typedIn(form);
    const into = (typed['into'] ?? '').split(/[?#]/)[0]!.split('/').findLast(Boolean) ?? '';
    const done = await attempt(event, one(event).merge.$post({ param: { listingId: event.params.id }, json: { into } }, { headers: once(form, true) }));
    const unknown = !done.ok && (done.problem.status === 404 || done.problem.errors?.some(({ field, message }) => field === 'into' && !message.includes('another entry')));
    return answer('merge', unknown ? { ok: false, problem: { ...done.problem, status: 422, errors: [{ field: 'into', message: 'Give the address of an entry of this atlas.' }] } } : done, 'Merged. This entry now leads to the one that stays.', typed);
  },
};
