import type { HandChanges } from '../../../domain/panel/assignment.ts';
import type { Challenge } from '../../../domain/call/challenge.ts';
import { pairName } from '../../../domain/judging/assigning/panel-problem.ts';
import { engineRules, handIn, proposeFrom, type DrawPanel, type Proposal, type ToDraw } from '../../../domain/judging/round/draw.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { limitsOf, type Round } from '../../../domain/judging/round/round.ts';
import type { Ports } from '../../../ports/ports.ts';
import { conflictsHash, currentRound, drawnName, drawSecret, readField, type Field } from './judging-field.ts';

type Needed = Pick<Ports, 'challenges' | 'entries' | 'teams' | 'judges' | 'rounds' | 'beacon' | 'sha256'>;

/**
 * So many entries are read and drawn while a manager waits; with more a job does it, and the pages show what it left. Measured through the
 * front door, processor time: 200 entries, 30 judges, 3 reviews 0.3 s, 29 read units, 85 MB of heap; 2,000, 200, 5 would
 * take 2.4 s, 203 units, 185 MB. A page of what a job left costs 0.1 s and 8 units, publishing it 0.2 s and 19, at any size.
 */
const mostAtOnce = 300;
export const isLarge = async (ports: Pick<Ports, 'entries'>, challengeId: string): Promise<boolean> => (await ports.entries.sentCount(challengeId)) > mostAtOnce;

export const noHandChanges = (round: Round): HandChanges => ({ roundId: round.id, challengeId: round.challengeId, added: [], removed: [], version: 0 });

export type Plan = Field & { round: Round; hand: HandChanges; draw: ToDraw };

const byName = <T>(name: (one: T) => string) => (a: T, b: T) => (name(a) < name(b) ? -1 : 1);

/** The field in the numbers of a draw. */
const panelOf = (ports: Pick<Ports, 'beacon' | 'sha256'>, round: Round, { entries, ready, barred }: Field): DrawPanel => {
  const judges = ready.map((judge) => ({ personId: judge.personId, name: drawnName(ports, round, judge.personId), organization: judge.organization, areas: judge.areas, ...limitsOf(round, judge.personId) })).toSorted(byName(({ name }) => name));
  const sorted = entries.map(({ id, code, area }) => ({ entryId: id, code, area })).toSorted(byName(({ code }) => code));
  const apart = judges.map(({ personId }) => sorted.flatMap(({ entryId }, i) => (barred.has(pairName(personId, entryId)) ? [i] : [])));
  return {
    judges, entries: sorted, reviews: round.reviewsPerEntry, barred: apart.flatMap((own, j) => own.map((i): [number, number] => [i, j])),
    conflicts: judges.map(({ personId }) => conflictsHash(ports, round, personId, { entries, barred })),
  };
};

/** What publishing now would draw from. A change by hand that has become impossible is left out. */
export const planFor = async (ports: Needed, challenge: Challenge): Promise<Plan> => {
  const { round } = await currentRound(ports, challenge);
  const [field, hand = noHandChanges(round), rules] = await Promise.all([readField(ports, challenge), ports.rounds.hand(round.id), ports.challenges.rules(challenge.id, round.rulesVersion)]);
  if (!rules) throw new Refusal('conflict', 'Publish the challenge before planning its judging.');
  const panel = panelOf(ports, round, field);
  const draw: ToDraw = {
    roundId: round.id, challengeId: challenge.id, rules: engineRules(rules, { entries: panel.entries.length, judges: panel.judges.length }, round), panel, hand: handIn(panel, hand),
    commitment: round.commitment, secret: drawSecret(ports, round),
  };
  return { ...field, round, hand, draw };
};

/** The last few proposals, by their seed and the changes by hand: a manager turns pages, and each follows from the same draw. A large one stands alone, for its size. */
const proposals = new Map<string, Proposal>();
const keptOf = ({ rules }: ToDraw): number => (rules.nearest === undefined ? 4 : 1);

/** Nothing can be drawn where nobody reads or nothing was sent. */
export const proposalOf = ({ sha256 }: Pick<Ports, 'sha256'>, { draw }: Pick<Plan, 'draw'>): Proposal | undefined => {
  if (draw.panel.entries.length === 0 || draw.panel.judges.length === 0) return undefined;
  const name = sha256(JSON.stringify(draw));
  const kept = proposals.get(name) ?? proposeFrom(draw, sha256);
  proposals.delete(name);
  proposals.set(name, kept);
  for (const old of [...proposals.keys()].slice(0, -keptOf(draw))) proposals.delete(old);
  return kept;
};
