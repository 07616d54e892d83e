import type { Challenge } from '../../domain/call/challenge.ts';
import type { Caller } from '../../domain/caller.ts';
import { questionsUntil, takesQuestions, type PublishedAnswer } from '../../domain/desk/question.ts';
import { notFound } from '../../domain/refusal.ts';
import type { Ports } from '../../ports/ports.ts';
import { publicChallenge } from '../person/ask-question.ts';

type Needs = Pick<Ports, 'challenges' | 'questions'>;
export type ShownAnswer = Pick<PublishedAnswer, 'id' | 'question' | 'answer' | 'at' | 'changedAt' | 'rulesVersion' | 'reason' | 'version'>;
type Shown = { challenge: Pick<Challenge, 'slug' | 'title' | 'agencyName' | 'zone'>; open: boolean; until?: string | undefined };

const forAll = ({ id, question, answer, at, changedAt, rulesVersion, reason, version }: PublishedAnswer): ShownAnswer => ({ id, question, answer, at, changedAt, rulesVersion, reason, version });
const around = (challenge: Challenge, at: string): Shown => ({
  challenge: { slug: challenge.slug, title: challenge.title, agencyName: challenge.agencyName, zone: challenge.zone }, open: takesQuestions(challenge, at), until: questionsUntil(challenge),
});

/** Answered questions, newest first. Who asked is in none of them. */
export const readQuestions = async (ports: Needs, caller: Caller, slug: string, { limit, after }: { limit: number; after: string | undefined }): Promise<Shown & { items: ShownAnswer[]; next?: string | undefined }> => {
  const challenge = await publicChallenge(ports, caller, slug);
  const { items, next } = await ports.questions.answers(challenge.id, limit, after);
  return { ...around(challenge, caller.at), items: items.map(forAll), next };
};

/** One with every version it had, newest first. */
export const readAnswer = async (ports: Needs, caller: Caller, slug: string, answerId: string, after: string | undefined): Promise<Shown & { current: ShownAnswer; items: ShownAnswer[]; next?: string | undefined }> => {
  const challenge = await publicChallenge(ports, caller, slug);
  const [current, versions] = await Promise.all([ports.questions.answer(challenge.id, answerId), ports.questions.versions(challenge.id, answerId, after)]);
  if (!current) throw notFound('answer');
  return { ...around(challenge, caller.at), current: forAll(current), items: versions.items.map(forAll), next: versions.next };
};
