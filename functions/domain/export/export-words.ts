/** What an agency takes along of a challenge, and in which forms. */
export const exportKinds = ['entries', 'registrations', 'evaluations', 'history'] as const;
export type ExportKind = (typeof exportKinds)[number];
export const exportForms = ['zip', 'csv', 'xlsx'] as const;
export type ExportForm = (typeof exportForms)[number];

export const formsOf: Record<ExportKind, readonly ExportForm[]> = { entries: ['zip', 'csv', 'xlsx'], registrations: ['csv', 'xlsx'], evaluations: ['csv', 'xlsx'], history: ['csv', 'xlsx'] };
export const formWords: Record<ExportForm, string> = { zip: 'ZIP', csv: 'CSV', xlsx: 'Excel' };
export const exportWords: Record<ExportKind, { title: string; holds: string; one: string; many: string }> = {
  entries: { title: 'Entries', holds: 'Each entry as it was sent last, with its answers, its team and how it stands. The ZIP holds the files too, one folder for each entry.', one: 'entry', many: 'entries' },
  registrations: { title: 'Registrations', holds: 'Everybody who registered: name, organization, which version of the rules they accepted and when, and what you decided. No addresses, and not what they stated about themselves.', one: 'person', many: 'people' },
  evaluations: { title: 'Evaluations', holds: 'Each review, a line each: judge, entry, marks, comments, notes and feedback. It is there once judging is over.', one: 'entry', many: 'entries' },
  history: { title: 'History', holds: 'Who did what and when, newest first.', one: 'line', many: 'lines' },
};
export const daysKept = 7;
