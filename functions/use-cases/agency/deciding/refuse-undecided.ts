import type { Challenge } from '../../../domain/call/challenge.ts';
import { chairOrder } from '../../../domain/judging/chair/chair-order.ts';
import { cardOf } from '../../../domain/judging/decision/decision.ts';
import { placesGivenTwice, type Tier } from '../../../domain/judging/decision/prizes.ts';
import { unequalTies } from '../../../domain/judging/decision/unequal-ties.ts';
import { thinWinners } from '../../../domain/judging/progress/waiver.ts';
import type { Round } from '../../../domain/judging/round/round.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Ports } from '../../../ports/ports.ts';
import { demoOrder, type DemoOrder } from '../../demo-order.ts';
import { roomResults, type RoomResult } from '../../deliberation-room.ts';
import { momentWords } from '../../../domain/moment.ts';
import { sentEntries } from '../assigning/judging-field.ts';
import { decidedRows, readOrder, type DecidedRow } from './read-order.ts';

export type Deciding = Pick<Ports, 'challenges' | 'entries' | 'teams' | 'judges' | 'rounds' | 'results' | 'overrides' | 'deliberations' | 'demoDays' | 'standings' | 'sha256'>;
export type Decided = { rows: DecidedRow[]; round: Round; tiers: Tier[]; rooms: RoomResult[]; demoDay?: DemoOrder | undefined };

/** Results take minutes, at the most an hour. If they are not there a day after the end, something keeps them from ever coming, and teams need not wait for it. */
const patience = 24 * 3_600_000;

const refuseUnworked = ({ zone }: Challenge, { closesAt, unworked }: Round, now: string): void => {
  const until = new Date(Date.parse(closesAt) + patience).toISOString();
  if (now < until) throw new Refusal('conflict', `The results are being worked out. Apply the decisions once they are there. If they are not there ${momentWords(until, zone)}, the decisions can go without them, with the reason.`);
  if (!unworked) throw new Refusal('invalid', 'The results are still not worked out. Ask for them once more on the results page, or say why the decisions go without them: the reason is published.', 'withoutResults');
};

/** All that is applied, as it stands at this moment: every sent entry with its decision. */
export const readDecided = async (ports: Deciding, challenge: Challenge, round: Round, now: string): Promise<Decided> => {
  const scoring = await ports.results.scoring(round.id);
  if (!scoring?.ready) refuseUnworked(challenge, round, now);
  const [{ ranked }, entries, decisions, waivers, overrides, rooms, demoDay, inForce] = await Promise.all([
    readOrder(ports, round, scoring), sentEntries(ports, challenge.id), ports.rounds.decisions(challenge.id), ports.rounds.waivers(round.id), ports.overrides.ofRound(round.id), roomResults(ports, round.id, now), demoOrder(ports, challenge.id),
    ports.challenges.rules(challenge.id, challenge.rulesVersion),
  ]);
  const sent = new Set(entries.map(({ id }) => id));
  const known = new Set(ranked.map(({ entryId }) => entryId));
  const others = entries.filter(({ id }) => !known.has(id)).map(({ id, code }) => ({ entryId: id, code, place: 0, shared: false, reviews: 0 }));
  const { unworked: _, ...worked } = round;
  const rows = decidedRows([...ranked.filter(({ entryId }) => sent.has(entryId)), ...others], round, { cards: decisions.map(cardOf), waivers, overrides });
  return { rows, round: scoring?.ready ? worked : round, tiers: inForce?.sections.prizes.tiers ?? [], rooms, demoDay };
};

const named = (codes: string[]) => new Intl.ListFormat('en-US').format(codes);

/** Where the chair put entries between others of equal scores, since those others were moved. */
const refuseParted = (rows: DecidedRow[]): void => {
  const [split] = chairOrder(rows.filter(({ place }) => place > 0), rows.flatMap(({ move }) => move ?? [])).parted;
  const codes = (ids: string[]) => named(rows.filter((row) => ids.includes(row.entryId)).map(({ code }) => code));
  if (split) throw new Refusal('conflict', `The chair put ${codes([split.entryId])} between ${codes(split.tied)}, whose scores are equal. Give it another place, or take that back.`);
};

/** Every sent entry needs a decision, and a reason where equal scores end unequally. */
export const refuseUndecided = ({ rows, round, tiers, rooms, demoDay }: Decided): void => {
  const missing = rows.filter((row) => !row.decision).length;
  if (missing > 0) throw new Refusal('conflict', `${missing} ${missing === 1 ? 'entry has' : 'entries have'} no decision yet. Decide every entry first.`);
  const bare = rows.filter(({ decision }) => decision && decision.outcome !== 'not-selected' && decision.unsaid).map((row) => row.code);
  if (bare.length > 0) throw new Refusal('conflict', `Winners and finalists are published with a reason. Give it in the decision on ${named(bare)}.`);
  const [twice] = placesGivenTwice(tiers, rows.flatMap(({ decision }) => decision ?? []));
  if (twice) throw new Refusal('conflict', `“${twice.place}” is given to ${named(twice.codes)}. Change one of these decisions.`);
  const unsaid = unequalTies(rows).flatMap((tie) => tie.unsaid);
  if (unsaid.length > 0) throw new Refusal('conflict', `Equal scores end unequally. Give the reason in the decision on ${named(unsaid)}.`);
  const thin = thinWinners(rows, round);
  if (thin.length > 0) throw new Refusal('conflict', `${named(thin)} would win with fewer than ${round.quorum} ${round.quorum === 1 ? 'review' : 'reviews'}, the fewest that count under the rules. Waive the missing reviews on the progress page, with the reason, or decide otherwise.`);
  refuseParted(rows);
  if (rooms.some(({ open }) => open)) throw new Refusal('conflict', 'A deliberation room is still open. Wait for its end, or close it first.');
  if (rooms.some(({ minutes }) => !minutes)) throw new Refusal('conflict', 'A deliberation room has no minutes yet. Write them first: they are published with the results.');
  if (demoDay?.running) throw new Refusal('conflict', 'The demo day is still running. End it first.');
  if (demoDay?.pending) throw new Refusal('conflict', 'The order of the demo day is being worked out. Apply the decisions once it is there.');
};
