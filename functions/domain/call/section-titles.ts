import type { SectionName } from './challenge.ts';

/** The sections of a call as people read them, in the order they are written. */
export const sectionTitles: Record<SectionName, string> = {
  general: 'General', details: 'What we need', timeline: 'Timeline', prizes: 'Prizes', rules: 'Rules', form: 'Entry form', judging: 'Judging', resources: 'Resources',
};
