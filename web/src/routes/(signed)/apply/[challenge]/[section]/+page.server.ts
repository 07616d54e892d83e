import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { readersIn } from '../../../../../../../functions/domain/call/readers.ts';
import { fullQuestion } from '../../../../../../../functions/domain/entry/answer-limits.ts';
import { askedIn } from '../../../../../../../functions/domain/entry/answers.ts';
import type { Answers } from '../../../../../../../functions/domain/entry/entry.ts';
import { api, newKey, read } from '#lib/api.ts';
import { sectionAt, sectionPath } from '#lib/apply-paths.ts';
import { attachPlain, detach } from '#lib/attach-plain.ts';
import type { Marks } from '#lib/merge-answers.ts';
import { putDraft } from '#lib/put-draft.ts';
import { readAnswers } from '#lib/questions.ts';
import { saveSection } from '#lib/save-section.ts';
import { wrongAnswers, wrongProblem, type Wrong } from '#lib/wrong-answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { form, own, base, query, open, blind } = await event.parent();
  if (!own) redirect(303, `${base}?choose=1`);
  const section = sectionAt(form, event.params.section);
  if (!section) error(404, 'There is no such section, or it is not yours.');
  const at = form.indexOf(section);
  const draft = own.drafts.find((one) => one.section === section.id);
  const sent = !open && own.entry.sentVersion > 0 ? await read(event, api(event).entries.entries[':entryId'].sent.$get({ param: { entryId: own.entry.id }, query: {} })) : undefined;
  const previous = form[at - 1];
  const next = form[at + 1];
  const fields = askedIn(section, own.entry.area);
  return {
    section,
    at,
    fields,
    readers: readersIn(fields, blind),
    wrong: wrongAnswers(own.faults, section.id, draft?.answers ?? {}),
    draft: { answers: draft?.answers ?? ({} as Answers), version: draft?.version ?? 0, editedAt: draft?.editedAt, editedBy: draft?.editedBy ?? '', editedByName: draft?.editedByName ?? '' },
    sentAnswers: sent?.sections.find((one) => one.section === section.id)?.answers,
    back: previous ? `${base}/${sectionPath(previous.id)}${query}` : `${base}/about${query}`,
    next: next ? { href: `${base}/${sectionPath(next.id)}${query}`, title: next.title } : { href: `${base}/check${query}`, title: 'Check and send' },
    key: newKey(),
  };
};

const marksIn = (form: FormData): Marks => {
  try {
    return JSON.parse(String(form.get('_seen') ?? '{}')) as Marks;
  } catch {
    return {};
  }
};

/** Reads the posted form against the questions of the section as they are now. */
const posted = async (event: RequestEvent<{ challenge: string; section: string }>) => {
  const form = await event.request.formData();
  const entryId = String(form.get('_entry'));
  const [{ rules }, { entry, drafts }] = await Promise.all([
    read(event, api(event).challenges.challenges[':slug'].$get({ param: { slug: event.params.challenge }, query: {} })),
    read(event, api(event).entries.entries[':entryId'].$get({ param: { entryId } })),
  ]);
  const section = sectionAt(rules.sections.form.sections, event.params.section);
  if (!section) error(404, 'There is no such section, or it is not yours.');
  const fields = askedIn(section, entry.area);
  const stored = drafts.find((draft) => draft.section === section.id)?.answers ?? {};
  const next = rules.sections.form.sections[rules.sections.form.sections.indexOf(section) + 1];
  return { form, entryId, section, fields, next: `/apply/${event.params.challenge}/${next ? sectionPath(next.id) : 'check'}`, answers: readAnswers(fields, form, stored) };
};
type Posted = Awaited<ReturnType<typeof posted>>;

/** Saves what was typed, or shows it again beside what is in the way. */
const save = async (event: RequestEvent<{ challenge: string; section: string }>, { form, entryId, section, answers }: Posted, faults: Record<string, string> = {}) => {
  const saved = await saveSection(putDraft(event, entryId, section.id), { answers, version: Number(form.get('_version')), seen: marksIn(form) });
  if (saved.kind === 'clash') return fail(409, { clash: { newer: saved.newer, clashes: saved.clashes }, answers: saved.answers, faults });
  if (saved.kind === 'refused') {
    if (saved.problem.status === 401) redirect(303, `/auth/sign-in?again=1&return=${encodeURIComponent(event.url.pathname)}`);
    return fail(saved.problem.status, { problem: saved.problem, answers, faults: Object.fromEntries((saved.problem.errors ?? []).map((one) => [one.field, one.message])) });
  }
  const problem = wrongProblem(faults);
  if (problem) return fail(422, { problem, faults, taken: saved.taken, by: saved.by });
  return { saved: saved.draft.editedAt, answers: saved.draft.answers, taken: saved.taken, by: saved.by };
};

/** Files chosen in a browser without scripts travel with the form. */
const attach = async (event: RequestEvent, asked: Posted): Promise<Record<string, string>> => {
  const faults: Record<string, string> = {};
  // A browser sends a box in which nothing was chosen as a file without a name.
  const chosenFor = (field: string) => asked.form.getAll(`${field}.new`).filter((one): one is File => one instanceof File && one.name !== '');
  const pressed = String(asked.form.get('_attach') ?? '');
  for (const field of asked.fields.filter(({ type }) => type === 'files')) {
    const held = [asked.answers[field.id] ?? []].flat().map(String);
    const chosen = chosenFor(field.id);
    if (chosen.length === 0 && pressed === field.id) faults[field.id] = 'Choose a file, then press Attach.';
    for (const file of chosen) {
      const done = held.length >= field.maxFiles ? { ok: false as const, why: `${file.name} was not attached. ${fullQuestion(field.maxFiles)}` } : await attachPlain(event, { entryId: asked.entryId, field: field.id, file });
      if (done.ok) held.push(done.id);
      else faults[field.id] = [...(faults[field.id] ? [faults[field.id]] : []), done.why].join(' ');
    }
    if (held.length > 0) asked.answers[field.id] = held;
  }
  return faults;
};

/** Nobody goes on past an answer that Send would refuse. It is saved all the same. */
const wrongNow = async (event: RequestEvent, { entryId, section }: Posted, answers: Answers): Promise<Wrong> => {
  const { faults } = await read(event, api(event).entries.entries[':entryId'].check.$get({ param: { entryId } }));
  return wrongAnswers(faults, section.id, answers);
};

export const actions: Actions = {
  save: async (event) => {
    const asked = await posted(event);
    const faults = await attach(event, asked);
    const done = await save(event, asked, faults);
    if (!('saved' in done) || asked.form.has('_stay')) return done;
    const wrong = await wrongNow(event, asked, done.answers);
    const problem = wrongProblem(wrong);
    if (problem) return fail(422, { problem, faults: wrong, taken: done.taken, by: done.by });
    redirect(303, asked.next + event.url.search.replace(/^.*?(?=&entry=|$)/, '').replace('&', '?'));
  },
  attach: async (event) => {
    const asked = await posted(event);
    return save(event, asked, await attach(event, asked));
  },
  remove: async (event) => {
    const asked = await posted(event);
    const file = String(asked.form.get('_remove'));
    for (const field of asked.fields.filter(({ type }) => type === 'files')) {
      const held = asked.answers[field.id];
      if (Array.isArray(held)) asked.answers[field.id] = held.filter((id) => id !== file);
    }
    const done = await save(event, asked);
    if ('saved' in done) await detach(event, asked.entryId, file);
    return done;
  },
};
