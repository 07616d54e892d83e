/** How somebody comes to hold one. The first four follow from a challenge; the others are given by hand, to an address. */
export const challengeBases = ['winner', 'finalist', 'entered', 'judge'] as const;
export const handBases = ['speaker', 'contributor', 'registration'] as const;
export const bases = [...challengeBases, ...handBases] as const;
export type Basis = (typeof bases)[number];
export type ChallengeBasis = (typeof challengeBases)[number];
export const isOfChallenge = (basis: Basis): basis is ChallengeBasis => (challengeBases as readonly string[]).includes(basis);
