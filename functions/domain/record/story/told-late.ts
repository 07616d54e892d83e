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
