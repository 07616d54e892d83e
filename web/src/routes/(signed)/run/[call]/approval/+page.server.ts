import { api, attempt, newKey, once, read, refuse } from '#lib/api.ts';
import { typedInstant } from '#lib/server/typed-instant.ts';
import { writtenHtml } from '#lib/server/written-html.ts';
import { toldChanges } from '#lib/authoring/told-changes.ts';
import { instantOf, localOf } from '../../../../../../../functions/domain/zone.ts';
import { sectionNames } from '../../../../../../../functions/domain/call/challenge.ts';
import { datesNote } from '../../../../../../../functions/domain/call/lint.ts';
import type { Actions, PageServerLoad } from './$types';

const param = (event: { params: { call: string } }) => ({ param: { id: event.params.call } });

export const load: PageServerLoad = async (event) => {
  const draft = await read(event, api(event).challenges.calls[':id'].draft.$get(param(event)));
  const { version, sections, concerns, before } = draft;
  const now = event.platform!.now();
  const seen = before && { kind: before.kind, at: before.at, byName: before.byName, changed: toldChanges(before.sections, sections) };
  return { draftVersion: `"${version}"`, sections, concerns, html: writtenHtml(sections), seen, now, note: datesNote(sections, now), publishAt: localOf(now, sections.timeline.zone), key: newKey() };
};

const commentsIn = (form: FormData) => {
  const texts = [...sectionNames, 'whole'].map((section) => ({ section, text: String(form.get(`comment.${section}`) ?? '').trim() }));
  return { comments: texts.filter(({ text }) => text !== ''), values: Object.fromEntries(texts.map(({ section, text }) => [`comment.${section}`, text])) };
};

export const actions: Actions = {
  submit: async (event) => {
    const form = await event.request.formData();
    const done = await attempt(event, api(event).challenges.calls[':id'].submit.$post(param(event), { headers: once(form) }));
    return done.ok ? { done: 'submitted' as const } : refuse(done.problem);
  },
  recall: async (event) => {
    const form = await event.request.formData();
    const done = await attempt(event, api(event).challenges.calls[':id'].recall.$post(param(event), { headers: once(form) }));
    return done.ok ? { done: 'recalled' as const } : refuse(done.problem);
  },
  mark: async (event) => {
    const form = await event.request.formData();
    const done = form.get('done') === 'yes';
    const json = { reviewId: String(form.get('review')), comment: Number(form.get('comment')), done };
    const marked = await attempt(event, api(event).challenges.calls[':id']['mark-edit'].$post({ ...param(event), json }, { headers: once(form, true) }));
    if (!marked.ok) return refuse(marked.problem);
    return { done: done ? ('marked' as const) : ('unmarked' as const) };
  },
  edits: async (event) => {
    const form = await event.request.formData();
    const { comments, values } = commentsIn(form);
    const done = await attempt(event, api(event).challenges.calls[':id']['request-edits'].$post({ ...param(event), json: { comments } }, { headers: once(form, true) }));
    return done.ok ? { done: 'edits' as const } : refuse(done.problem, values);
  },
  approve: async (event) => {
    const form = await event.request.formData();
    const { comments, values } = commentsIn(form);
    const local = form.get('when') === 'later' ? String(form.get('publishAt') ?? '') : '';
    const typed = { ...values, when: String(form.get('when') ?? 'now'), publishAt: String(form.get('publishAt') ?? '') };
    const draft = await attempt(event, api(event).challenges.calls[':id'].draft.$get(param(event)));
    if (!draft.ok) return refuse(draft.problem, typed);
    const { zone } = draft.value.sections.timeline;
    // the approver writes the wall-clock time of the challenge's zone; empty means at once
    const publishAt = local ? typedInstant(() => instantOf(local, zone, 'publishAt'), 'publishAt') : event.platform!.now();
    if (typeof publishAt !== 'string') return refuse(publishAt, typed);
    const done = await attempt(event, api(event).challenges.calls[':id'].approve.$post({ ...param(event), json: { comments, publishAt } }, { headers: once(form, true) }));
    return done.ok ? { done: 'approved' as const } : refuse(done.problem, typed);
  },
};
