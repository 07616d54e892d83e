/** Whose entries go on into a later stage. */
export const admitsWords = { winners: 'Winners', finalists: 'Winners and finalists' };
