import { api, attempt, newKey, once, readVersioned, refuse } from '#lib/api.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const deskOf = (event: RequestEvent) => api(event).voice['question-desk'][':challengeId'];
const paramOf = ({ params }: Pick<RequestEvent, 'params'>) => ({ challengeId: params.call, questionId: params.question });
const textOf = (form: FormData, name: string) => String(form.get(name) ?? '');
const saidIn = (form: FormData) => ({ question: textOf(form, 'question'), answer: textOf(form, 'answer') });
const rulesIn = (form: FormData) => (textOf(form, 'rulesVersion') ? { rulesVersion: Number(textOf(form, 'rulesVersion')) } : {});

export const load: PageServerLoad = async (event) => {
  const { value: question, version } = await readVersioned(event, api(event).voice['question-desk'][':challengeId'].questions[':questionId'].$get({ param: paramOf(event) }));
  return { question, version, key: newKey() };
};

export const actions: Actions = {
  answer: async (event) => {
    const form = await event.request.formData();
    const [said, rules] = [saidIn(form), rulesIn(form)];
    const done = await attempt(event, deskOf(event).questions[':questionId'].answer.$post({ param: paramOf(event), json: { ...said, ...rules } }, { headers: once(form, true) }));
    return done.ok ? { done: 'The answer is public. All who asked, and followers, get a letter.' } : refuse(done.problem, { ...said, rulesVersion: textOf(form, 'rulesVersion') });
  },
  hold: async (event) => {
    const form = await event.request.formData();
    const said = saidIn(form);
    const done = await attempt(event, deskOf(event).questions[':questionId'].held.$put({ param: paramOf(event), json: said }, { headers: once(form, true) }));
    return done.ok ? { done: 'The answer is kept. Nobody outside reads it yet.' } : refuse(done.problem, said);
  },
  merge: async (event) => {
    const form = await event.request.formData();
    const questions = form.getAll('questions').map(String);
    const done = await attempt(event, deskOf(event).questions[':questionId'].merge.$post({ param: paramOf(event), json: { questions } }, { headers: once(form, true) }));
    return done.ok ? { done: 'They stand under this question. Its answer reaches all who asked.' } : refuse(done.problem, { chosen: questions });
  },
  /** The other way around: this one is put under one that is answered. */
  already: async (event) => {
    const form = await event.request.formData();
    const into = textOf(form, 'into');
    if (!into) return refuse({ title: 'There is a problem', status: 422, code: 'invalid', errors: [{ field: 'into', message: 'Choose the question that is answered.' }] });
    const desk = deskOf(event).questions[':questionId'];
    const found = await attempt(event, desk.$get({ param: { challengeId: event.params.call, questionId: into } }));
    if (!found.ok) return refuse(found.problem, { into });
    const done = await attempt(event, desk.merge.$post({ param: { challengeId: event.params.call, questionId: into }, json: { questions: [event.params.question] } }, { headers: { ...once(form), 'if-match': found.version } }));
    return done.ok ? { done: 'Whoever asked this gets that answer by letter.' } : refuse(done.problem, { into });
  },
  part: async (event) => {
    const form = await event.request.formData();
    const done = await attempt(event, deskOf(event).questions[':questionId'].part.$post({ param: { challengeId: event.params.call, questionId: textOf(form, 'id') } }, { headers: once(form, true) }));
    return done.ok ? { done: 'The question stands for itself again.' } : refuse(done.problem);
  },
  decline: async (event) => {
    const form = await event.request.formData();
    const reason = textOf(form, 'reason');
    const done = await attempt(event, deskOf(event).questions[':questionId'].decline.$post({ param: paramOf(event), json: { reason } }, { headers: once(form, true) }));
    return done.ok ? { done: 'The question is declined. Whoever asked it gets your reason by letter.' } : refuse(done.problem, { reason });
  },
  correct: async (event) => {
    const form = await event.request.formData();
    const json = { ...saidIn(form), ...rulesIn(form), reason: textOf(form, 'reason') };
    const done = await attempt(event, deskOf(event).answers[':answerId'].$put({ param: { challengeId: event.params.call, answerId: textOf(form, 'answerId') }, json }, { headers: once(form, true) }));
    return done.ok ? { done: 'The corrected answer is public, with your reason. The version before stays readable.' } : refuse(done.problem, { ...json, rulesVersion: textOf(form, 'rulesVersion') });
  },
};
