export const partIds = ['goals', 'preferable', 'cash', 'solicitation', 'evaluation', 'lessons', 'personnel', 'resources', 'results'] as const;
export type PartId = (typeof partIds)[number];

/** What people write for the report, in its order. Numbers are none of their business: the program knows them. */
export const parts: Record<PartId, { title: string; asks: string }> = {
  goals: { title: 'Goals', asks: 'What the challenge was to bring about, and for whom.' },
  preferable: { title: 'Why a prize', asks: 'Why a prize served these goals better than a contract, a grant or a cooperative agreement.' },
  cash: { title: 'Cash awarded, and where it came from', asks: 'Who gave the money, private donors too, and to which account each sum was booked. What was awarded and paid stands there by itself.' },
  solicitation: { title: 'How entries were sought', asks: 'Where and how the challenge was made known, and how well that worked.' },
  evaluation: { title: 'How entries were evaluated', asks: 'How entries were read, scored and decided on, and how well that worked.' },
  lessons: { title: 'Lessons', asks: 'What to do differently next time.' },
  personnel: { title: 'People', asks: 'Who worked on it: staff, contractors, volunteers, and about how long.' },
  resources: { title: 'Other resources', asks: 'What running the challenge cost besides the prizes, and to which account it was booked.' },
  results: { title: 'Results for the mission', asks: 'What the challenge did for the mission of the agency.' },
};

export const fundKinds = ['own', 'federal', 'private', 'other'] as const;
export const fundWords: Record<(typeof fundKinds)[number], string> = { own: 'The agency', federal: 'Another public agency', private: 'Private', other: 'Other' };
export const mostFunds = 20;
