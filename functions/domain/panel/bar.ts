import type { Conflict, Declaration } from './conflict.ts';
import type { Judge } from './judge.ts';
import type { Team } from '../entry/team.ts';
import { hostOf } from '../words/email-address.ts';
import { isSameHost } from '../words/mail-host.ts';

const same = (a: string, b: string) => a.trim() !== '' && a.trim().toLowerCase() === b.trim().toLowerCase();

/** Why this judge may not meet this team, from what is known of both and of who pays the prizes, after which every team is. Computed reasons are shown to no judge. */
export const computedConflict = (judge: Judge, team: Team, sponsors: string[]): Conflict['kind'] | undefined => {
  if (team.faces.some((face) => face.personId === judge.personId)) return 'same-person';
  // An organization that enters as itself often stands in the team's name only
  if (same(team.name, judge.organization) || team.faces.some((face) => same(face.organization, judge.organization))) return 'same-organization';
  if (team.faces.some((face) => isSameHost(face.domain, hostOf(judge.email)))) return 'same-domain';
  return sponsors.some((sponsor) => same(sponsor, judge.organization)) ? 'sponsor' : undefined;
};

/** The judge competes here too: then every other team is after the same prizes. */
export const isCompeting = (judge: Pick<Judge, 'personId'>, teams: Team[]): boolean => teams.some((team) => team.faces.some((face) => face.personId === judge.personId));

/**
 * The names on the conflict gate: every person and organization that registered a team, alphabetical. Teams that never sent
 * stand among those that did, so the list tells nobody which entries exist.
 */
export const gateNames = (teams: Team[]): string[] => {
  const names = new Set(teams.flatMap((team) => [team.name, ...team.faces.flatMap((face) => [face.name, face.organization])]).map((name) => name.trim()).filter(Boolean));
  return [...names].toSorted((a, b) => a.localeCompare(b, 'en'));
};

/** The judge named this team, one of its people or an organization of theirs; perhaps before it registered. */
export const isNamed = (said: Declaration[], judge: Pick<Judge, 'personId'>, team: Team): boolean =>
  said.some((one) => one.judgeId === judge.personId && one.names.some(({ name }) => teamsNamed([team], name).length > 0));

export const teamsNamed = (teams: Team[], name: string): Team[] =>
  teams.filter((team) => same(team.name, name) || team.faces.some((face) => same(face.name, name) || same(face.organization, name)));
