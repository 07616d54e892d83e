import * as z from 'zod';
import { idOf } from '../id.ts';
import { Refusal } from '../refusal.ts';
import { commentKinds, editMinutes, reportReasons, reportsToHide, type CommentState } from './comment-words.ts';

/** What a comment is about: an entry of a gallery by its challenge and code, an entry of the atlas, an event or a work of the library by its id. */
export const CommentSubject = z.object({ kind: z.enum(commentKinds), id: z.string(), challengeId: idOf('challenge').optional() });
export type CommentSubject = z.infer<typeof CommentSubject>;

export const Comment = z.object({
  id: idOf('comment'),
  on: CommentSubject,
  /** Names are read with the person: none is kept here. */
  by: idOf('person'),
  /** What its author spoke as, when they wrote it. */
  as: z.string().optional(),
  text: z.string(),
  at: z.iso.datetime(),
  editedAt: z.iso.datetime().optional(),
  /** Counts what the author changed, so that nobody can tell from it that a comment was reported. */
  edition: z.number().int(),
  deletedAt: z.iso.datetime().optional(),
  hidden: z.object({ at: z.iso.datetime(), by: z.string(), reason: z.string() }).optional(),
  /** What the author said to its being hidden: once. */
  answer: z.object({ at: z.iso.datetime(), text: z.string() }).optional(),
  /** Since a moderator last looked. */
  reports: z.number().int(),
  waitsSince: z.iso.datetime().optional(),
  version: z.number().int(),
});
export type Comment = z.infer<typeof Comment>;

export const CommentReport = z.object({ commentId: idOf('comment'), by: idOf('person'), reason: z.enum(reportReasons), note: z.string(), at: z.iso.datetime() });
export type CommentReport = z.infer<typeof CommentReport>;

/** One flat thread for each thing. */
export const threadOf = ({ kind, id, challengeId }: CommentSubject): string => (challengeId ? `${kind}#${challengeId}#${id}` : `${kind}#${id}`);

export const stateOf = ({ deletedAt, hidden, reports }: Pick<Comment, 'deletedAt' | 'hidden' | 'reports'>): CommentState => {
  if (deletedAt) return 'deleted';
  if (hidden) return 'hidden';
  return reports >= reportsToHide ? 'reported' : 'shown';
};

export const editableUntil = ({ at }: Pick<Comment, 'at'>): string => new Date(Date.parse(at) + editMinutes * 60_000).toISOString();
export const isEditable = (comment: Comment, at: string): boolean => stateOf(comment) === 'shown' && at <= editableUntil(comment);
/** Whoever was hidden answers once; what is not decided yet needs no answer. */
export const isAnswerable = (comment: Comment): boolean => stateOf(comment) === 'hidden' && !comment.answer;

const later = (comment: Comment): Comment => ({ ...comment, version: comment.version + 1 });
const looked = (comment: Comment): Comment => ({ ...later(comment), reports: 0, waitsSince: undefined });

export const edited = (comment: Comment, text: string, at: string): Comment => {
  if (stateOf(comment) !== 'shown') throw new Refusal('conflict', 'A comment that is hidden or deleted cannot be changed.');
  if (!isEditable(comment, at)) throw new Refusal('closed', `A comment can be changed for ${editMinutes} minutes. You can still delete it.`);
  return { ...later(comment), text, editedAt: at, edition: comment.edition + 1 };
};

/** The words go; that there was a comment stays. */
export const deleted = (comment: Comment, at: string): Comment => {
  if (comment.deletedAt) throw new Refusal('conflict', 'This comment was deleted already.');
  return { ...looked(comment), text: '', deletedAt: at, edition: comment.edition + 1 };
};

export const reported = (comment: Comment, at: string): Comment => {
  if (comment.deletedAt || comment.hidden) throw new Refusal('conflict', 'This comment is not shown any more.');
  return { ...later(comment), reports: comment.reports + 1, waitsSince: comment.waitsSince ?? at };
};

const refuseDeleted = ({ deletedAt }: Comment): void => {
  if (deletedAt) throw new Refusal('conflict', 'Its author deleted this comment. There is nothing left to decide.');
};

export const hidden = (comment: Comment, hiding: NonNullable<Comment['hidden']>): Comment => {
  refuseDeleted(comment);
  return { ...looked(comment), hidden: hiding };
};

/** Leaves it standing, or brings it back. */
export const shown = (comment: Comment): Comment => {
  refuseDeleted(comment);
  return { ...looked(comment), hidden: undefined, answer: undefined };
};

export const answered = (comment: Comment, text: string, at: string): Comment => {
  if (comment.answer) throw new Refusal('conflict', 'You answered already. A moderator reads it.');
  if (!isAnswerable(comment)) throw new Refusal('conflict', 'No moderator has hidden this comment. There is nothing to answer.');
  return { ...later(comment), answer: { at, text }, waitsSince: at, edition: comment.edition + 1 };
};
