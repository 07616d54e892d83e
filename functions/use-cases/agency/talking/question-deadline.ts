import { entriesPhase, type Challenge } from '../../../domain/call/challenge.ts';
import type { Caller } from '../../../domain/caller.ts';
import { questionsUntil, takesQuestions } from '../../../domain/desk/question.ts';
import { momentWords } from '../../../domain/moment.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { closingInstantOf, localOf } from '../../../domain/zone.ts';
import type { Ports } from '../../../ports/ports.ts';
import { tell } from '../../tell.ts';
import { ownChallenge, refuseDiscarded } from '../call/draft-of.ts';

type Needs = Pick<Ports, 'agencies' | 'challenges' | 'chance'>;
/** `local`: as the clock of the challenge’s zone shows it; empty where questions end with entries. */
export type QuestionDeadline = { local: string; until?: string | undefined; open: boolean; zone: string; version: number };

const shown = (challenge: Challenge, at: string): QuestionDeadline => ({
  local: challenge.questionsUntil ? localOf(challenge.questionsUntil, challenge.zone) : '', until: questionsUntil(challenge), open: takesQuestions(challenge, at), zone: challenge.zone, version: challenge.version,
});

export const readQuestionDeadline = async (ports: Needs, caller: Caller, challengeId: string): Promise<QuestionDeadline> => {
  const { challenge } = await ownChallenge(ports, caller, challengeId, 'manager');
  return shown(challenge, caller.at);
};

/** A date of the challenge, ahead of now and not after entries close. Empty: as long as entries are taken. */
export const setQuestionDeadline = async (ports: Needs, caller: Caller, challengeId: string, local: string, version: number): Promise<QuestionDeadline> => {
  const { challenge } = await ownChallenge(ports, caller, challengeId, 'manager');
  refuseDiscarded(challenge);
  if (challenge.cancelled) throw new Refusal('conflict', 'This challenge was cancelled.');
  if (challenge.version !== version) throw new Refusal('stale', 'Somebody changed this challenge since you opened the page. Look again, then press once more.');
  const until = local ? closingInstantOf(local, challenge.zone, 'until') : undefined;
  const close = entriesPhase(challenge)?.closesAt;
  if (until && until <= caller.at) throw new Refusal('invalid', 'Choose a time ahead. Leave it empty to take questions as long as entries.', 'until');
  if (until && close && until > close) throw new Refusal('invalid', `Choose a time until entries close, ${momentWords(close, challenge.zone)}.`, 'until');
  const next: Challenge = { ...challenge, questionsUntil: until, version: version + 1 };
  const answer = shown(next, caller.at);
  await ports.challenges.change(next, tell(ports, caller, 'questions.deadline-set', { about: challengeId, refs: until ? { until } : {}, answer }));
  return answer;
};
