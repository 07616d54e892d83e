import { error, fail, redirect } from '@sveltejs/kit';
import { api, attempt, newKey, read, readVersioned, refuse } from '#lib/api.ts';
import { stepIn, type Step } from '#lib/authoring/row-steps.ts';
import { saveTyped, sectionNamed } from '#lib/authoring/save-typed.ts';
import { showSection } from '#lib/authoring/section-reader.ts';
import { sectionNames } from '../../../../../../../../functions/domain/call/challenge.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const nameIn = (section: string) => sectionNamed(section) ?? error(404, { message: 'There is no such section.' });

export const load: PageServerLoad = async (event) => {
  const name = nameIn(event.params.section);
  const [{ value, version, editedAt, editedByName }, around] = await Promise.all([
    read(event, api(event).challenges.calls[':id'].sections[':name'].$get({ param: { id: event.params.call, name } })),
    name === 'form' ? read(event, api(event).challenges.calls[':id'].draft.$get({ param: { id: event.params.call } })).then(({ sections }) => sections) : undefined,
  ]);
  return {
    name, typed: showSection(name, value), base: value, version: `"${version}"`, editedAt, editedByName, untouched: version === 1, key: newKey(),
    areas: around?.details.areas ?? [], blind: around?.judging.blind ?? true,
    saved: event.url.searchParams.has('saved'),
  };
};

const next = (name: string, call: string): string => {
  const following = sectionNames[sectionNames.findIndex((known) => known === name) + 1];
  return following ? `/run/${call}/edit/${following}` : `/run/${call}/approval`;
};

/** One of the approver's edits is made, or not: said by whoever saves the section. It is about the challenge as it is now, whatever this page showed. */
const mark = async (event: RequestEvent, { path: reviewId, more }: Step) => {
  const param = { id: event.params.call };
  const { version } = await readVersioned(event, api(event).challenges.calls[':id'].$get({ param }));
  const [comment, done] = more.split('-');
  const json = { reviewId, comment: Number(comment), done: done === 'yes' };
  return attempt(event, api(event).challenges.calls[':id']['mark-edit'].$post({ param, json }, { headers: { 'idempotency-key': newKey(), 'if-match': version } }));
};

export const actions: Actions = {
  /** Every button of the form: save, go on, or change the rows. The page that follows is a GET, so a reload repeats nothing. */
  save: async (event) => {
    const { call, section } = event.params;
    const name = nameIn(section);
    const form = await event.request.formData();
    const done = await saveTyped(event, call, name, form);
    if (!done.ok) return fail(done.status, { unsaved: done.unsaved });
    const step = stepIn(form);
    const marked = step.act === 'mark' ? await mark(event, step) : undefined;
    if (marked?.ok === false) return refuse(marked.problem);
    if (form.get('_do') === 'continue') redirect(303, next(name, call));
    redirect(303, `/run/${call}/edit/${name}?saved${done.saved.at === undefined ? '' : `&at=${done.saved.at}#f-${done.saved.at}`}`);
  },
  /** What a script saves while somebody writes. */
  keep: async (event) => {
    const name = nameIn(event.params.section);
    const done = await saveTyped(event, event.params.call, name, await event.request.formData());
    if (!done.ok) return fail(done.status, { unsaved: done.unsaved });
    const call = await attempt(event, api(event).challenges.calls[':id'].$get({ param: { id: event.params.call } }));
    return { saved: done.saved, ...(call.ok ? { lacks: call.value.lacks } : {}) };
  },
};
