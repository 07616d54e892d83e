import { redirect, type RequestEvent } from '@sveltejs/kit';
import { api, attempt, newKey, once, readVersioned, refuse, type Problem } from '#lib/api.ts';
import { attachPlainTo } from '#lib/attach-plain.ts';
import { workFiles } from '#lib/file-desk.ts';
import { byField, typedOf, wordsIn } from '#lib/server/library-form.ts';
import { currentOf, stateOf } from '../../../../../../../functions/domain/library/library-words.ts';
import type { Actions, PageServerLoad } from './$types';

const one = (event: Pick<RequestEvent, 'fetch' | 'url'>) => api(event).library.publications[':publicationId'];

export const load: PageServerLoad = async (event) => {
  const { value: work, version } = await readVersioned(event, one(event).desk.$get({ param: { publicationId: event.params.id } }));
  const { draft, files, history, latest, withdrawals, id, keeperName } = work;
  return {
    work: { id, keeperName, title: draft.said.title, latest, current: currentOf(work) }, version, typed: typedOf(draft), key: newKey(),
    files: files.filter(({ state }) => state === 'verified'), attached: draft.files,
    versions: history.map(({ n, at }) => ({ n, at, state: stateOf(work, n), reason: withdrawals.find((gone) => gone.n === n)?.reason })).toReversed(),
  };
};

const typedIn = async ({ request }: Pick<RequestEvent, 'request'>) => {
  const form = await request.formData();
  const typed = Object.fromEntries([...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value.trim()]] : []))) as Record<string, string>;
  return { form, typed };
};
const refused = (problem: Problem, typed: Record<string, string>, which: string, attached: string[] = []) => refuse(byField(problem), { typed: { ...typed, which }, attached });

/** Keeps what was typed, with a file that came with the form or without one that was taken off. */
const save = async (event: RequestEvent<{ id: string }>, form: FormData, typed: Record<string, string>) => {
  const publicationId = event.params.id;
  const files = form.getAll('files').map(String).filter((id) => id !== typed['_remove']);
  const sent = form.get('new');
  if (sent instanceof File && sent.size > 0) {
    const attached = await attachPlainTo(event, workFiles(event, publicationId), sent);
    if (!attached.ok) return { ok: false as const, files, problem: { title: 'The file was not attached', status: 422, code: 'invalid', errors: [{ field: 'files', message: attached.why }] } };
    files.push(attached.id);
  }
  return { files, ...(await attempt(event, one(event).draft.$put({ param: { publicationId }, json: { ...wordsIn(typed), files, note: typed['note'] ?? '' } }, { headers: once(form, true) }))) };
};

export const actions: Actions = {
  save: async (event) => {
    const { form, typed } = await typedIn(event);
    const done = await save(event, form, typed);
    return done.ok ? { done: 'Saved. Nobody else reads it yet.' } : refused(done.problem, typed, 'write', done.files);
  },
  publish: async (event) => {
    const { form, typed } = await typedIn(event);
    const saved = await save(event, form, typed);
    if (!saved.ok) return refused(saved.problem, typed, 'write', saved.files);
    const headers = { 'idempotency-key': `${once(form)['idempotency-key']}-publish`, 'if-match': saved.version };
    const done = await attempt(event, one(event).publish.$post({ param: { publicationId: event.params.id } }, { headers }));
    return done.ok ? { done: 'Published. This version stays as it is.' } : refused(done.problem, typed, 'write', saved.files);
  },
  discard: async (event) => {
    const { form, typed } = await typedIn(event);
    if (typed['sure'] !== 'yes') return refused({ title: 'There is a problem', status: 422, code: 'invalid', errors: [{ field: 'sure', message: 'Check the box if the draft should go for good.' }] }, typed, 'discard');
    const done = await attempt(event, one(event).$delete({ param: { publicationId: event.params.id } }, { headers: once(form, true) }));
    return done.ok ? redirect(303, '/me/library?discarded=yes') : refused(done.problem, typed, 'discard');
  },
  withdraw: async (event) => {
    const { form, typed } = await typedIn(event);
    const done = await attempt(event, one(event).withdraw.$post({ param: { publicationId: event.params.id }, json: { n: Number(typed['n']), reason: typed['reason'] ?? '' } }, { headers: once(form, true) }));
    return done.ok ? { done: `Version ${typed['n']} is withdrawn.` } : refused(done.problem, typed, 'withdraw');
  },
};
