type Phase = { kind: string; opensAt: string; closesAt: string };

/** What comes next in a followed challenge, and when. */
export const comesNext = (stage: string, phases: Phase[], at: string): { what: string; at: string } | undefined => {
  const words: Record<string, [opens: string, closes: string]> = { entries: ['Entries open', 'Entries close'], judging: ['Judging starts', 'Judging ends'] };
  if (!['upcoming', 'open', 'closed', 'judging'].includes(stage)) return undefined;
  const dates = phases.flatMap(({ kind, opensAt, closesAt }) => (words[kind] ? [{ what: words[kind][0], at: opensAt }, { what: words[kind][1], at: closesAt }] : []));
  return dates.filter((date) => date.at > at).toSorted((a, b) => a.at.localeCompare(b.at))[0];
};
