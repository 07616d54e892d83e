import type { Challenge } from '../domain/call/challenge.ts';
import { isOpen } from '../domain/judging/deliberation/deliberation.ts';
import { phaseOf } from '../domain/judging/expo/demo-day.ts';
import type { Standing } from '../domain/voice/gallery.ts';
import type { Ports } from '../ports/ports.ts';

export type Standings = Pick<Ports, 'rounds' | 'deliberations' | 'demoDays'>;

/** How far judging is: whether somebody still judges or decides. */
export const standingOf = async (ports: Standings, challenge: Challenge, at: string): Promise<Standing> => {
  const [round, day] = await Promise.all([ports.rounds.current(challenge.id), ports.demoDays.find(challenge.id)]);
  const rooms = round ? await ports.deliberations.ofRound(round.id) : [];
  return {
    resultsOut: challenge.resultsAt !== undefined && challenge.resultsAt <= at, judgingUntil: round?.closesAt, openRooms: rooms.filter((room) => isOpen(room, at)).length, demoDay: day && phaseOf(day),
  };
};
