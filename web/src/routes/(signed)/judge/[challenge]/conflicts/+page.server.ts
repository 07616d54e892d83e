import { redirect } from '@sveltejs/kit';
import { api, attempt, newKey, once, read, refuse, type Problem } from '#lib/api.ts';
import { relationWords } from '#lib/conflict-words.ts';
import { dayTimeWords } from '#lib/local-time.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { own, me } = await event.parent();
  if (!own.judge.orientedAt) redirect(303, `/judge/${event.params.challenge}/orientation`);
  const { listed, names, said, steppedBack } = await read(event, api(event).judging.judging[':challengeId'].gate.$get({ param: { challengeId: event.params.challenge } }));
  const known = new Set(said.map(({ name }) => name.toLowerCase()));
  const over = ['deciding', 'results', 'cancelled'].includes(own.stage);
  const closed = own.brief?.entriesCloseAt;
  const early = !over && closed !== undefined && own.judge.declaredAt !== undefined && (event.platform?.now() ?? '') > closed && (own.judge.lookedAt ?? own.judge.declaredAt) <= closed;
  return { listed, over, early, steppedBack: steppedBack.map((one) => ({ ...one, on: dayTimeWords(one.at, me.zone) })), names: names.filter((name) => !known.has(name.toLowerCase())), said: said.map((one) => ({ ...one, relation: one.relation && relationWords[one.relation], on: dayTimeWords(one.at, me.zone) })), added: event.url.searchParams.has('added'), key: newKey() };
};

type Relation = keyof typeof relationWords;
/** The ticked names with what was said beside each, and a name that is not on the list. */
const conflictsIn = (form: FormData) => {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const said = (name: string, of: string) => ({ name, reason: text(`why${of}`), ...(Object.hasOwn(relationWords, text(`how${of}`)) ? { relation: text(`how${of}`) as Relation } : {}) });
  const ticked = form.getAll('name').map(String).map((name) => said(name, ` ${name}`));
  return text('other') ? [...ticked, said(text('other'), '-other')] : ticked;
};

/** Nothing ticked and nothing said is no answer; so is the one against the other. */
const contradiction = (answer: string, count: number): string | undefined => {
  if (answer === 'more') return count === 0 ? 'Tick or write whom you cannot judge.' : undefined;
  if (answer === 'looked') return count > 0 ? 'You ticked or wrote a name. Press “Add to what I said”, or take it away.' : undefined;
  if (answer === '') return 'Choose your answer.';
  if (answer === 'none' && count > 0) return 'You ticked a name. Choose the second answer, or take the tick away.';
  if (answer === 'some' && count === 0) return 'Tick whom you cannot judge, or choose the first answer.';
  return undefined;
};

const unclear = (message: string): Problem => ({ title: 'Your answer is not clear', status: 422, code: 'invalid', errors: [{ field: 'answer', message }] });

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const challengeId = event.params.challenge;
    const conflicts = conflictsIn(form);
    const answer = String(form.get('answer') ?? '');
    const values = { conflicts, answer };
    const message = contradiction(answer, conflicts.length);
    if (message) return refuse(unclear(message), values);
    const done = await attempt(event, api(event).judging.judging[':challengeId'].gate.$post({ param: { challengeId }, json: { conflicts } }, { headers: once(form) }));
    if (!done.ok) return refuse(done.problem, values);
    redirect(303, answer === 'more' ? `/judge/${challengeId}/conflicts?added=${conflicts.length}` : `/judge/${challengeId}?done=${answer === 'looked' ? 'looked' : 'answered'}`);
  },
};
