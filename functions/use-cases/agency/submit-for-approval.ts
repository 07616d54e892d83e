import type { Caller } from '../../domain/caller.ts';
import type { Challenge, Review } from '../../domain/call/challenge.ts';
import { lacksOf } from '../../domain/call/lint.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Ports } from '../../ports/ports.ts';
import { tell } from '../tell.ts';
import { ownChallenge, refuseDiscarded, wholeDraft } from './draft-of.ts';

/** A manager hands the draft to the approver. Everything missing is named at once, where it is. */
export const submitForApproval = async (ports: Pick<Ports, 'agencies' | 'challenges' | 'chance'>, caller: Caller, id: string): Promise<Challenge> => {
  const { challenge, person } = await ownChallenge(ports, caller, id, 'manager');
  refuseDiscarded(challenge);
  if (challenge.approval === 'approved') throw new Refusal('conflict', 'This challenge is approved already.');
  if (challenge.approval === 'submitted') throw new Refusal('conflict', 'This challenge is with the approver already.');
  const draft = wholeDraft(await ports.challenges.sections(id));
  const lacks = lacksOf(draft, caller.at);
  if (lacks.length > 0) throw Refusal.invalid(lacks.map(({ section, field, message }) => ({ field: `${section}.${field}`, message })));
  const next: Challenge = { ...challenge, title: draft.general.title, tagline: draft.general.tagline, approval: 'submitted', version: challenge.version + 1 };
  const review: Review = { id: ports.chance.id('comment'), challengeId: id, by: person.id, byName: person.name, at: caller.at, outcome: 'submitted', comments: [] };
  await ports.challenges.change(next, tell(ports, caller, 'challenge.submitted', { about: id, answer: next }), { review });
  return next;
};
