import type { FormSection } from '../call/form.ts';
import { askedIn } from '../entry/answers.ts';
import type { Answers, SentEntry } from '../entry/entry.ts';
import { scanOf, type File } from '../entry/file.ts';

export type PublicFile = { id: string; label: string; name: string; type: string; size: number };

/** Files under questions that the form marks as public, of those that were sent. */
export const publicFiles = (form: FormSection[], { area, files }: Pick<SentEntry, 'area' | 'files'>, answers: Answers): PublicFile[] => {
  const asked = form.flatMap((section) => askedIn(section, area)).filter((field) => field.public && field.type === 'files');
  return asked.flatMap(({ id, label }) => {
    const named = answers[id];
    return files.filter((file) => Array.isArray(named) && named.includes(file.id)).map((file) => ({ id: file.id, label, name: file.name, type: file.type, size: file.size }));
  });
};

/** Nothing is offered to everybody that a scanner, where there is one, did not find clean. */
export const isOpenToAll = (file: File | undefined, scanned: boolean): file is File =>
  file?.state === 'verified' && ['clean', 'not-configured'].includes(scanOf(file, scanned));
