/** Where the story of a log cannot be: at which leaf, by which rule, and why in a sentence. */
export type StoryFinding = { rule: string; index: number; act: string; why: string };
