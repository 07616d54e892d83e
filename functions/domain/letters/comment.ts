import type { Mail } from '../people/mail.ts';
import { letter, type Envelope } from './letter.ts';

type About = { title: string; text: string };

/** To the author: a moderator hid it, why, and where to answer. */
export const commentHiddenLetter = (envelope: Envelope, { title, text }: About, reason: string, { link, answerable }: { link: string; answerable: boolean }): Mail =>
  letter(envelope, 'comment-hidden', `Your comment on “${title}” is hidden`, [
    `A moderator hid your comment on “${title}”. You wrote:\n${text}`,
    `The reason, which everybody reads in its place:\n${reason}`,
    answerable ? `If you think this is a mistake, answer once. A moderator reads it:\n${link}` : `You answered, and a moderator decided that it stays hidden. You can still delete it:\n${link}`,
  ]);

export const commentReportedLetter = (envelope: Envelope, { title, text }: About, link: string): Mail =>
  letter(envelope, 'comment-reported', `Your comment on “${title}” is hidden for now`, [
    `Several people reported your comment on “${title}”. It is hidden until a moderator has looked at it. You wrote:\n${text}`, `You hear what was decided. You can also delete it:\n${link}`,
  ]);

export const commentShownLetter = (envelope: Envelope, { title }: About, link: string): Mail =>
  letter(envelope, 'comment-shown', `Your comment on “${title}” is shown again`, [`A moderator looked at your comment on “${title}” once more. Everybody reads it again:\n${link}`]);
