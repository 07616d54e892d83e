import { redirect } from '@sveltejs/kit';
import { api, attempt, newKey, once, read, readOrWait, refuse, type Attempt, type Problem } from '#lib/api.ts';
import { writtenIn } from '#lib/scores-form.ts';
import { keepingOf } from '#lib/server/keeping.ts';
import { nextEntry } from '../../../../../../../functions/domain/judging/evaluation/queue.ts';
import { momentWords } from '../../../../../../../functions/domain/moment.ts';
import { conflictReason } from './conflict-kinds.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const path = ({ params }: Pick<RequestEvent, 'params'>) => ({ param: { challengeId: params.challenge, entryId: params.entry } });
const home = ({ params }: Pick<RequestEvent, 'params'>) => `/judge/${params.challenge}`;
const evaluations = (event: Pick<RequestEvent, 'fetch' | 'url'>) => api(event).judging.evaluations[':challengeId'];

export const load: PageServerLoad = async (event) => {
  const [me, reply, queue] = await Promise.all([
    read(event, api(event).accounts.me.$get()),
    evaluations(event)[':entryId'].$get(path(event)),
    evaluations(event).$get({ param: { challengeId: event.params.challenge } }),
  ]);
  // an earlier step is missing: the way there is on the challenge's page
  if (reply.status === 409) redirect(303, home(event));
  const whole = await read(event, Promise.resolve(reply));
  const { rows } = await read(event, Promise.resolve(queue));
  const { challenge, round, scoring } = whole;
  const recorded = whole.evaluation.state === 'saved' ? await readOrWait(event, evaluations(event)[':entryId'].record.$get(path(event))) : undefined;
  const now = event.platform?.now() ?? '';
  const ask = event.url.searchParams;
  const before = rows.find((row) => row.entryId === (ask.get('saved') ?? ask.get('skipped')));
  return {
    ...whole,
    me: { id: me.id, name: me.name, shortcuts: me.shortcuts },
    entryId: event.params.entry,
    place: rows.findIndex((row) => row.entryId === event.params.entry) + 1,
    total: rows.length,
    next: nextEntry(rows, event.params.entry),
    opens: momentWords(round.opensAt, challenge.zone),
    closes: momentWords(round.closesAt, challenge.zone),
    /** The entry that was left for this one, and how. */
    done: before && { as: ask.has('saved') ? 'saved' as const : 'skipped' as const, title: before.title || before.code, entryId: before.entryId },
    /** Whether what counts is on the public record. */
    record: recorded?.ok ? { state: recorded.value.state, index: recorded.value.index, size: recorded.value.size, witnessed: recorded.value.witnessed } : undefined,
    before: !scoring && now < round.opensAt,
    now,
    keeping: keepingOf({ me, challenge, round, scoring, rows, here: event.params.entry, now }),
    version: `"${whole.evaluation.version}"`,
    key: newKey(),
  };
};

type Own = { version: number; state: string; touchedAt?: string | undefined };

/** Autosave, and the safe end of every refusal: what was typed is stored, and counts for nothing yet. */
const keep = async (event: RequestEvent, form: FormData): Promise<Attempt<Own>> =>
  attempt(event, evaluations(event)[':entryId'].$put({ ...path(event), json: writtenIn(form) }, { headers: { 'if-match': String(form.get('_version') ?? '') } }));

const versionOf = (problem: Problem, form: FormData) => (problem.code === 'stale' ? `"${String(problem['version'])}"` : String(form.get('_version') ?? ''));
/** With a version: refused, but what was typed is stored under it. */
const again = (problem: Problem, form: FormData, version?: string) =>
  refuse(problem, { written: writtenIn(form), reason: String(form.get('reason') ?? ''), more: String(form.get('_more') ?? ''), kind: String(form.get('_kind') ?? ''), sure: form.has('_sure'), version: version ?? versionOf(problem, form), kept: version !== undefined, ...(problem.code === 'stale' ? { newer: problem['current'] } : {}) });

const onward = async (event: RequestEvent, said: 'saved' | 'skipped'): Promise<never> => {
  const { rows } = await read(event, evaluations(event).$get({ param: { challengeId: event.params.challenge } }));
  const next = nextEntry(rows, event.params.entry);
  redirect(303, next ? `${home(event)}/${next}?${said}=${event.params.entry}` : `${home(event)}?done=${said}`);
};

const aside = async (event: RequestEvent, as: 'skipped' | 'abstained') => {
  const form = await event.request.formData();
  const kept = await keep(event, form);
  if (!kept.ok) return again(kept.problem, form);
  const reason = as === 'abstained' ? String(form.get('reason') ?? '').trim() : '';
  if (as === 'abstained' && kept.value.state === 'saved' && !form.has('_drop')) {
    const errors = [...(reason.length < 3 ? [{ field: 'reason', message: 'Say why you abstain.' }] : []), { field: '_drop', message: 'Confirm that your score of this entry is dropped.' }];
    return again({ title: 'Something is asked first', status: 422, code: 'invalid', errors }, form, kept.version);
  }
  const done = await attempt(event, evaluations(event)[':entryId']['set-aside'].$post({ ...path(event), json: { as, reason } }, { headers: once(form) }));
  if (!done.ok) return again(done.problem, form, kept.version);
  if (as === 'abstained') redirect(303, `${home(event)}?done=abstained`);
  return onward(event, 'skipped');
};

export const actions: Actions = {
  keep: async (event) => {
    const form = await event.request.formData();
    const kept = await keep(event, form);
    if (!kept.ok) return again(kept.problem, form);
    return { kept: { version: kept.version, at: kept.value.touchedAt ?? '', counts: kept.value.state === 'saved' } };
  },
  save: async (event) => {
    const form = await event.request.formData();
    const saved = await attempt(event, evaluations(event)[':entryId'].save.$post({ ...path(event), json: writtenIn(form) }, { headers: once(form, true) }));
    // who changes scores came from the list, and goes back to it
    if (saved.ok && form.has('_changes')) redirect(303, `${home(event)}?done=saved`);
    if (saved.ok) return onward(event, 'saved');
    const kept = saved.problem.code === 'invalid' ? await keep(event, form) : undefined;
    return again(saved.problem, form, kept?.ok ? kept.version : undefined);
  },
  skip: (event) => aside(event, 'skipped'),
  abstain: (event) => aside(event, 'abstained'),
  recuse: async (event) => {
    const form = await event.request.formData();
    const reason = conflictReason(String(form.get('_kind') ?? ''), String(form.get('_more') ?? '').trim());
    const lacks = [
      ...(reason ? [] : [{ field: '_kind', message: 'Say what kind of conflict it is.' }]),
      ...(form.has('_sure') ? [] : [{ field: '_sure', message: 'Confirm that the entry leaves your list.' }]),
    ];
    if (!reason || lacks.length > 0) return again({ title: 'Two things are asked first', status: 422, code: 'invalid', errors: lacks }, form);
    const done = await attempt(event, evaluations(event)[':entryId'].recuse.$post({ ...path(event), json: { reason } }, { headers: once(form) }));
    if (!done.ok) return again(done.problem, form);
    redirect(303, `${home(event)}?done=stepped-back`);
  },
};
