import type { Caller } from '../../domain/caller.ts';
import { sentTo, type DemoDay, type ExpoTable, type Seat, type Turn } from '../../domain/judging/expo/demo-day.ts';
import { nextTable, type Floor, type Sent } from '../../domain/judging/expo/next-table.ts';
import { knownOf, partOf } from '../../domain/judging/expo/posterior.ts';
import { streamsOf } from '../../domain/judging/numbers/chance.ts';
import { isApart } from '../../domain/judging/assigning/takers.ts';
import type { ActKind } from '../../domain/act.ts';
import type { Step } from '../../ports/demo-days.ts';
import type { Ports } from '../../ports/ports.ts';
import { tell } from '../tell.ts';
import type { Walking } from './read-demo-day.ts';

export type Stepping = Pick<Ports, 'challenges' | 'judges' | 'teams' | 'demoDays' | 'chance' | 'sha256'>;
/** Where a step left the judge. */
export type Stepped = { version: number; state: 'at-table' | 'wait' | 'done' };
const mostTries = 6;

/** Whether the judge may not meet the team of a table, from all that is known at this moment. A judge who competes meets nobody. */
const apartFrom = async ({ judges, teams }: Stepping, { judge, challenge: { sponsors } }: Pick<Walking, 'judge' | 'challenge'>): Promise<(table: ExpoTable | undefined) => Promise<boolean>> => {
  const [declared, said, own] = await Promise.all([judges.conflicts(judge.challengeId, judge.personId), judges.declarations(judge.challengeId, judge.personId), teams.ofPerson(judge.personId)]);
  const competes = own.some(({ challengeId }) => challengeId === judge.challengeId);
  return async (table) => {
    const team = table && (await teams.find(table.teamId));
    return competes || !team || isApart(judge, team, { declared, said, sponsors });
  };
};

const readFloor = async ({ demoDays }: Stepping, day: DemoDay, kept: number): Promise<Omit<Floor, 'busy'>> => {
  const [head, rows] = await Promise.all([demoDays.posterior(day), demoDays.posteriorRows(day, partOf(day.tables, Math.max(0, kept)))]);
  const known = knownOf(day.tables, kept, head, rows);
  return { known, views: known.views };
};

/** The seats as they are: who is at which table, but for the judge who asks; and the judge's own, if it is still theirs. */
const aroundOf = (seats: Seat[], { personId, now }: Turn, at: string): { busy: number[]; own?: Seat | undefined } => ({
  busy: seats.filter((seat) => seat.personId !== personId && seat.freeAt >= at).map(({ table }) => table),
  own: seats.find((seat) => seat.personId === personId && seat.table === now?.table && seat.since === now.since),
});

type Going = Pick<Step, 'answer' | 'conflict'> & { /** The turn as the step leaves it, but for where it leads. */ turn: Turn; kind: ActKind; about: string };

/**
 * Writes what a judge did, and sends them on, all at once. Whoever loses a table to another judge looks again, for the next best; after some
 * tries they wait without a table, and what they did is kept all the same.
 */
export const sendOn = async (ports: Stepping, caller: Caller, { judge, challenge, day, turn: before }: Walking, { turn, answer, conflict, kind, about }: Going): Promise<Stepped> => {
  const [tables, floor, isOut] = await Promise.all([ports.demoDays.tables(day), readFloor(ports, day, turn.seen.at(-1) ?? -1), apartFrom(ports, { judge, challenge })]);
  const chance = streamsOf(ports.sha256, ports.chance.token())('next table');
  const shut = [...turn.shut];
  const choose = async (busy: number[]): Promise<Sent> => {
    for (;;) {
      const sent = nextTable(day, { ...turn, shut }, { ...floor, busy }, caller.at, chance);
      if (typeof sent === 'string' || !(await isOut(tables[sent.table]))) return sent;
      shut.push(sent.table);
    }
  };
  for (let attempt = 1; ; attempt++) {
    const { busy, own } = aroundOf(await ports.demoDays.seats(day), before, caller.at);
    const sent = attempt > mostTries ? 'wait' : await choose(busy);
    const to = typeof sent === 'string' ? undefined : sentTo(day, turn, sent, caller.at);
    const next: Turn = { ...turn, shut, now: to?.now, idle: typeof sent === 'string' ? sent : undefined, version: before.version + 1 };
    const done: Stepped = { version: next.version, state: typeof sent === 'string' ? sent : 'at-table' };
    if (await ports.demoDays.step({ turn: next, leaves: own, takes: to?.seat, answer, conflict }, tell(ports, caller, kind, { about, refs: { challenge: day.challengeId, day: day.id }, answer: done }))) return done;
  }
};
