/** What a person at the terminal can mend: shown as a sentence, with exit code 1. */
export const told = (sentence: string): Error => Object.assign(new Error(sentence), { name: 'Told' });
