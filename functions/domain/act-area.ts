/** What an act is about, as people look for it. */
export const actAreas = ['call', 'people', 'entries', 'judging', 'results', 'talk', 'looks', 'other'] as const;
export type ActArea = (typeof actAreas)[number];
export const areaWords: Record<ActArea, string> = {
  call: 'The call', people: 'Registrations and teams', entries: 'Entries', judging: 'Judging', results: 'Results and awards', talk: 'Questions, letters and comments', looks: 'Looks at private things', other: 'Everything else',
};

const looks = /^private\.|-read$|^exports?\./;
const areas: Partial<Record<string, ActArea>> = {
  challenge: 'call', deadline: 'call', registration: 'people', team: 'people', rules: 'people', eligibility: 'people', grant: 'people', entry: 'entries', screening: 'entries', appeal: 'entries', clarification: 'entries',
  judge: 'judging', judging: 'judging', samples: 'judging', practice: 'judging', conflicts: 'judging', round: 'judging', assignment: 'judging', assignments: 'judging', reviews: 'judging', evaluation: 'judging', score: 'judging', scores: 'judging', deliberation: 'judging', 'demo-day': 'judging',
  decision: 'results', decisions: 'results', results: 'results', award: 'results', report: 'results', 'follow-up': 'results', gallery: 'results', credential: 'results', credentials: 'results', 'credential-kind': 'results',
  question: 'talk', questions: 'talk', answer: 'talk', announcement: 'talk', comment: 'talk', comments: 'talk', vote: 'talk', letter: 'talk',
};
/** By what it does, not by who did it. */
export const areaOf = (kind: string): ActArea => (looks.test(kind) ? 'looks' : (areas[kind.split('.')[0]!] ?? 'other'));
