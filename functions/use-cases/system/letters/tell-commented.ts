import { commentHiddenLetter, commentReportedLetter, commentShownLetter } from '../../../domain/letters/comment.ts';
import { isAnswerable, stateOf, type Comment } from '../../../domain/voice/comment.ts';
import type { CommentState } from '../../../domain/voice/comment-words.ts';
import type { Ports } from '../../../ports/ports.ts';
import { findThing, type ThingNeeds } from '../../commented-thing.ts';
import { pagesOf } from '../../site-pages.ts';
import { writeLetters, type Cause, type ToWrite } from './write-letters.ts';

type Needed = ToWrite & ThingNeeds & Pick<Ports, 'comments'>;
type Told = { comment: Comment; title: string; link: string };

/** The comment, if it still is what the act made of it: whoever deleted it meanwhile hears nothing. */
const toldOf = async (ports: Needed, act: Cause, as: CommentState): Promise<Told | undefined> => {
  const comment = await ports.comments.find(String(act.refs['comment']));
  if (!comment) throw new Error(`the comment of act ${act.id} cannot be read`);
  if (stateOf(comment) !== as) return undefined;
  const thing = await findThing(ports, comment.on, act.at);
  return { comment, title: thing?.title ?? 'a page that is gone', link: pagesOf(ports).comment(comment.id) };
};

export const tellReported = async (ports: Needed, act: Cause): Promise<void> => {
  const told = act.refs['hides'] === true ? await toldOf(ports, act, 'reported') : undefined;
  if (told) await writeLetters(ports, act, [told.comment.by], (envelope) => commentReportedLetter(envelope, { title: told.title, text: told.comment.text }, told.link));
};

export const tellHidden = async (ports: Needed, act: Cause): Promise<void> => {
  const told = await toldOf(ports, act, 'hidden');
  if (!told) return;
  const { comment, title, link } = told;
  await writeLetters(ports, act, [comment.by], (envelope) => commentHiddenLetter(envelope, { title, text: comment.text }, comment.hidden?.reason ?? '', { link, answerable: isAnswerable(comment) }));
};

/** What was never out of sight needs no letter. */
export const tellShown = async (ports: Needed, act: Cause): Promise<void> => {
  const told = act.refs['back'] === true ? await toldOf(ports, act, 'shown') : undefined;
  if (told) await writeLetters(ports, act, [told.comment.by], (envelope) => commentShownLetter(envelope, { title: told.title, text: told.comment.text }, told.link));
};
