/** What judges had read before somebody looked through the entry; nothing when none had. */
export const scoredBeforeWords = (judges: number, looked: boolean): string => {
  if (judges === 0) return '';
  const who = `${judges} ${judges === 1 ? 'judge' : 'judges'}`;
  if (looked) return `${who} had scored it, or begun to, before anybody looked through it: as it was sent.`;
  return `${who} ${judges === 1 ? 'has' : 'have'} scored it, or begun to, as it was sent. What you take out now is not read from now on; what was read stays read.`;
};
