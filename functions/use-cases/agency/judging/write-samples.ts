import type { Caller } from '../../../domain/caller.ts';
import { judgingPhase, stageOf, type Challenge } from '../../../domain/call/challenge.ts';
import { noPractice, samplesStand, type Practice, type Sample } from '../../../domain/judging/practice/practice.ts';
import { notFound, Refusal } from '../../../domain/refusal.ts';
import { canonical } from '../../../domain/words/canonical.ts';
import type { Ports } from '../../../ports/ports.ts';
import { tell } from '../../tell.ts';
import { ownChallenge, refuseDiscarded } from '../call/draft-of.ts';

type Needed = Pick<Ports, 'agencies' | 'challenges' | 'practices' | 'chance'>;
type Wish = { challengeId: string; samples: { id?: string | undefined; title: string; text: string }[]; first: boolean; version: number };
export type WrittenPractice = Practice & { /** Why the samples can no longer be changed. */ stands?: string | undefined };

/** The samples of a challenge, for its managers. */
export const readSamples = async (ports: Needed, caller: Caller, challengeId: string): Promise<WrittenPractice> => {
  const { challenge } = await ownChallenge(ports, caller, challengeId, 'manager');
  const practice = (await ports.practices.find(challengeId)) ?? noPractice(challengeId);
  return { ...practice, stands: samplesStand(practice, challenge, caller.at) };
};

/** A sample whose words did not change keeps its number, so that a judge reading it is not sent back. */
const asWritten = (ports: Needed, before: Practice, { id, title, text }: Wish['samples'][number]): Sample => {
  const old = before.samples.find((one) => one.id === id);
  if (id && !old) throw notFound('sample');
  const same = old && old.title === title && old.text === text;
  return { id: old?.id ?? ports.chance.id('sample'), title, text, n: same ? old.n : before.version + 1 };
};

const refuseLateDemand = (challenge: Challenge, before: Practice, next: Practice, at: string): void => {
  if (stageOf(challenge, at) === 'cancelled') throw new Refusal('closed', 'This challenge was cancelled.');
  if (next.first && next.samples.length === 0) throw new Refusal('invalid', 'Write a sample first, or leave this box empty.', 'first');
  if (next.first && !before.first && at >= (judgingPhase(challenge)?.opensAt ?? '9999')) throw new Refusal('invalid', 'Judging has opened, so it is too late to ask for practice first. Leave this box empty.', 'first');
};

/** All samples and whether they come first. The words stand once a judge has scored one, or judging has opened; the demand can still be dropped then. */
export const writeSamples = async (ports: Needed, caller: Caller, wanted: Wish): Promise<WrittenPractice> => {
  const { challenge } = await ownChallenge(ports, caller, wanted.challengeId, 'manager');
  refuseDiscarded(challenge);
  const before = (await ports.practices.find(challenge.id)) ?? noPractice(challenge.id);
  if (before.version !== wanted.version) throw new Refusal('stale', 'Somebody changed the samples since you opened them. Compare, then save again.', undefined, { version: before.version });
  if (new Set(wanted.samples.map(({ id }) => id ?? {})).size < wanted.samples.length) throw new Refusal('invalid', 'Name each sample once.', 'samples');
  const next: Practice = { ...before, samples: wanted.samples.map((one) => asWritten(ports, before, one)), first: wanted.first, version: before.version + 1 };
  const stands = samplesStand(before, challenge, caller.at);
  if (stands && canonical(next.samples) !== canonical(before.samples)) throw new Refusal('conflict', stands);
  refuseLateDemand(challenge, before, next, caller.at);
  const answer: WrittenPractice = { ...next, stands };
  await ports.practices.save(next, tell(ports, caller, 'samples.changed', { about: challenge.id, refs: { samples: next.samples.length, first: next.first }, answer }));
  return answer;
};
