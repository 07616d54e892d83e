import type { Challenge } from '../../domain/call/challenge.ts';
import { isPracticing } from '../../domain/judging/practice/practice.ts';
import type { Ports } from '../../ports/ports.ts';

/** Whether a judge's own entries wait for samples that are not scored yet: only where the agency asks for it, and while they can be scored. */
export const waitsForPractice = async (ports: Pick<Ports, 'practices'>, challenge: Challenge, judgeId: string, at: string): Promise<boolean> => {
  if (!isPracticing(challenge, at)) return false;
  const practice = await ports.practices.find(challenge.id);
  if (!practice?.first || practice.samples.length === 0) return false;
  const own = await ports.practices.ofJudge(challenge.id, judgeId, practice.samples.map(({ id }) => id));
  return own.length < practice.samples.length;
};
