import type { FormSection } from '../call/form.ts';
import type { Answers, DraftSection } from './entry.ts';

/** Files belong to the entry they were added to, and stay there. */
const stays = new Set(['files']);

/** What an entry of a later stage begins with: the answers that were sent to questions both forms ask, as the same kind of question. */
export const carriedDrafts = (before: FormSection[], sent: { answers: Answers }[], form: FormSection[]): Pick<DraftSection, 'section' | 'answers'>[] => {
  const types = new Map(before.flatMap(({ fields }) => fields.map(({ id, type }) => [id, type])));
  const answers: Answers = Object.assign({}, ...sent.map((section) => section.answers));
  return form
    .map(({ id, fields }) => ({
      section: id,
      answers: Object.fromEntries(fields.filter((field) => !stays.has(field.type) && types.get(field.id) === field.type && answers[field.id] !== undefined).map((field) => [field.id, answers[field.id]!])),
    }))
    .filter((draft) => Object.keys(draft.answers).length > 0);
};
