import type { Audience } from '../../../../functions/domain/desk/announcement-words.ts';
import { audiences } from '../../../../functions/domain/desk/announcement-words.ts';
import { refuse } from '#lib/api.ts';

const textOf = (form: FormData, name: string) => String(form.get(name) ?? '');
export const typedAnnouncement = (form: FormData) => ({ audience: textOf(form, 'audience'), title: textOf(form, 'title'), text: textOf(form, 'text') });

/** The words as the API takes them, or the form again where nobody was chosen. */
export const announcementWords = (typed: ReturnType<typeof typedAnnouncement>): { json: { audience: Audience; title: string; text: string } } | { refused: ReturnType<typeof refuse> } => {
  const audience = audiences.find((one) => one === typed.audience);
  if (!audience) return { refused: refuse({ title: 'There is a problem', status: 422, code: 'invalid', errors: [{ field: 'audience', message: 'Choose who gets it.' }] }, typed) };
  return { json: { ...typed, audience } };
};
