import type { Room } from '../../domain/judging/deliberation/deliberation.ts';
import { isVisible } from '../../domain/judging/round/plan.ts';
import type { Ports } from '../../ports/ports.ts';
import { wholeList } from '../whole-list.ts';

type Needs = Pick<Ports, 'judges' | 'practices' | 'rounds' | 'evaluations' | 'deliberations' | 'demoDays'>;

const practiced = async (ports: Needs, challengeId: string, personId: string) => {
  const samples = (await ports.practices.find(challengeId))?.samples ?? [];
  const own = await ports.practices.ofJudge(challengeId, personId, samples.map(({ id }) => id));
  return own.map(({ sampleId, marks, comments, savedAt }) => ({ sample: samples.find(({ id }) => id === sampleId)?.title, marks, comments, savedAt }));
};

/** What they wrote in a deliberation room, under the name made up for it, and how they answered each pair. Of rooms in which they did neither, nothing. */
const weighedIn = async ({ deliberations }: Needs, room: Room, personId: string) => {
  const [posts, ballot] = await Promise.all([wholeList((after) => deliberations.posts(room, after)), deliberations.ballot(room, personId)]);
  const own = posts.filter(({ authorId, organizer }) => authorId === personId && !organizer);
  if (own.length === 0 && !ballot) return [];
  const codeOf = (id: string) => room.entries.find(({ entryId }) => entryId === id)?.code;
  return [{
    question: room.question, as: room.members.find((member) => member.personId === personId)?.alias, posts: own.map(({ text, at, takenBackAt }) => ({ text, at, takenBackAt })),
    answers: ballot?.answers.map(({ first, second, stronger }) => ({ first: codeOf(first), second: codeOf(second), stronger })), answeredAt: ballot?.at,
  }];
};

/** Which tables of a demo day they saw, by their numbers, and what they said of each two. */
const walked = async ({ demoDays }: Needs, challengeId: string, personId: string) => {
  const day = await demoDays.find(challengeId);
  const turn = day && (await demoDays.turn(day, personId));
  if (!day || !turn) return undefined;
  const [tables, answers] = await Promise.all([demoDays.tables(day), demoDays.answers(day, personId)]);
  const numberOf = (table: number) => tables[table]?.number;
  return { seen: turn.seen.map(numberOf), answers: answers.map(({ first, second, stronger, at }) => ({ first: numberOf(first), second: numberOf(second), stronger, at })) };
};

/** What the person did as a judge: what they said at the gate and their own scores, of entries they may know of. */
export const judgingRecord = async (ports: Needs, personId: string, challengeId: string) => {
  const [judge, declarations, round] = await Promise.all([ports.judges.find(challengeId, personId), ports.judges.declarations(challengeId, personId), ports.rounds.current(challengeId)]);
  const rooms = round ? (await ports.deliberations.ofRound(round.id)).filter(({ members }) => members.some((member) => member.personId === personId)) : [];
  const own = round ? (await ports.evaluations.ofJudge(round.id, personId)).filter((one) => isVisible(round, one)) : [];
  return {
    challengeId, acceptedAt: judge?.acceptedAt, orientedAt: judge?.orientedAt, declaredAt: judge?.declaredAt, accessEndedAt: judge?.revoked?.at,
    declared: declarations.map(({ at, names }) => ({ at, names })),
    practice: await practiced(ports, challengeId, personId),
    deliberations: (await Promise.all(rooms.map((room) => weighedIn(ports, room, personId)))).flat(),
    demoDay: await walked(ports, challengeId, personId),
    evaluations: own.map(({ entryId, state, marks, comments, note, feedback, draft, composite, reason, savedAt }) => ({ entryId, state, marks, comments, note, feedback, draft, composite, reason, savedAt })),
  };
};
