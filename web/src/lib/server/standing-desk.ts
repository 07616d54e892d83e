import { redirect, type RequestEvent } from '@sveltejs/kit';
import { api, attempt, newKey, once, readVersioned, refuse } from '#lib/api.ts';
import { actIn, actsOf, type Issued, type StandingAct } from '#lib/awarding/issued.ts';
import { endOfDay, faultsIn, fieldsOf, lookAhead, type Typed } from '#lib/awarding/look-ahead.ts';

type Asking = Pick<RequestEvent, 'fetch' | 'url' | 'params' | 'platform'>;
const nothing: Typed = { reason: '', name: '', until: '' };
const issued = (event: Pick<Asking, 'fetch' | 'url'>) => api(event).results['issued-credentials'][':credentialId'];
const of = ({ params }: Pick<Asking, 'params'>) => ({ credentialId: params['id'] ?? '' });
const at = ({ platform, url }: Asking) => ({ now: platform?.now() ?? '', origin: url.origin });

/** One credential and what is asked of it. An act that asks for nothing shows at once what is read of it. */
export const loadIssued = async (event: Asking) => {
  const { value, version } = await readVersioned(event, issued(event).$get({ param: of(event) }));
  const credential: Issued = value;
  const wanted = actIn(event.url.searchParams.get('ask'));
  const ask = wanted && actsOf(credential).includes(wanted) ? wanted : undefined;
  const ahead = ask && fieldsOf(ask).length === 0 ? lookAhead(ask, nothing, credential, at(event)) : undefined;
  return { credential, version, ask, ahead, done: actIn(event.url.searchParams.get('done')), key: newKey() };
};

const read = async (event: RequestEvent) => {
  const form = await event.request.formData();
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const act: StandingAct = actIn(text('act')) ?? 'suspend';
  const all = { reason: text('reason'), name: text('name'), until: text('until') };
  const typed = { ...nothing, ...Object.fromEntries(fieldsOf(act).map((field) => [field, all[field]])) };
  return { form, act, typed, seen: text('seen') };
};

const looked = async (event: RequestEvent, act: StandingAct, typed: Typed) => {
  const found = await attempt(event, issued(event).$get({ param: of(event) }));
  if (!found.ok) return refuse(found.problem, { act, ...typed });
  const errors = faultsIn(act, typed, found.value, at(event).now);
  if (errors.length > 0) return refuse({ title: 'There is a problem', status: 422, code: 'invalid', errors }, { act, ...typed });
  return { checked: { act, typed, ahead: lookAhead(act, typed, found.value, at(event)) } };
};

const send = (event: RequestEvent, act: StandingAct, { reason, name, until }: Typed, form: FormData) => {
  const [param, headers, end] = [of(event), { headers: once(form, true) }, endOfDay(until)];
  const one = issued(event);
  if (act === 'suspend') return attempt(event, one.suspend.$post({ param, json: { reason, until: end } }, headers));
  if (act === 'reinstate') return attempt(event, one.reinstate.$post({ param }, headers));
  if (act === 'withdraw') return attempt(event, one.withdraw.$post({ param, json: { reason } }, headers));
  if (act === 'renew') return attempt(event, one.renew.$post({ param, json: { until: end } }, headers));
  return attempt(event, one.replace.$post({ param, json: { reason, name } }, headers));
};

/** First the words are shown, then it is done; words that changed in between are shown again. */
export const standingActions = {
  check: async (event: RequestEvent) => {
    const { act, typed } = await read(event);
    return looked(event, act, typed);
  },
  change: async (event: RequestEvent) => {
    const { form, act, typed, seen } = await read(event);
    if (seen !== JSON.stringify(typed)) return looked(event, act, typed);
    const done = await send(event, act, typed, form);
    if (!done.ok) return refuse(done.problem, { act, ...typed });
    redirect(303, `${event.url.pathname.replace(/[^/]+$/, done.value.id)}?done=${act}`);
  },
};
