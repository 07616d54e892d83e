import type { Caller } from '../../../domain/caller.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Ports } from '../../../ports/ports.ts';
import { tell } from '../../tell.ts';
import { ownChallenge } from '../call/draft-of.ts';

type Needs = Pick<Ports, 'challenges' | 'agencies' | 'galleries' | 'chance'>;
export type CommentSettings = { open: boolean; version: number };

export const readCommentSettings = async (ports: Needs, caller: Caller, challengeId: string): Promise<CommentSettings> => {
  const { challenge } = await ownChallenge(ports, caller, challengeId, 'manager');
  return { open: !challenge.commentsClosed, version: challenge.version };
};

/** No new comments on the challenge’s entries and events, or again. What was said stays. */
export const openComments = async (ports: Needs, caller: Caller, challengeId: string, open: boolean, version: number): Promise<CommentSettings> => {
  const { challenge: { commentsClosed, ...challenge }, person } = await ownChallenge(ports, caller, challengeId, 'manager');
  if (challenge.version !== version) throw new Refusal('stale', 'Somebody changed this challenge since you opened the page. Look again, then press once more.');
  if (open === !commentsClosed) throw new Refusal('conflict', open ? 'Comments are open already.' : 'Comments are closed already.');
  const answer = { open, version: version + 1 };
  const closing = open ? {} : { commentsClosed: { at: caller.at, by: person.id } };
  await ports.galleries.turn({ ...challenge, ...closing, version: answer.version }, tell(ports, caller, open ? 'comments.opened' : 'comments.closed', { about: challengeId, answer }));
  return answer;
};
