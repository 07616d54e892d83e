/** How it is known that a judge may not meet a team. */
export const conflictWords = {
  declared: 'said so', recused: 'stepped back', abstained: 'abstained from its entry', 'same-person': 'is on the team', 'same-organization': 'works for the same organization', 'same-domain': 'has an address at the same organization', 'same-prize': 'competes for the same prizes',
  sponsor: 'works for who pays a prize',
} as const;

/** The same where it stands by itself. */
export const howKnown = (kind: keyof typeof conflictWords): string => conflictWords[kind].replace(/^./, (first) => first.toUpperCase());

/** How a judge stands to somebody named at the gate, in the order they are offered. */
export const relationWords = { family: 'Family or close friend', colleague: 'Works with them, or did in the last three years', funding: 'Money between us: invests, owes, is paid', adviser: 'Advises or supervises, or did', other: 'Something else' } as const;
