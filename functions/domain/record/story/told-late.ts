const lateMilliseconds = 600_000;

/** For each leaf of a stretch of the log, in its order: the time of a leaf before it, where its own act lies much earlier. It came on the record only after that. The longer the stretch, the stricter. */
export const toldAfter = (times: readonly string[]): (string | undefined)[] => {
  let latest = '';
  return times.map((at) => {
    const after = latest;
    if (at > latest) latest = at;
    return after !== '' && Date.parse(after) - Date.parse(at) > lateMilliseconds ? after : undefined;
  });
};

const mostNamed = 8;

/** The same of a whole log in a sentence, where an act is dated so. `late`: indexes of leaves. */
export const toldLateWords = (late: readonly number[]): string[] => {
  if (late.length === 0) return [];
  const named = `${late.slice(0, mostNamed).join(', ')}${late.length > mostNamed ? ' and more' : ''}`;
  return [`${late.length === 1 ? 'One act is' : `${late.length.toLocaleString('en-US')} acts are`} dated before ${late.length === 1 ? 'it' : 'they'} came on the record, by more than ten minutes: leaf ${named}. Of ${late.length === 1 ? 'it' : 'these'} the record proves only that ${late.length === 1 ? 'it was' : 'they were'} told later, and the date is the site’s word.`];
};
