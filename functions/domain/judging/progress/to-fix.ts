/** What keeps a round from ending well, worst first. `able` are the judges who could still take the entry. */
export type Fix =
  | { kind: 'pair-in-conflict'; judgeId: string; entryId: string }
  | { kind: 'entry-short'; entryId: string; missing: number; able: string[] }
  | { kind: 'judge-idle'; judgeId: string; left: number }
  | { kind: 'judge-over'; judgeId: string; over: number };
