import type { RequestEvent } from '@sveltejs/kit';
import { cellFacts } from '../../../../functions/domain/import/listing-table.ts';
import type { WrittenFacts } from '../../../../functions/domain/listing/listing.ts';
import { api, attempt, newKey, once, read, refuse, type Problem } from '#lib/api.ts';

type Event = Pick<RequestEvent, 'fetch' | 'url' | 'request' | 'setHeaders'>;

/** A form of its own for each visit: nobody keeps the page. */
export const openForm = async (event: Event) => {
  event.setHeaders({ 'cache-control': 'no-store' });
  const { form, reads } = await read(event, api(event).atlas['suggestion-form'].$get());
  return { form, reads, key: newKey() };
};

/** What the page says of itself that somebody is about to suggest; a refusal in words where it says nothing. */
export const prefill = async (event: Event): Promise<{ values: Record<string, string>; known?: string | undefined; problem?: Problem }> => {
  const url = event.url.searchParams.get('url')?.trim() ?? '';
  if (!url) return { values: {} };
  const done = await attempt(event, api(event).atlas['page-facts'].$get({ query: { url } }));
  if (!done.ok) return { values: { url }, problem: forPage(done.problem) };
  const { listing, ...said } = done.value;
  return { values: { url, ...said }, known: listing };
};

/** As the fields of the page are called: `facts.place.region` is its `region`. */
const fieldOf = (field: string): string => {
  const [first, second, third] = field.split('.');
  if (first !== 'facts') return first!;
  return second === 'place' ? (third ?? 'region') : (second ?? 'title');
};
/** In the order in which the form asks; what it does not ask comes last. */
const asked = ['url', 'title', 'type', 'summary', 'agency', 'country', 'region', 'city', 'status', 'starts', 'ends', 'source', 'note', 'email'];
const placeOf = (field: string): number => (asked.includes(field) ? asked.indexOf(field) : asked.length);
export const forPage = (problem: Problem): Problem =>
  problem.errors ? { ...problem, errors: problem.errors.map(({ field, message }) => ({ field: fieldOf(field), message })).toSorted((a, b) => placeOf(a.field) - placeOf(b.field)) } : problem;

/** Several values of one field with a semicolon between two, as a table has them. */
export const typedIn = (form: FormData): Record<string, string> => Object.fromEntries([...new Set(form.keys())].map((name) => [name, form.getAll(name).map((value) => String(value).trim()).join('; ')]));

/** What was typed into the fields of a form, and the facts that it says. */
export const typedFacts = (form: FormData): { typed: Record<string, string>; facts: WrittenFacts } => {
  const typed = typedIn(form);
  return { typed, facts: cellFacts(typed) as WrittenFacts };
};

/** Sends what was typed. Whoever is signed in is known by that; everybody else by the form they were given. */
export const sendSuggestion = async (event: Event, listingId?: string) => {
  const form = await event.request.formData();
  const { typed, facts } = typedFacts(form);
  const { source, note = '', form: given, homepage = '', email } = typed;
  const json = {
    facts, note, homepage, credit: typed['credit'] === 'yes',
    ...(listingId ? { listingId } : {}), ...(source ? { source } : {}), ...(given ? { form: given } : {}), ...(email ? { email } : {}),
  };
  const done = await attempt(event, api(event).atlas.suggestions.$post({ json }, { headers: once(form) }));
  return done.ok ? { sent: done.value.state } : refuse(forPage(done.problem), typed);
};
