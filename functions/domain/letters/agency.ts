import type { Challenge, Review } from '../call/challenge.ts';
import type { Mail } from '../people/mail.ts';
import { momentWords } from '../moment.ts';
import { letter, type Envelope } from './letter.ts';
import { quoted } from '../words/quoted.ts';
import { sectionTitles } from '../call/section-titles.ts';

/** To the people of an agency, about their own challenge. */

export const approvalRequestedLetter = (envelope: Envelope, challenge: Challenge, by: string, link: string): Mail =>
  letter(envelope, 'approval-requested', `Please review: ${challenge.title}`, [
    `${by} asks for your approval of the challenge ${quoted(challenge.title)}.`,
    'Read it as the public will see it. Then approve it with a publication time, or request edits.',
    link,
  ]);

/** A section as its page is called. */
const placeOf = (section: string): string => (section === 'whole' ? 'The whole challenge' : ((sectionTitles as Record<string, string>)[section] ?? section));

export const editsRequestedLetter = (envelope: Envelope, challenge: Challenge, review: Review, link: string): Mail =>
  letter(envelope, 'edits-requested', `Edits requested: ${challenge.title}`, [
    `${review.byName} requests edits to ${quoted(challenge.title)} before it can be approved:`,
    review.comments.map(({ section, text }) => `${placeOf(section)}: ${text}`).join('\n\n'),
    link,
  ]);

export const approvedLetter = (envelope: Envelope, challenge: Challenge, by: string, link: string): Mail => {
  const when = challenge.publishAt && challenge.publishAt > envelope.at ? `It becomes public ${momentWords(challenge.publishAt, challenge.zone)}.` : 'It is public now.';
  return letter(envelope, 'approved', `Approved: ${challenge.title}`, [`${by} approved ${quoted(challenge.title)}. ${when}`, link]);
};

export const publishedLetter = (envelope: Envelope, challenge: Challenge, link: string): Mail =>
  letter(envelope, 'published', `Your challenge is public: ${challenge.title}`, [`${quoted(challenge.title)} is public since ${momentWords(envelope.at, challenge.zone)}.`, link]);

export const registrationWaitingLetter = (envelope: Envelope, challenge: Challenge, name: string, link: string): Mail =>
  letter(envelope, 'registration-waiting', `A registration waits for you: ${challenge.title}`, [
    `${name} asks to take part in ${quoted(challenge.title)}. Approve or refuse it: until then they cannot form a team.`,
    link,
  ]);

type Answer = { name: string; accepted: boolean; reason?: string | undefined };
export const judgeAnsweredLetter = (envelope: Envelope, challenge: Challenge, { name, accepted, reason }: Answer, link: string): Mail =>
  letter(envelope, accepted ? 'judge-accepted' : 'judge-declined', `${name} ${accepted ? 'will judge' : 'cannot judge'}: ${challenge.title}`, [
    accepted ? `${name} accepted your invitation to judge ${quoted(challenge.title)}.` : `${name} declined your invitation to judge ${quoted(challenge.title)}.`,
    reason && `They wrote:\n${reason}`,
    link,
  ]);

/** The reason is for the conflicts officers, and never in a mail. */
export const steppedBackLetter = (envelope: Envelope, challenge: Challenge, { name, code }: { name: string; code: string }, link: string): Mail =>
  letter(envelope, 'judge-stepped-back', `${name} stepped back from entry ${code}: ${challenge.title}`, [
    `${name} will not score entry ${code} in ${quoted(challenge.title)}. The entry is gone from their list.`,
    'Another judge who may read it was given it, where there was one. The progress page shows whether a review is missing.',
    link,
  ]);

export const entriesClosedLetter = (envelope: Envelope, challenge: Challenge, link: string): Mail =>
  letter(envelope, 'entries-closed', `Entries are closed: ${challenge.title}`, [`${quoted(challenge.title)} takes no more entries. Next: propose and publish the assignments of the judges.`, link]);

export const judgingEndedLetter = (envelope: Envelope, challenge: Challenge, link: string): Mail =>
  letter(envelope, 'judging-ended', `Judging is over: ${challenge.title}`, [`Judges of ${quoted(challenge.title)} can no longer change their scores. Next: read the results and decide every entry.`, link]);
