import { signedIn, type Caller } from '../../domain/caller.ts';
import { notFound, Refusal } from '../../domain/refusal.ts';
import { hidden, shown, stateOf, type Comment, type CommentReport } from '../../domain/voice/comment.ts';
import type { CommentState } from '../../domain/voice/comment-words.ts';
import type { CommentQueue } from '../../ports/comments.ts';
import type { Ports } from '../../ports/ports.ts';
import { ownChallenge } from '../agency/call/draft-of.ts';
import { findThing, type CommentedThing, type ThingNeeds } from '../commented-thing.ts';
import { moderating } from '../moderating.ts';
import { authorsOf } from '../public/read-comments.ts';
import { staffOf } from '../staff.ts';
import { tell } from '../tell.ts';

type Needs = ThingNeeds & Pick<Ports, 'comments' | 'people' | 'agencies' | 'chance'>;
export type CommentCase = Pick<Comment, 'id' | 'text' | 'at' | 'answer' | 'version'> & {
  state: CommentState; by: string; own: boolean; hidden?: { at: string; reason: string } | undefined; reports: Pick<CommentReport, 'reason' | 'note' | 'at'>[]; about?: Pick<CommentedThing, 'title' | 'page'> | undefined;
};

const casesOf = async (ports: Needs, { at, person }: Caller, comments: Comment[]): Promise<CommentCase[]> => {
  const nameOf = await authorsOf(ports, comments);
  return Promise.all(comments.map(async (comment) => {
    const [reports, thing] = await Promise.all([ports.comments.reports(comment.id), findThing(ports, comment.on, at)]);
    const { id, text, at: written, answer, version, hidden: hiding } = comment;
    return { id, text, at: written, answer, version, state: stateOf(comment), by: nameOf(comment), own: comment.by === person?.id, hidden: hiding && { at: hiding.at, reason: hiding.reason }, reports, about: thing && { title: thing.title, page: thing.page } };
  }));
};

/** For the moderators of the site: what was reported or answered, longest waiting first, or what is hidden. */
export const readCommentDesk = async (ports: Needs, caller: Caller, which: CommentQueue, after: string | undefined) => {
  moderating(caller);
  const { items, next } = await ports.comments.queue(which, undefined, after);
  return { items: await casesOf(ports, caller, items), next };
};

/** The same of the gallery of one challenge, for its agency. */
export const readGalleryComments = async (ports: Needs, caller: Caller, challengeId: string, which: CommentQueue, after: string | undefined) => {
  await ownChallenge(ports, caller, challengeId, 'manager');
  const { items, next } = await ports.comments.queue(which, challengeId, after);
  return { items: await casesOf(ports, caller, items), next };
};

/** Moderators of the site decide about every comment, managers about those on entries of their agency’s challenges; nobody about their own. To others it is not there. */
const openCase = async (ports: Needs, caller: Caller, id: string, version: number): Promise<Comment> => {
  const person = signedIn(caller);
  const comment = await ports.comments.find(id);
  if (!person.moderator) {
    // the same reads whether it is there or not
    const challenge = await ports.challenges.find((comment?.on.kind === 'entry' && comment.on.challengeId) || '');
    await staffOf(ports, caller, challenge?.agencyId, 'manager', 'comment');
  }
  if (!comment) throw notFound('comment');
  if (comment.by === person.id) throw new Refusal('conflict', 'This comment is yours. Somebody else decides about it.');
  if (comment.version !== version) throw new Refusal('stale', 'Somebody reported, answered or decided this since you opened it. Read it again, then decide.');
  return comment;
};

type Decided = { id: string; state: CommentState; version: number };
const decide = async (ports: Needs, caller: Caller, kind: 'comment.hidden' | 'comment.shown', before: Comment, after: Comment): Promise<Decided> => {
  const answer = { id: after.id, state: stateOf(after), version: after.version };
  const about = after.on.kind === 'entry' && after.on.challengeId ? after.on.challengeId : after.id;
  await ports.comments.keep(after, tell(ports, caller, kind, { about, refs: { comment: after.id, back: stateOf(before) !== 'shown' }, answer }));
  return answer;
};

/** With a reason that everybody reads in its place. */
export const hideComment = async (ports: Needs, caller: Caller, id: string, reason: string, version: number): Promise<Decided> => {
  const before = await openCase(ports, caller, id, version);
  return decide(ports, caller, 'comment.hidden', before, hidden(before, { at: caller.at, by: signedIn(caller).id, reason }));
};

/** Leaves it standing, or brings it back. */
export const showComment = async (ports: Needs, caller: Caller, id: string, version: number): Promise<Decided> => {
  const before = await openCase(ports, caller, id, version);
  return decide(ports, caller, 'comment.shown', before, shown(before));
};
