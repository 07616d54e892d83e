import type { Caller } from '../../domain/caller.ts';
import { closedName } from '../../domain/people/person.ts';
import { stateOf, type Comment } from '../../domain/voice/comment.ts';
import type { CommentKind, CommentState } from '../../domain/voice/comment-words.ts';
import type { Ports } from '../../ports/ports.ts';
import { openThing, type CommentedThing, type ThingNeeds } from '../commented-thing.ts';

type Needs = ThingNeeds & Pick<Ports, 'comments' | 'people'>;
export type ShownComment = { id: string; state: CommentState; by?: string; as?: string | undefined; text?: string; reason?: string; at: string; editedAt?: string | undefined };
type Thread = { about: Pick<CommentedThing, 'title' | 'page' | 'of'>; closed?: CommentedThing['closed']; items: ShownComment[]; next?: string | undefined };

/** Names as people have them now: of whoever has left, none. */
export const authorsOf = async ({ people }: Pick<Ports, 'people'>, comments: Comment[]): Promise<(comment: Comment) => string> => {
  const known = new Map((await people.findMany([...new Set(comments.map(({ by }) => by))])).map(({ id, name }) => [id, name]));
  return ({ by }) => known.get(by) ?? closedName;
};

/** What everybody reads of a comment: of one that is hidden or deleted neither words nor author, and of a hidden one the reason. */
const forAll = (comment: Comment, name: string): ShownComment => {
  const state = stateOf(comment);
  if (state === 'shown') return { id: comment.id, state, by: name, as: comment.as, text: comment.text, at: comment.at, editedAt: comment.editedAt };
  return { id: comment.id, state, at: comment.at, ...(state === 'hidden' && comment.hidden ? { reason: comment.hidden.reason } : {}) };
};

/** Oldest first. While somebody still judges, there is nothing to read either. */
export const readComments = async (ports: Needs, caller: Caller, which: { kind: CommentKind; of: string }, after: string | undefined): Promise<Thread> => {
  const { on, title, page, of, closed } = await openThing(ports, which, caller.at);
  const about = { title, page, of };
  if (closed === 'judging') return { about, closed, items: [] };
  const { items, next } = await ports.comments.thread(on, after);
  const nameOf = await authorsOf(ports, items.filter((one) => stateOf(one) === 'shown'));
  return { about, closed, items: items.map((one) => forAll(one, nameOf(one))), next };
};
