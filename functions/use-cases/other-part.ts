import { stageOf, type Challenge } from '../domain/call/challenge.ts';
import type { Ports } from '../ports/ports.ts';

type Needed = Pick<Ports, 'challenges' | 'judges' | 'teams'>;
export type OtherPart = { part: 'judges' | 'enters'; challenge: Challenge };

/**
 * What keeps a person from the staff of an agency: nobody judges or enters what their own agency runs, so whoever does becomes staff once
 * the results are out.
 */
export const otherPart = async (ports: Needed, agencyId: string, personId: string, at: string): Promise<OtherPart | undefined> => {
  const [judged, teams] = await Promise.all([ports.judges.challengesOf(personId), ports.teams.ofPerson(personId)]);
  const entered = new Set(teams.map(({ challengeId }) => challengeId));
  const running = (await ports.challenges.findMany([...judged, ...entered])).filter((one) => one.agencyId === agencyId && !['results', 'cancelled'].includes(stageOf(one, at)));
  for (const challenge of running) {
    if (entered.has(challenge.id)) return { part: 'enters', challenge };
    const judge = await ports.judges.find(challenge.id, personId);
    if (judge && !judge.revoked) return { part: 'judges', challenge };
  }
  return undefined;
};
