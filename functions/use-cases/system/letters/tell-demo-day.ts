import { demoDayForJudge, demoDayForTeam } from '../../../domain/letters/demo-day.ts';
import type { Ports } from '../../../ports/ports.ts';
import { pagesOf } from '../../site-pages.ts';
import { about } from './told-about.ts';
import { writeLetters, type Cause, type ToWrite } from './write-letters.ts';
import { writePages, type Progress } from '../write-pages.ts';

type Needed = ToWrite & Pick<Ports, 'challenges' | 'judges' | 'teams' | 'demoDays' | 'mailings'>;
const atOnce = 20;

/** Judges who were chosen and still have access, then every team with its table. */
export const tellDemoDay = async (ports: Needed, act: Cause): Promise<Progress> => {
  const [challenge, day] = await Promise.all([about(ports, act), ports.demoDays.find(act.about)]);
  if (!day || day.id !== act.refs['day']) return undefined;
  const link = pagesOf(ports).judging(challenge.id, '/demo-day');
  const judges = async () => {
    const panel = new Set((await ports.judges.ofChallenge(challenge.id)).filter(({ revoked }) => !revoked).map(({ personId }) => personId));
    await writeLetters(ports, act, day.judgeIds.filter((id) => panel.has(id)), (envelope) => demoDayForJudge(envelope, challenge, day, link));
    return {};
  };
  const teams = async (after = '0') => {
    const from = Number(after);
    const tables = await ports.demoDays.tables(day);
    for (const { teamId, number, entryId } of tables.slice(from, from + atOnce)) {
      const members = (await ports.teams.members(teamId)).map(({ personId }) => personId);
      await writeLetters(ports, act, members, (envelope) => demoDayForTeam(envelope, challenge, day, number), { apart: entryId });
    }
    return { next: from + atOnce < tables.length ? String(from + atOnce) : undefined };
  };
  return writePages(ports, act, [judges, teams]);
};
