import type { Caller } from '../../domain/caller.ts';
import { stateOf, takesAnswer, type Clarification, type ClarificationState } from '../../domain/entry/clarification.ts';
import { momentWords } from '../../domain/moment.ts';
import { notFound, Refusal } from '../../domain/refusal.ts';
import type { Ports } from '../../ports/ports.ts';
import { tell } from '../tell.ts';
import { ownEntry } from './membership.ts';

type Needed = Pick<Ports, 'challenges' | 'chance' | 'clarifications' | 'entries' | 'people' | 'teams'>;

/** What a team reads: the agency, and no name of it. Whether judges are shown the answer is said once it is decided. */
export type OwnClarification = Pick<Clarification, 'id' | 'question' | 'askedAt' | 'due' | 'version'> & { state: ClarificationState; open: boolean; answer?: { at: string; byName: string; text: string } | undefined };

const told = (one: Clarification, names: Map<string, string>, at: string): OwnClarification => {
  const { id, question, askedAt, due, version, answer } = one;
  return { id, question, askedAt, due, version, state: stateOf(one, at), open: takesAnswer(one, at), answer: answer && { at: answer.at, text: answer.text, byName: names.get(answer.by) ?? 'A former member' } };
};

export const readOwnClarifications = async (ports: Needed, caller: Caller, entryId: string): Promise<OwnClarification[]> => {
  const { entry, team } = await ownEntry(ports, caller, entryId);
  const names = new Map(team.faces.map(({ personId, name }) => [personId, name]));
  return (await ports.clarifications.ofEntry(entry.id)).toSorted((a, b) => (a.askedAt < b.askedAt ? 1 : -1)).map((one) => told(one, names, caller.at));
};

/** Any member answers, before it is due by the server's clock, and may say it better until then or until the agency has filed it. */
export const answerClarification = async (ports: Needed, caller: Caller, wanted: { entryId: string; id: string; text: string; version: number }): Promise<OwnClarification> => {
  const { entry, team, person } = await ownEntry(ports, caller, wanted.entryId);
  const [one, challenge] = await Promise.all([ports.clarifications.find(entry.id, wanted.id), ports.challenges.find(entry.challengeId)]);
  if (!one || !challenge) throw notFound('question');
  if (one.withdrawn) throw new Refusal('conflict', 'The agency took this question back. Nothing is needed from you.');
  if (one.filed) throw new Refusal('conflict', 'The agency has filed your answer. It stands as it is.');
  if (challenge.cancelled) throw new Refusal('closed', 'This challenge was cancelled.');
  if (!takesAnswer(one, caller.at)) {
    throw new Refusal('closed', `An answer was due ${momentWords(one.due, challenge.zone)}. The server received yours at ${caller.at}. The time at which the server receives it decides.`, undefined, { due: one.due, receivedAt: caller.at });
  }
  if (one.version !== wanted.version) throw new Refusal('stale', 'Somebody of your team answered meanwhile. Read it, then send yours if it is better.');
  const next: Clarification = { ...one, answer: { by: person.id, at: caller.at, text: wanted.text }, version: one.version + 1 };
  const answer = told(next, new Map(team.faces.map(({ personId, name }) => [personId, name])), caller.at);
  await ports.clarifications.save(next, tell(ports, caller, 'clarification.answered', { about: challenge.id, refs: { entry: entry.id, clarification: one.id, team: entry.teamId }, answer }));
  return answer;
};
