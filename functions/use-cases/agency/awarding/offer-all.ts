import type { Caller } from '../../../domain/caller.ts';
import { isOfChallenge } from '../../../domain/credential/basis.ts';
import type { Offering } from '../../../domain/credential/offering.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Ports } from '../../../ports/ports.ts';
import { countLetters } from '../../system/awarding/offer-pages.ts';
import { isWithdrawn } from '../../../domain/judging/result/result-version.ts';
import { tell } from '../../tell.ts';
import { ownChallenge } from '../call/draft-of.ts';
import { kindOf } from './write-kind.ts';

type Needed = Pick<Ports, 'agencies' | 'challenges' | 'rounds' | 'credentialKinds' | 'chance'>;

/** How far each kind is offered in the challenge. */
export const readOfferings = async (ports: Needed, caller: Caller, challengeId: string): Promise<Offering[]> => {
  const { challenge } = await ownChallenge(ports, caller, challengeId, ['manager', 'approver']);
  return ports.credentialKinds.offerings(challenge.id);
};

type Counted = Needed & Parameters<typeof countLetters>[0];

/** How many letters an offer of the kind would send now. */
export const countOffer = async (ports: Counted, caller: Caller, { challengeId, kindId }: { challengeId: string; kindId: string }) => {
  const { challenge, person } = await ownChallenge(ports, caller, challengeId, 'manager');
  const kind = await kindOf(ports, challenge.agencyId, kindId);
  const round = await ports.rounds.current(challenge.id);
  if (!isOfChallenge(kind.basis) || !round?.decidedAt) return { people: 0, letters: 0, more: false };
  return countLetters(ports, { challenge, kindId: kind.id, at: caller.at, by: person.id });
};

/** To everybody of whom the kind is true, in one act: a job does it. Asked again, it finds those who came since; nobody gets one twice. */
export const offerAll = async (ports: Needed, caller: Caller, { challengeId, kindId }: { challengeId: string; kindId: string }): Promise<Offering> => {
  const { challenge, person } = await ownChallenge(ports, caller, challengeId, 'manager');
  const kind = await kindOf(ports, challenge.agencyId, kindId);
  if (!isOfChallenge(kind.basis)) throw new Refusal('invalid', 'This kind is given by hand, to one address at a time.', 'kindId');
  const round = await ports.rounds.current(challenge.id);
  if (!round?.decidedAt) throw new Refusal('conflict', 'Apply the decisions first. Credentials follow from them.');
  if (isWithdrawn(challenge)) throw new Refusal('closed', 'The results are withdrawn, so no credential follows from them. Publish results again first.');
  const before = (await ports.credentialKinds.offerings(challenge.id)).find((one) => one.kindId === kindId);
  if (before && !before.finishedAt) throw new Refusal('conflict', 'These are being offered already. Look again in a moment.');
  const deed = tell(ports, caller, 'credentials.requested', { about: challenge.id, refs: { kind: kindId } });
  const offering: Offering = { challengeId: challenge.id, kindId: kind.id, act: deed.id, by: person.id, at: caller.at, done: 0, version: (before?.version ?? 0) + 1 };
  await ports.credentialKinds.saveOffering(offering, { ...deed, answer: offering });
  return offering;
};
