type Leaf = { index: number; at: string; sentence: string; act?: string | undefined; challenge?: string | undefined };
export type Run<L extends Leaf> = { sentence: string; leaves: L[] };

/** The last words of a sentence say whether the marks are open. */
const marksIn = (sentence: string): string => (sentence.endsWith('open now.') ? 'The marks are open now.' : 'The marks are sealed.');
const many: Record<string, (n: number, sentence: string) => string> = {
  'score.committed': (n, sentence) => `Judges gave ${n} scores. ${marksIn(sentence)}`,
  'score.corrected': (n, sentence) => `Judges changed ${n} scores. ${marksIn(sentence)}`,
  'score.abstained': (n) => `Judges abstained ${n} times.`,
  'assignment.changed': (n) => `${n} assignments of judges were changed.`,
  'entry.redacted': (n) => `${n} entries were looked through, so that judges read them without names.`,
};
const wordsOf = ({ act, sentence }: Leaf, n: number): string => (n === 1 ? sentence : (many[act ?? '']?.(n, sentence) ?? `${sentence} (${n} times)`));

/** Leaves, newest first, with those that follow one another and say the same as one row. */
export const runsOf = <L extends Leaf>(leaves: L[]): Run<L>[] => {
  const runs: L[][] = [];
  for (const leaf of leaves) {
    const last = runs.at(-1)?.at(-1);
    if (last && last.sentence === leaf.sentence && last.challenge === leaf.challenge) runs.at(-1)!.push(leaf);
    else runs.push([leaf]);
  }
  return runs.map((own) => ({ sentence: wordsOf(own[0]!, own.length), leaves: own }));
};
