import type { Condition } from './condition.ts';

const unitedStates = 'the United States';

/** Conditions that stand ready, by the rules they come from. */
export const readyConditions = {
  /** BigApps Blockchain (NYCEDC): 13 or older, residents and entities of the United States, at most $500,000 raised in 12 months, at most 12 months on the market. */
  bigapps: [
    { id: 'age', kind: 'age', effect: 'enter', years: 13, alone: 18 },
    { id: 'residence', kind: 'residence', effect: 'enter', place: unitedStates, orOrganization: true },
    { id: 'funding', kind: 'funding', effect: 'enter', cents: 500_000_00, months: 12 },
    { id: 'market', kind: 'market', effect: 'enter', months: 12 },
  ],
  /** 15 U.S.C. 3719(g): who can win a cash prize. */
  competes: [
    { id: 'age', kind: 'age', effect: 'enter', years: 18 },
    { id: 'citizenship', kind: 'citizenship', effect: 'money', place: unitedStates },
    { id: 'incorporation', kind: 'incorporation', effect: 'money', place: unitedStates },
    { id: 'business-place', kind: 'business-place', effect: 'money', place: unitedStates },
    { id: 'employment', kind: 'employment', effect: 'money', employer: 'a federal agency, and enter as part of that work', family: false },
    { id: 'debarred', kind: 'statement', effect: 'enter', words: 'I am not suspended or debarred from federal programs.' },
  ],
} satisfies Record<string, Condition[]>;
export type ReadyConditions = keyof typeof readyConditions;
