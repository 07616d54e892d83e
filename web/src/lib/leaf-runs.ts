type Leaf = { index: number; at: string; sentence: string; act?: string | undefined; challenge?: string | undefined };
export type Run<L extends Leaf> = { sentence: string; leaves: L[] };

const many: Record<string, (n: number) => string> = {
  'score.committed': (n) => `Judges gave ${n} scores. The marks are sealed.`,
  'score.corrected': (n) => `Judges changed ${n} scores. The marks are sealed.`,
  'score.abstained': (n) => `Judges abstained ${n} times.`,
  'assignment.changed': (n) => `${n} assignments of judges were changed.`,
  'entry.redacted': (n) => `${n} entries were looked through, so that judges read them without names.`,
};
const wordsOf = ({ act, sentence }: Leaf, n: number): string => (n === 1 ? sentence : (many[act ?? '']?.(n) ?? `${sentence} (${n} times)`));

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
