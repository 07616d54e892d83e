export type Stretch = { kind: 'same' | 'added' | 'removed'; text: string };

/** Words with the white space before them, so that joining them gives the text again and words put at the end disturb nothing. */
const wordsOf = (text: string): string[] => text.match(/\s*\S+|\s+$/g) ?? [];
/** Above this the texts are too long to compare word by word, and are shown whole. */
const mostCells = 4_000_000;

const joined = (stretches: Stretch[]): Stretch[] => {
  const result: Stretch[] = [];
  for (const { kind, text } of stretches) {
    const last = result.at(-1);
    if (text === '') continue;
    if (last?.kind === kind) last.text += text;
    else result.push({ kind, text });
  }
  return result;
};

/** Lengths of the longest common run of words from each pair of places to both ends. */
const commonLengths = (before: string[], after: string[]): Uint16Array[] => {
  const rows = Array.from({ length: before.length + 1 }, () => new Uint16Array(after.length + 1));
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      rows[i]![j] = before[i] === after[j] ? rows[i + 1]![j + 1]! + 1 : Math.max(rows[i + 1]![j]!, rows[i]![j + 1]!);
    }
  }
  return rows;
};

const middleOf = (before: string[], after: string[]): Stretch[] => {
  if ((before.length + 1) * (after.length + 1) > mostCells) return [{ kind: 'removed', text: before.join('') }, { kind: 'added', text: after.join('') }];
  const lengths = commonLengths(before, after);
  const found: Stretch[] = [];
  let [i, j] = [0, 0];
  while (i < before.length || j < after.length) {
    if (i < before.length && j < after.length && before[i] === after[j]) {
      found.push({ kind: 'same', text: after[j]! });
      i++;
      j++;
    } else if (j >= after.length || (i < before.length && lengths[i + 1]![j]! >= lengths[i]![j + 1]!)) found.push({ kind: 'removed', text: before[i++]! });
    else found.push({ kind: 'added', text: after[j++]! });
  }
  return found;
};

/** What was taken out and what was put in, word by word. Without the removed stretches it is the later text, without the added ones the earlier. */
export const textDifference = (before: string, after: string): Stretch[] => {
  const [was, is] = [wordsOf(before), wordsOf(after)];
  let [head, tail] = [0, 0];
  while (head < Math.min(was.length, is.length) && was[head] === is[head]) head++;
  while (tail < Math.min(was.length, is.length) - head && was.at(-1 - tail) === is.at(-1 - tail)) tail++;
  const same = (words: string[]): Stretch => ({ kind: 'same', text: words.join('') });
  return joined([same(is.slice(0, head)), ...middleOf(was.slice(head, was.length - tail), is.slice(head, is.length - tail)), same(is.slice(is.length - tail))]);
};
