import { recentlySignedIn, type Caller } from '../../../domain/caller.ts';
import type { Challenge, Review, Seen } from '../../../domain/call/challenge.ts';
import { lacksOf } from '../../../domain/call/lint.ts';
import { headOf, rulesOf } from '../../../domain/call/publication.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Ports } from '../../../ports/ports.ts';
import { onRecord, type Recorder } from '../../on-record.ts';
import { tell } from '../../tell.ts';
import { toldDone } from '../../told-done.ts';
import { ownChallenge, wholeDraft } from './draft-of.ts';
import { reviewedBefore } from '../assigning/reviewed-before.ts';

type Needed = Pick<Ports, 'agencies' | 'challenges'> & Recorder;
/** `version`: what the approver read. */
type Verdict = { challengeId: string; version: number; comments: Review['comments'] };

/** It is what the approver read: taken back, changed and submitted again it is another. */
const submittedTo = async (ports: Needed, caller: Caller, { challengeId: id, version }: Pick<Verdict, 'challengeId' | 'version'>) => {
  const { challenge, person } = await ownChallenge(ports, caller, id, 'approver');
  if (challenge.approval !== 'submitted') throw await reviewedBefore(ports, challenge);
  const handedIn = (await ports.challenges.reviews(id)).findLast((review) => review.outcome === 'submitted');
  if (handedIn?.by === person.id) throw new Refusal('forbidden', 'Whoever submitted a challenge cannot approve it. Another approver must.');
  if (challenge.version !== version) throw new Refusal('stale', 'It was taken back and submitted again since you opened it. Read it as it is now, then decide.');
  return { challenge, person };
};

/** An approver sends the draft back with comments on its sections. */
export const requestEdits = async (ports: Needed, caller: Caller, { challengeId, version, comments }: Verdict): Promise<Challenge> => {
  const { challenge, person } = await submittedTo(ports, caller, { challengeId, version });
  if (comments.length === 0) throw new Refusal('invalid', 'Say what needs a change.', 'comments');
  const next: Challenge = { ...challenge, approval: 'edits', version: challenge.version + 1 };
  const review: Review = { id: ports.chance.id('comment'), challengeId, by: person.id, byName: person.name, at: caller.at, outcome: 'edits', comments };
  const seen: Seen = { challengeId, at: caller.at, byName: person.name, sections: wholeDraft(await ports.challenges.sections(challengeId)) };
  const written = ports.challenges.change(next, tell(ports, caller, 'challenge.edits-requested', { about: challengeId, answer: next }), { review, seen });
  await toldDone(written, () => submittedTo(ports, caller, { challengeId, version }));
  return next;
};

/** An approver lets it out at a stated time: the draft becomes rules version 1, and the head gets its dates. */
export const approveChallenge = async (ports: Needed, caller: Caller, { challengeId, version, comments, publishAt }: Verdict & { publishAt: string }): Promise<Challenge> => {
  recentlySignedIn(caller);
  const { challenge, person } = await submittedTo(ports, caller, { challengeId, version });
  const draft = wholeDraft(await ports.challenges.sections(challengeId));
  // Instants are compared as text, so every one is written to the millisecond.
  const wished = new Date(publishAt).toISOString();
  const at = wished < caller.at ? caller.at : wished;
  const [lack] = lacksOf(draft, at);
  if (lack) throw new Refusal('conflict', `It cannot become public then: ${lack.message} Choose an earlier time, or request edits.`);
  const rules = rulesOf(challenge, draft, caller.at, ports.sha256);
  const next: Challenge = { ...headOf(challenge, draft, rules), approval: 'approved', publishAt: at };
  const review: Review = { id: ports.chance.id('comment'), challengeId, by: person.id, byName: person.name, at: caller.at, outcome: 'approved', comments };
  const refs = { rules: rules.version, publishAt: at };
  const deed = tell(ports, caller, 'challenge.approved', { about: challengeId, refs, answer: next });
  const written = ports.challenges.change(next, onRecord(ports, deed, { rules, challenge: next }, { from: at }), { review, rules });
  await toldDone(written, () => submittedTo(ports, caller, { challengeId, version }));
  return next;
};
