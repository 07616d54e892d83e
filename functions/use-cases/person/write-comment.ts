import { signedIn, type Caller, type Person } from '../../domain/caller.ts';
import { idBytes, makeId } from '../../domain/id.ts';
import { fromHex } from '../../domain/record/note/encoding.ts';
import { notFound, Refusal } from '../../domain/refusal.ts';
import { answered, deleted, editableUntil, edited, isAnswerable, isEditable, reported, stateOf, threadOf, type Comment, type CommentReport } from '../../domain/voice/comment.ts';
import { closedWords, type CommentKind, type CommentState } from '../../domain/voice/comment-words.ts';
import type { Listed } from '../../ports/page.ts';
import type { Ports } from '../../ports/ports.ts';
import { findThing, openThing, type CommentedThing, type ThingNeeds } from '../commented-thing.ts';
import { limited, limits } from '../limited.ts';
import { authorsOf } from '../public/read-comments.ts';
import { withSecondLook } from '../second-look.ts';
import { tell } from '../tell.ts';

type Needs = ThingNeeds & Pick<Ports, 'agencies' | 'comments' | 'people' | 'rates' | 'chance' | 'sha256'>;

/** A crowd of programs is what comments drown in, so no token writes one. */
const speaking = (caller: Caller): Person => {
  const person = signedIn(caller);
  if (caller.scopes) throw new Refusal('not-permitted', 'No token can write or report comments: it needs the person, in the browser.');
  if (!person.email) throw new Refusal('forbidden', 'Comments need a confirmed email address.');
  return person;
};

/** Anybody can choose any name: who speaks for this site, or for the agency whose page it is, is marked so. */
const capacityOf = async ({ agencies }: Needs, person: Person, agency: CommentedThing['agency']): Promise<{ as?: string }> => {
  if (person.moderator) return { as: 'Moderator' };
  return agency && (await agencies.rolesOf(agency.id, person.id)).length > 0 ? { as: agency.name } : {};
};

const aDay = 86_400_000;
/** The same words at the same place, pressed or pasted twice: they stand there once. */
const saidJustNow = async ({ comments }: Needs, personId: string, on: Comment['on'], text: string, at: string): Promise<Comment | undefined> =>
  (await comments.ofPerson(personId)).items.find((one) => one.text === text && threadOf(one.on) === threadOf(on) && stateOf(one) === 'shown' && Date.parse(at) - Date.parse(one.at) < aDay);

type Place = { same: Comment } | { id: string };
/** The id follows from the words and the day, so that of two posts at one moment the store keeps one. Words that were deleted, hidden or changed meanwhile can be said again. */
const placeOf = async (ports: Needs, personId: string, on: Comment['on'], text: string, at: string): Promise<Place> => {
  const same = await saidJustNow(ports, personId, on, text, at);
  if (same) return { same };
  for (let time = 1; ; time++) {
    const id = makeId('comment', fromHex(ports.sha256(JSON.stringify(['comment', personId, threadOf(on), text, at.slice(0, 10), time]))).subarray(0, idBytes));
    const there = await ports.comments.find(id);
    if (!there) return { id };
    if (there.text === text && stateOf(there) === 'shown') return { same: there };
  }
};

export const postComment = async (ports: Needs, caller: Caller, which: { kind: CommentKind; of: string }, text: string): Promise<{ id: string; at: string }> => {
  const person = speaking(caller);
  const { on, closed, agency } = await openThing(ports, which, caller.at);
  if (closed) throw new Refusal('closed', closedWords[closed]);
  let limitsCounted = false;
  const attempt = async (): Promise<{ id: string; at: string }> => {
    const place = await placeOf(ports, person.id, on, text, caller.at);
    if ('same' in place) return { id: place.same.id, at: place.same.at };
    if (!limitsCounted) {
      await limited(ports, `comments of ${person.id}`, limits.commentsOfPerson, caller.at);
      await limited(ports, `comments in a day of ${person.id}`, limits.commentsOfPersonInADay, caller.at);
      limitsCounted = true;
    }
    const comment: Comment = { id: place.id, on, by: person.id, ...(await capacityOf(ports, person, agency)), text, at: caller.at, edition: 1, reports: 0, version: 1 };
    const answer = { id: comment.id, at: comment.at };
    await ports.comments.keep(comment, tell(ports, caller, 'comment.posted', { about: person.id, refs: { comment: comment.id }, answer }));
    return answer;
  };
  return withSecondLook(attempt);
};

type About = Pick<CommentedThing, 'title' | 'page' | 'of'> & { kind: CommentKind };
const aboutOf = (comment: Comment, thing: CommentedThing | undefined): About | undefined => thing && { title: thing.title, page: thing.page, of: thing.of, kind: comment.on.kind };
/** What its author alone is told. */
const ownFacts = (comment: Comment, at: string): { editableUntil?: string; answer?: string; answerable: boolean } => ({
  ...(isEditable(comment, at) ? { editableUntil: editableUntil(comment) } : {}), ...(comment.answer ? { answer: comment.answer.text } : {}), answerable: isAnswerable(comment),
});
type OwnView = {
  id: string; state: CommentState; own: boolean; by: string; text: string; at: string; editedAt?: string | undefined; about?: About | undefined;
  edition: number; editableUntil?: string; reason?: string; answer?: string; answerable: boolean; reported: boolean;
};

/** One comment as somebody signed in sees it: their own whole, another’s as everybody does. */
export const readComment = async (ports: Needs, caller: Caller, id: string): Promise<OwnView> => {
  const person = signedIn(caller);
  const comment = await ports.comments.find(id);
  if (!comment) throw notFound('comment');
  const own = comment.by === person.id;
  const state = stateOf(comment);
  const [thing, report, nameOf] = await Promise.all([findThing(ports, comment.on, caller.at), ports.comments.reportOf(id, person.id), authorsOf(ports, [comment])]);
  if (!own && (!thing || thing.closed === 'judging')) throw notFound('comment');
  const open = own || state === 'shown';
  const { at, editedAt, edition, hidden } = comment;
  return {
    id, state, own, by: open ? nameOf(comment) : '', text: open ? comment.text : '', at, editedAt, edition, about: aboutOf(comment, thing),
    ...(hidden ? { reason: hidden.reason } : {}), ...(own ? ownFacts(comment, caller.at) : { answerable: false }), reported: report !== undefined,
  };
};

export type OwnComment = Pick<OwnView, 'id' | 'state' | 'text' | 'at' | 'editedAt' | 'about' | 'reason' | 'answer' | 'answerable' | 'editableUntil'>;

/** What the caller wrote, newest first, also where it is hidden or what it was about is no longer public. */
export const readOwnComments = async (ports: Needs, caller: Caller, after: string | undefined): Promise<Listed<OwnComment>> => {
  const { items, next } = await ports.comments.ofPerson(signedIn(caller).id, after);
  const things = await Promise.all(items.map(({ on }) => findThing(ports, on, caller.at)));
  return { items: items.map((one, i) => ({ id: one.id, state: stateOf(one), text: one.text, at: one.at, editedAt: one.editedAt, about: aboutOf(one, things[i]), ...(one.hidden ? { reason: one.hidden.reason } : {}), ...ownFacts(one, caller.at) })), next };
};

/** To anybody but its author a comment cannot be changed, as if it were not there. */
const ownComment = async (ports: Needs, caller: Caller, id: string, edition: number): Promise<Comment> => {
  const person = speaking(caller);
  const comment = await ports.comments.find(id);
  if (!comment || comment.by !== person.id) throw notFound('comment');
  if (comment.edition !== edition) throw new Refusal('stale', 'You changed this comment since you opened the page. Look again, then press once more.');
  return comment;
};

type Changed = { id: string; edition: number; version: number };
const changed = ({ id, edition }: Comment): Changed => ({ id, edition, version: edition });

export const editComment = async (ports: Needs, caller: Caller, id: string, text: string, edition: number): Promise<Changed> => {
  const after = edited(await ownComment(ports, caller, id, edition), text, caller.at);
  const answer = changed(after);
  await ports.comments.keep(after, tell(ports, caller, 'comment.changed', { about: after.by, refs: { comment: id }, answer }));
  return answer;
};

export const deleteComment = async (ports: Needs, caller: Caller, id: string, edition: number): Promise<Changed> => {
  const after = deleted(await ownComment(ports, caller, id, edition), caller.at);
  const answer = changed(after);
  await ports.comments.keep(after, tell(ports, caller, 'comment.deleted', { about: after.by, refs: { comment: id }, answer }));
  return answer;
};

/** The author of a hidden comment says why it should stand; a moderator reads it. */
export const answerHiding = async (ports: Needs, caller: Caller, id: string, text: string, edition: number): Promise<Changed> => {
  const after = answered(await ownComment(ports, caller, id, edition), text, caller.at);
  const answer = changed(after);
  await ports.comments.keep(after, tell(ports, caller, 'comment.answered', { about: after.by, refs: { comment: id }, answer }));
  return answer;
};

/** Once each. Enough of them hide the comment until a moderator has looked. */
export const reportComment = async (ports: Needs, caller: Caller, id: string, { reason, note }: Pick<CommentReport, 'reason' | 'note'>): Promise<{ at: string }> => {
  const person = speaking(caller);
  const comment = await ports.comments.find(id);
  const thing = comment && (await findThing(ports, comment.on, caller.at));
  if (!comment || !thing || thing.closed === 'judging') throw notFound('comment');
  if (comment.by === person.id) throw new Refusal('conflict', 'This comment is yours. Delete it instead.');
  await limited(ports, `reports of ${person.id}`, limits.reportsOfPerson, caller.at);
  const after = reported(comment, caller.at);
  const answer = { at: caller.at };
  const hides = stateOf(after) === 'reported' && stateOf(comment) === 'shown';
  await ports.comments.report(after, { commentId: id, by: person.id, reason, note, at: caller.at }, tell(ports, caller, 'comment.reported', { about: person.id, refs: { comment: id, hides }, answer }));
  return answer;
};
