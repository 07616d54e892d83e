import { nearestJudges } from './nearest-judges.ts';
import type { Problem } from './problem.ts';
import type { Steering } from './steering.ts';

/** A judge as the panel knows it: organization and areas may be empty (anything may be read then). */
export type PanelJudge = { id: string; organization: string; areas: string[]; least: number; most: number };
export type PanelEntry = { id: string; area: string; reviews: number };

/**
 * `barred`: keys of pairs in conflict or declined ("not me"); they are no candidates. `apart`: judges read in their own areas
 * only; otherwise other areas are possible, at a low affinity, which is what links the tracks. `nearest`: at most about so many
 * candidates of each entry; absent, everybody.
 */
export type Panel = { judges: PanelJudge[]; entries: PanelEntry[]; barred: Set<string>; apart: boolean; balance: number; nearest?: number | undefined };

/** Ids in the order of the problem's numbers: sorted, so that the order of a list never matters. */
export type PanelProblem = { problem: Problem; judgeIds: string[]; entryIds: string[]; home: NonNullable<Steering['home']> };

export const pairName = (judgeId: string, entryId: string): string => `${judgeId} ${entryId}`;

/** From here on a judge is of the entry's own area. */
export const ownArea = 800;
const anyArea = 500;
const otherArea = 150;
const linkShare = 20;

/** 0 to 1000: areas that match, then judges or entries without one, then other areas. */
export const affinityOf = (judge: Pick<PanelJudge, 'areas'>, entry: Pick<PanelEntry, 'area'>): number =>
  judge.areas.length === 0 || entry.area === '' ? anyArea : judge.areas.includes(entry.area) ? ownArea : otherArea;

const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

const numbered = (names: string[]): Map<string, number> => new Map([...new Set(names)].filter((name) => name !== '').map((name, at) => [name, at]));

/** The assignment problem of a panel. */
export const panelProblem = (panel: Panel): PanelProblem => {
  const judges = panel.judges.toSorted(byId);
  const entries = panel.entries.toSorted(byId);
  // by the first judge of each, whose name is made up: the alphabet would tell who is meant
  const organizations = numbered(judges.map(({ organization }) => organization.trim().toLowerCase()));
  const areas = numbered([...entries.map(({ area }) => area), ...judges.flatMap((judge) => judge.areas)].toSorted());
  const open = (i: number, j: number): number => {
    const [entry, reader] = [entries[i]!, judges[j]!];
    const match = affinityOf(reader, entry);
    return panel.barred.has(pairName(reader.id, entry.id)) || (panel.apart && match === otherArea) ? -1 : match;
  };
  const limits = {
    need: Int32Array.from(entries, ({ reviews }) => reviews), least: Int32Array.from(judges, ({ least }) => least), most: Int32Array.from(judges, ({ most }) => most),
    group: Int32Array.from(judges, ({ organization }) => organizations.get(organization.trim().toLowerCase()) ?? -1),
  };
  const everybody = Array.from(judges.keys());
  const considered = panel.nearest !== undefined && panel.nearest < judges.length ? nearestJudges({ ...limits, open }, panel.nearest) : undefined;
  const first = new Int32Array(entries.length + 1);
  const [judge, affinity]: [number[], number[]] = [[], []];
  for (let i = 0; i < entries.length; i++) {
    for (const j of considered?.[i] ?? everybody) {
      const match = open(i, j);
      if (match < 0) continue;
      judge.push(j);
      affinity.push(match);
    }
    first[i + 1] = judge.length;
  }
  const areaOf = (name: string | undefined) => areas.get(name ?? '') ?? -1;
  return {
    judgeIds: judges.map(({ id }) => id), entryIds: entries.map(({ id }) => id),
    home: { entry: Int32Array.from(entries, ({ area }) => areaOf(area)), judge: Int32Array.from(judges, (reader) => areaOf(reader.areas[0])), leastAway: linkShare },
    problem: {
      entries: entries.length, judges: judges.length, balance: panel.balance, first, judge: Int32Array.from(judge), affinity: Int32Array.from(affinity), ...limits,
    },
  };
};
