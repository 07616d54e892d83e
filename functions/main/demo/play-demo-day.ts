import type { Challenge } from '../../domain/call/challenge.ts';
import { planDemoDay, startDemoDay } from '../../use-cases/agency/judging/plan-demo-day.ts';
import { sentEntries } from '../../use-cases/agency/assigning/judging-field.ts';
import { readDemoDay } from '../../use-cases/judge/read-demo-day.ts';
import { answerTable, goOn } from '../../use-cases/judge/walk-demo-day.ts';
import { renewPosterior } from '../../use-cases/system/work-demo-day.ts';
import { mara, type Player } from './cast.ts';
import type { Play } from './play-call.ts';
import type { DemoTeam } from './teams.ts';

type Floor = { /** In the order of their tables. */ teams: DemoTeam[]; panel: Player[]; /** How many tables each judge has seen; 0 has yet to begin. */ seen: (judge: Player) => number };
const minutes = 10;

/** What a judge says at a table: the entry of the better grade is the stronger one. */
const answer = async ({ ports, company }: Play, challenge: Challenge, teams: DemoTeam[], judge: Player, at: string): Promise<void> => {
  const caller = await company.as(judge, at);
  const { now, before, version } = await readDemoDay(ports, caller, challenge.id);
  if (!now) return;
  const gradeOf = ({ title }: { title: string }) => teams.find((team) => team.title === title)!.grade;
  const better = before ? gradeOf(now) - gradeOf(before) : 0;
  const said = before === undefined ? 'seen' : better === 0 ? 'equal' : better > 0 ? 'second' : 'first';
  await answerTable(ports, caller, { challengeId: challenge.id, version, said, reason: '' });
};

/** A demo day that runs: planned yesterday and begun an hour ago. Its judges went around together, and stand at a table now. */
export const demoDay = async (play: Play, challenge: Challenge, { teams, panel, seen }: Floor): Promise<void> => {
  const { ports, company, calendar } = play;
  const { id: challengeId } = challenge;
  const tables = (await sentEntries(ports, challengeId)).map(({ id, title }) => ({ entryId: id, number: teams.findIndex((team) => team.title === title) + 1 }));
  const judgeIds = (await Promise.all(panel.map((player) => company.as(player, calendar.at(-1))))).map(({ person }) => person.id);
  const planned = await planDemoDay(ports, await company.as(mara, calendar.at(-1)), { challengeId, version: 0, tables, minutes, top: 3, judgeIds });
  const rounds = Math.max(...panel.map(seen));
  const ago = (round: number, n: number) => calendar.ago((rounds - round) * minutes + 8 - n);
  const day = await startDemoDay(ports, await company.as(mara, calendar.ago(rounds * minutes + 12)), { challengeId, sure: true, version: planned.version });
  for (let round = 0; round <= rounds; round++) {
    for (const [n, judge] of panel.entries()) {
      // whoever has seen fewer tables than others came later, and is at a table now as they are
      const own = round - rounds + seen(judge);
      if (seen(judge) === 0 || own < 0) continue;
      if (own === 0) await goOn(ports, await company.as(judge, ago(round, n)), { challengeId, version: 0 });
      else await answer(play, challenge, teams, judge, ago(round, n));
    }
    const at = ago(round, panel.length);
    await renewPosterior({ ...ports, clock: { now: () => at } }, { about: challengeId, at, refs: { challenge: challengeId, day: day.id } });
  }
};
