import { redirect } from '@sveltejs/kit';
import { api, attempt, newKey, once, read, readVersioned, refuse } from '#lib/api.ts';
import { stillFound, stillFoundIn } from '#lib/call/still-found.ts';
import { plainBreaks } from '../../../../../../../../../functions/domain/entry/redaction.ts';
import { countIn, standIn, withStandIn } from '../../../../../../../../../functions/domain/entry/telltale.ts';
import type { Actions, PageServerLoad } from './$types';

const of = (event: { params: { call: string; entry: string } }) => ({ param: { challengeId: event.params.call, entryId: event.params.entry } });
type Event = Parameters<PageServerLoad>[0];
type Typed = { title: string; words: Record<string, string>; withheld: Record<string, string> };

export const load: PageServerLoad = async (event) => {
  const [{ value, version }, received, through] = await Promise.all([
    readVersioned(event, api(event).entries.redactions[':challengeId'][':entryId'].$get(of(event))),
    read(event, api(event).entries.received[':challengeId'][':entryId'].$get(of(event))),
    read(event, api(event).entries.redactions[':challengeId'].$get({ param: { challengeId: event.params.call }, query: { after: event.params.entry } })),
  ]);
  const saved = event.url.searchParams.get('saved');
  const still = !saved || saved === event.params.entry ? { entryId: event.params.entry, code: value.code, words: stillFound(value) } : await stillFoundIn(event, saved);
  return { looking: value, version, team: received.sent.team.name, members: received.members, through, entryId: event.params.entry, key: newKey(), saved: saved !== null, still };
};

/** Everything as it was typed: by question, and by file why it is kept from judges. */
const typedIn = (form: FormData): Typed => {
  const named = (prefix: string) => [...form].filter(([name]) => name.startsWith(prefix)).map(([name, value]): [string, string] => [name.slice(prefix.length), plainBreaks(String(value))]);
  return { title: String(form.get('title') ?? ''), words: Object.fromEntries(named('words.')), withheld: Object.fromEntries(named('why.').filter(([id]) => form.has(`withhold.${id}`))) };
};

const looking = async (event: Pick<Event, 'fetch' | 'url' | 'params'>) => read(event, api(event).entries.redactions[':challengeId'][':entryId'].$get(of(event)));

/** Every place of one telltale gets a word that stands for it; nothing is saved yet. */
const replace = async (event: Pick<Event, 'fetch' | 'url' | 'params'>, typed: Typed, words: string) => {
  const { telltales } = await looking(event);
  const one = telltales.find((telltale) => telltale.words === words);
  if (!one) return { typed };
  const places = countIn([typed.title, ...Object.values(typed.words)], telltales, one);
  const mended = (text: string) => withStandIn(text, telltales, words);
  const values: Typed = { ...typed, title: mended(typed.title).slice(0, 160), words: Object.fromEntries(Object.entries(typed.words).map(([id, text]) => [id, mended(text)])) };
  return { typed: values, said: `“${words}” is replaced with ${standIn(one)} in ${places} ${places === 1 ? 'place' : 'places'}. Nothing is saved yet.` };
};

const restore = async (event: Pick<Event, 'fetch' | 'url' | 'params'>, typed: Typed, id: string) => {
  const { title, sections } = await looking(event);
  const field = sections.flatMap(({ fields }) => fields).find((one) => one.id === id);
  if (id !== 'title' && !field) return { typed };
  const values: Typed = id === 'title' ? { ...typed, title: title.sent } : { ...typed, words: { ...typed.words, [id]: field?.sent ?? '' } };
  return { typed: values, said: `${id === 'title' ? 'The title' : `The answer to “${field?.label}”`} is as it was sent again. Nothing is saved yet.` };
};

export const actions: Actions = {
  /** Every button of the form: save, go on, replace a word, or put an answer back. */
  default: async (event) => {
    const form = await event.request.formData();
    const typed = typedIn(form);
    const [todo, ...rest] = String(form.get('_do') ?? 'save').split(':');
    if (todo === 'replace') return replace(event, typed, rest.join(':'));
    if (todo === 'restore') return restore(event, typed, rest.join(':'));
    const json = { n: Number(form.get('n')), title: typed.title, words: typed.words, withheld: Object.entries(typed.withheld).map(([fileId, why]) => ({ fileId, why })) };
    const done = await attempt(event, api(event).entries.redactions[':challengeId'][':entryId'].$put({ ...of(event), json }, { headers: once(form, true) }));
    // Of a newer version nothing was typed yet: the page shows that one.
    const sentAgain = !done.ok && done.problem.code === 'stale' && !('version' in done.problem);
    if (!done.ok) return refuse(done.problem, sentAgain ? {} : typed);
    const { call, entry } = event.params;
    if (todo !== 'next') redirect(303, `/run/${call}/entries/${entry}/redact?saved`);
    const { next } = await read(event, api(event).entries.redactions[':challengeId'].$get({ param: { challengeId: call }, query: { after: entry } }));
    redirect(303, next ? `/run/${call}/entries/${next.id}/redact?saved=${entry}` : `/run/${call}/entries?looked=${entry}`);
  },
};
