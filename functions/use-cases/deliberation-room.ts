import { fewestBallots, firstEndOf, isOpen, type Ballot, type Room } from '../domain/judging/deliberation/deliberation.ts';
import { tallyOf, type Tally } from '../domain/judging/pairs/ballot-tally.ts';
import { isApart } from '../domain/judging/assigning/takers.ts';
import { printedScore } from '../domain/judging/decision/unequal-ties.ts';
import type { Judge } from '../domain/panel/judge.ts';
import type { Round } from '../domain/judging/round/round.ts';
import { notFound } from '../domain/refusal.ts';
import type { Ports } from '../ports/ports.ts';

/** Under which what the agency writes stands in a thread, beside the made-up names of judges. */
export const organizerName = 'Organizer';

type Conflicts = Pick<Ports, 'challenges' | 'judges' | 'teams'>;

/** Whether a judge may no longer sit in the room: what they said or stepped back from may have come since it opened. */
const metIn = async (ports: Conflicts, room: Room, judgeId?: string) => {
  const [challenge, teams, declared, said] = await Promise.all([
    ports.challenges.find(room.challengeId), ports.teams.findMany([...new Set(room.entries.map(({ teamId }) => teamId))]), ports.judges.conflicts(room.challengeId, judgeId), ports.judges.declarations(room.challengeId, judgeId),
  ]);
  return (judge: Judge): boolean => teams.some((team) => isApart(judge, team, { declared, said, sponsors: challenge?.sponsors ?? [] }));
};

export const refuseApart = async (ports: Conflicts, room: Room, judge: Judge): Promise<void> => {
  if ((await metIn(ports, room, judge.personId))(judge)) throw notFound('room');
};

/** Members who still may sit in the room: not those who lost access, or came into conflict with one of its entries. */
export const sittingIn = async (ports: Conflicts, room: Room): Promise<string[]> => {
  const [judges, isOut] = await Promise.all([ports.judges.ofChallenge(room.challengeId), metIn(ports, room)]);
  const sitting = new Set(judges.filter((judge) => !judge.revoked && !isOut(judge)).map(({ personId }) => personId));
  return room.members.map(({ personId }) => personId).filter((id) => sitting.has(id));
};

type Counting = Conflicts & Pick<Ports, 'deliberations' | 'sha256'>;

/** What the ballots say together, of those who still may sit there. Nothing while the room is open: nobody steers by it. */
export const countedTally = async (ports: Counting, room: Room, at: string): Promise<Tally | undefined> => {
  if (isOpen(room, at)) return undefined;
  const [ballots, sitting] = await Promise.all([ports.deliberations.ballots(room), sittingIn(ports, room)]);
  return tallyOf(room, ballots.filter(({ personId }: Ballot) => sitting.includes(personId)), ports.sha256);
};

/** What may be told beyond the agency: of few ballots nothing, as single answers could be guessed. */
export const tellable = (tally: Tally | undefined): Tally | undefined => (tally && tally.ballots >= fewestBallots ? tally : undefined);

/** By entry, the score as it is printed; nothing where the results are not worked out. */
export const printedIn = async ({ results }: Pick<Ports, 'results'>, { id }: Pick<Round, 'id'>, room: Room): Promise<Map<string, string>> => {
  const run = (await results.scoring(id))?.ready;
  const found = run ? await results.some(id, run, room.entries.map(({ entryId }) => entryId)) : [];
  return new Map(found.map((one) => [one.entryId, printedScore(one)!]));
};

export type RoomResult = { id: string; question: string; codes: string[]; endsAt: string; firstEndsAt?: string | undefined; closed?: Room['closed']; open: boolean; minutes?: Room['minutes']; tally?: Tally | undefined };

/** Every room of a round, oldest first, with what its ballots say once it is over: for those who decide. */
export const roomResults = async (ports: Counting, roundId: string, at: string): Promise<RoomResult[]> => {
  const rooms = (await ports.deliberations.ofRound(roundId)).toSorted((a, b) => a.openedAt.localeCompare(b.openedAt));
  return Promise.all(rooms.map(async (room) => ({
    id: room.id, question: room.question, codes: room.entries.map(({ code }) => code), endsAt: room.endsAt, firstEndsAt: firstEndOf(room), closed: room.closed, open: isOpen(room, at), minutes: room.minutes, tally: await countedTally(ports, room, at),
  })));
};
