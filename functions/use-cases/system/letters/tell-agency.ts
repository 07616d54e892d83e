import {
  approvalRequestedLetter, approvedLetter, editsRequestedLetter, entriesClosedLetter, judgeAnsweredLetter, judgingEndedLetter, publishedLetter, steppedBackLetter,
} from '../../../domain/letters/agency.ts';
import type { Ports } from '../../../ports/ports.ts';
import { pagesOf } from '../../site-pages.ts';
import { about, staffWith } from './told-about.ts';
import { writeLetters, type Cause, type ToWrite } from './write-letters.ts';

type Needed = ToWrite & Pick<Ports, 'challenges' | 'agencies' | 'judges' | 'invitations' | 'entries'>;

const nameOf = async (ports: Needed, personId: string) => (await ports.people.find(personId))?.name ?? 'Somebody';

/** Approvers hear of a draft to review, whoever submitted it excepted: they may not approve their own. */
export const tellSubmitted = async (ports: Needed, act: Cause): Promise<void> => {
  const challenge = await about(ports, act);
  const [approvers, name] = await Promise.all([staffWith(ports, challenge.agencyId, 'approver'), nameOf(ports, act.by)]);
  const link = pagesOf(ports).console(challenge.id, '/approval');
  await writeLetters(ports, act, approvers.filter((id) => id !== act.by), (envelope) => approvalRequestedLetter(envelope, challenge, name, link), { naming: act.by });
};

export const tellEditsRequested = async (ports: Needed, act: Cause): Promise<void> => {
  const challenge = await about(ports, act);
  const [managers, reviews] = await Promise.all([staffWith(ports, challenge.agencyId, 'manager'), ports.challenges.reviews(challenge.id)]);
  const review = reviews.find((one) => one.outcome === 'edits' && one.at === act.at);
  if (!review) throw new Error(`the review of act ${act.id} cannot be read`);
  await writeLetters(ports, act, managers, (envelope) => editsRequestedLetter(envelope, challenge, review, pagesOf(ports).console(challenge.id, '/edit')));
};

export const tellApproved = async (ports: Needed, act: Cause): Promise<void> => {
  const challenge = await about(ports, act);
  const [managers, name] = await Promise.all([staffWith(ports, challenge.agencyId, 'manager'), nameOf(ports, act.by)]);
  await writeLetters(ports, act, managers, (envelope) => approvedLetter(envelope, challenge, name, pagesOf(ports).console(challenge.id)), { naming: act.by });
};

/** Only where time passed between the approval and this: else the approval said so already. */
export const tellPublished = async (ports: Needed, act: Cause): Promise<void> => {
  const challenge = await about(ports, act);
  const [managers, reviews] = await Promise.all([staffWith(ports, challenge.agencyId, 'manager'), ports.challenges.reviews(challenge.id)]);
  if (!reviews.some((review) => review.outcome === 'approved' && review.at < act.at)) return;
  await writeLetters(ports, act, managers, (envelope) => publishedLetter(envelope, challenge, pagesOf(ports).challenge(challenge.slug)));
};

export const tellJudgeAnswered = async (ports: Needed, act: Cause, accepted: boolean): Promise<void> => {
  const challenge = await about(ports, act);
  const managers = await staffWith(ports, challenge.agencyId, 'manager');
  const judge = accepted ? await ports.judges.find(challenge.id, String(act.refs['judge'])) : undefined;
  const invitation = accepted ? undefined : await ports.invitations.find(challenge.id, String(act.refs['invitation']));
  const name = judge?.name ?? (invitation?.name || invitation?.email) ?? 'A judge';
  await writeLetters(ports, act, managers, (envelope) => judgeAnsweredLetter(envelope, challenge, { name, accepted, reason: invitation?.reason }, pagesOf(ports).console(challenge.id, '/judges')), { naming: judge?.personId });
};

export const tellSteppedBack = async (ports: Needed, act: Cause): Promise<void> => {
  const challenge = await about(ports, act);
  const [managers, name, entry] = await Promise.all([staffWith(ports, challenge.agencyId, 'manager'), nameOf(ports, act.by), ports.entries.find(String(act.refs['entry']))]);
  const link = pagesOf(ports).console(challenge.id, '/progress');
  await writeLetters(ports, act, managers, (envelope) => steppedBackLetter(envelope, challenge, { name, code: entry?.code ?? '' }, link), { naming: act.by });
};

export const tellEntriesClosed = async (ports: Needed, act: Cause): Promise<void> => {
  const challenge = await about(ports, act);
  const managers = await staffWith(ports, challenge.agencyId, 'manager');
  await writeLetters(ports, act, managers, (envelope) => entriesClosedLetter(envelope, challenge, pagesOf(ports).console(challenge.id, '/assign')));
};

export const tellJudgingEnded = async (ports: Needed, act: Cause): Promise<void> => {
  const challenge = await about(ports, act);
  const managers = await staffWith(ports, challenge.agencyId, 'manager');
  await writeLetters(ports, act, managers, (envelope) => judgingEndedLetter(envelope, challenge, pagesOf(ports).console(challenge.id, '/results')), { apart: 'staff' });
};
