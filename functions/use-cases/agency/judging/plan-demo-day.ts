import type { Caller } from '../../../domain/caller.ts';
import type { Notice } from '../../../domain/call/notice.ts';
import { stageOf, type Challenge } from '../../../domain/call/challenge.ts';
import { stands, asSent } from '../../../domain/entry/entry.ts';
import { isOpen } from '../../../domain/judging/deliberation/deliberation.ts';
import { fewestTables, mostTables, phaseOf, type DemoDay, type ExpoTable } from '../../../domain/judging/expo/demo-day.ts';
import { Refusal, type Fault } from '../../../domain/refusal.ts';
import type { Ports } from '../../../ports/ports.ts';
import { tell } from '../../tell.ts';
import { ownChallenge } from '../call/draft-of.ts';

export type DemoNeeded = Pick<Ports, 'agencies' | 'challenges' | 'entries' | 'teams' | 'judges' | 'rounds' | 'deliberations' | 'demoDays' | 'chance'>;
export type Plan = { tables: { entryId: string; number: number }[]; minutes: number; top: number; judgeIds: string[] };
type Wanted = { challengeId: string; version: number };

/** Why no demo day can be planned or begun now, if so: entries must be in, and nothing decided. */
export const whyNotNow = async (ports: Pick<Ports, 'rounds'>, challenge: Challenge, at: string): Promise<Refusal | undefined> => {
  const stage = stageOf(challenge, at);
  if (stage === 'cancelled') return new Refusal('closed', 'This challenge was cancelled.');
  if (['draft', 'scheduled', 'upcoming', 'open'].includes(stage)) return new Refusal('closed', 'Plan a demo day once entries are closed, so that every table has its entry.');
  if (stage === 'results' || (await ports.rounds.current(challenge.id))?.decidedAt) return new Refusal('conflict', 'The decisions were applied. There is nothing left to compare.');
  return undefined;
};

export const ownDesk = async (ports: DemoNeeded, caller: Caller, challengeId: string) => {
  const { challenge, person } = await ownChallenge(ports, caller, challengeId, 'manager');
  return { challenge, person, day: await ports.demoDays.find(challenge.id) };
};

const refuseStale = (day: DemoDay | undefined, wanted: number): void => {
  if ((day?.version ?? 0) !== wanted) throw new Refusal('stale', 'Somebody changed the demo day since you opened the page. Compare, then save again.', undefined, { version: day?.version ?? 0 });
};

/** What can be said of a plan without looking anything up. */
const faultsOf = ({ tables, top, judgeIds }: Plan): Fault[] => {
  const numbers = tables.map(({ number }) => number);
  const twice = numbers.find((number, i) => numbers.indexOf(number) !== i);
  return [
    ...(tables.length < fewestTables ? [{ field: 'tables', message: `Choose at least ${fewestTables} entries: each judge compares one with another.` }] : []),
    ...(tables.length > mostTables ? [{ field: 'tables', message: `Choose at most ${mostTables} entries.` }] : []),
    ...(new Set(tables.map(({ entryId }) => entryId)).size < tables.length ? [{ field: 'tables', message: 'Each entry stands at one table.' }] : []),
    ...(twice === undefined ? [] : [{ field: 'tables', message: `Two entries stand at table ${twice}. Give each a number of its own.` }]),
    ...(tables.length >= fewestTables && top >= tables.length ? [{ field: 'top', message: 'Fewer places than entries can matter.' }] : []),
    ...(judgeIds.length === 0 ? [{ field: 'judgeIds', message: 'Choose at least one judge.' }] : []),
  ];
};

/** The tables in the order of their numbers, with what is known of their entries; only entries that were sent and stand. */
const tablesOf = async (ports: DemoNeeded, challenge: Challenge, { tables }: Plan): Promise<ExpoTable[]> => {
  const found = new Map((await ports.entries.findMany(tables.map(({ entryId }) => entryId))).filter((one) => one.challengeId === challenge.id && stands(one)).map((entry) => [entry.id, entry]));
  if (tables.some(({ entryId }) => !found.has(entryId))) throw new Refusal('invalid', 'One of these entries was withdrawn, or is not there. Look through the list again.', 'tables');
  return tables.toSorted((a, b) => a.number - b.number).map(({ entryId, number }) => ({ number, entryId, teamId: found.get(entryId)!.teamId, code: found.get(entryId)!.code }));
};

const chosenJudges = async (ports: DemoNeeded, challenge: Challenge, { judgeIds }: Plan): Promise<string[]> => {
  const chosen = new Set(judgeIds);
  const panel = (await ports.judges.ofChallenge(challenge.id)).filter(({ revoked, personId }) => !revoked && chosen.has(personId)).map(({ personId }) => personId);
  if (panel.length < chosen.size) throw new Refusal('invalid', 'One of these judges is not on the panel any more. Look through the list again.', 'judgeIds');
  return panel;
};

/** Writes the plan, or changes it until the day begins. */
export const planDemoDay = async (ports: DemoNeeded, caller: Caller, wanted: Wanted & Plan): Promise<DemoDay> => {
  const { challenge, person, day } = await ownDesk(ports, caller, wanted.challengeId);
  if (day && phaseOf(day) !== 'planned') throw new Refusal('conflict', phaseOf(day) === 'ended' ? 'The demo day is over. A challenge has one.' : 'The demo day runs already, by the plan it began with.');
  const not = await whyNotNow(ports, challenge, caller.at);
  if (not) throw not;
  refuseStale(day, wanted.version);
  const faults = faultsOf(wanted);
  if (faults.length > 0) throw Refusal.invalid(faults);
  const [tables, judgeIds] = await Promise.all([tablesOf(ports, challenge, wanted), chosenJudges(ports, challenge, wanted)]);
  const next: DemoDay = {
    id: day?.id ?? ports.chance.id('demoDay'), challengeId: challenge.id, minutes: wanted.minutes, top: wanted.top, judgeIds, tables: tables.length, plannedBy: person.id, plannedAt: caller.at, version: wanted.version + 1,
  };
  await ports.demoDays.save(next, tell(ports, caller, 'demo-day.planned', { about: challenge.id, refs: { day: next.id, tables: tables.length, judges: judgeIds.length }, answer: next }), { tables });
  return next;
};

const plannedDay = async (ports: DemoNeeded, caller: Caller, { challengeId, version }: Wanted): Promise<{ challenge: Challenge; day: DemoDay }> => {
  const { challenge, day } = await ownDesk(ports, caller, challengeId);
  if (!day) throw new Refusal('conflict', 'No demo day is planned.');
  if (phaseOf(day) !== 'planned') throw new Refusal('conflict', phaseOf(day) === 'ended' ? 'The demo day is over.' : 'The demo day runs already.');
  refuseStale(day, version);
  return { challenge, day };
};

export const discardDemoDay = async (ports: DemoNeeded, caller: Caller, wanted: Wanted): Promise<{ discarded: true }> => {
  const { challenge, day } = await plannedDay(ports, caller, wanted);
  await ports.demoDays.discard(day, tell(ports, caller, 'demo-day.discarded', { about: challenge.id, refs: { day: day.id }, answer: { discarded: true } }));
  return { discarded: true };
};

const isBlind = async (ports: DemoNeeded, challenge: Challenge): Promise<boolean> => (await ports.challenges.rules(challenge.id, challenge.rulesVersion))?.sections.judging.blind === true;

/** In a room of a blind call, judges answer without knowing whose entries they weigh. */
const refuseDuringRoom = async (ports: DemoNeeded, challenge: Challenge, at: string): Promise<void> => {
  const round = await ports.rounds.current(challenge.id);
  const open = round && (await ports.deliberations.ofRound(round.id)).some((room) => isOpen(room, at));
  if (open) throw new Refusal('conflict', 'A deliberation room is open, and its judges weigh entries without knowing who made them. Wait until it ends, or close it, then start.');
};

/** Where judges were promised not to know who made an entry, everybody reads from when on some do. */
const namesNotice = (ports: DemoNeeded, challenge: Challenge, { tables }: DemoDay, at: string): Notice => {
  const text = `Judges go from table to table and meet the teams of ${tables} entries. From now on a judge knows who made the entries whose teams they met. Until now judges did not see who made an entry.`;
  return { id: ports.chance.id('notice'), challengeId: challenge.id, kind: 'demo-day', title: 'The demo day has begun', text, at, rulesVersion: challenge.rulesVersion };
};

/** What cannot be taken back is not done by a slip, whoever asks. */
export const refuseUnsure = (sure: boolean, message: string): void => {
  if (!sure) throw new Refusal('invalid', message, 'sure');
};

/** From now on the plan stands, and judges are sent to tables. */
export const startDemoDay = async (ports: DemoNeeded, caller: Caller, wanted: Wanted & { sure: boolean }): Promise<DemoDay> => {
  const { challenge, day } = await plannedDay(ports, caller, wanted);
  refuseUnsure(wanted.sure, 'Say that you have read what beginning it does.');
  const not = await whyNotNow(ports, challenge, caller.at);
  if (not) throw not;
  const entries = await ports.entries.findMany((await ports.demoDays.tables(day)).map(({ entryId }) => entryId));
  const gone = entries.filter((entry) => !stands(entry)).map((entry) => asSent(entry).code);
  if (gone.length > 0) throw new Refusal('conflict', `${new Intl.ListFormat('en-US').format(gone)} withdrew since the day was planned. Take it off the plan, then start.`);
  const blind = await isBlind(ports, challenge);
  if (blind) await refuseDuringRoom(ports, challenge, caller.at);
  const next: DemoDay = { ...day, startedAt: caller.at, version: day.version + 1 };
  await ports.demoDays.save(next, tell(ports, caller, 'demo-day.started', { about: challenge.id, refs: { day: day.id }, answer: next }), { notice: blind ? namesNotice(ports, challenge, day, caller.at) : undefined });
  return next;
};
