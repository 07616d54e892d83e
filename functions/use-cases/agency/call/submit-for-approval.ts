import type { Caller } from '../../../domain/caller.ts';
import type { Challenge, Review } from '../../../domain/call/challenge.ts';
import { lacksOf } from '../../../domain/call/lint.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Ports } from '../../../ports/ports.ts';
import { tell } from '../../tell.ts';
import { toldDone } from '../../told-done.ts';
import { ownChallenge, refuseDiscarded, wholeDraft } from './draft-of.ts';
import { reviewedBefore } from '../assigning/reviewed-before.ts';

type Needed = Pick<Ports, 'agencies' | 'challenges' | 'chance'>;

const unsubmitted = async (ports: Needed, caller: Caller, id: string) => {
  const own = await ownChallenge(ports, caller, id, 'manager');
  refuseDiscarded(own.challenge);
  if (own.challenge.approval === 'approved' || own.challenge.approval === 'submitted') throw await reviewedBefore(ports, own.challenge);
  return own;
};

/** A manager hands the draft to the approver. Everything missing is named at once, where it is. */
export const submitForApproval = async (ports: Needed, caller: Caller, id: string): Promise<Challenge> => {
  const { challenge, person } = await unsubmitted(ports, caller, id);
  const draft = wholeDraft(await ports.challenges.sections(id));
  const lacks = lacksOf(draft, caller.at);
  if (lacks.length > 0) throw Refusal.invalid(lacks.map(({ section, field, message }) => ({ field: `${section}.${field}`, message })));
  const next: Challenge = { ...challenge, title: draft.general.title, tagline: draft.general.tagline, approval: 'submitted', version: challenge.version + 1 };
  const review: Review = { id: ports.chance.id('comment'), challengeId: id, by: person.id, byName: person.name, at: caller.at, outcome: 'submitted', comments: [] };
  const written = ports.challenges.change(next, tell(ports, caller, 'challenge.submitted', { about: id, answer: next }), { review });
  await toldDone(written, () => unsubmitted(ports, caller, id));
  return next;
};
