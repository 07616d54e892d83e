import type { Deed } from '../../domain/act.ts';
import type { Challenge } from '../../domain/call/challenge.ts';
import { duesOf, isNews, sameDue, type Due } from '../../domain/due.ts';
import { derivedId } from '../../domain/letters/letter.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Ports } from '../../ports/ports.ts';
import { about } from './letters/told-about.ts';
import type { Cause } from './letters/write-letters.ts';

type Needed = Pick<Ports, 'challenges' | 'dues' | 'acts' | 'clock' | 'sha256'>;

/** The announcement is an act whose id is made of what it announces, so that it is made once however often the clock looks. */
const announce = async (ports: Needed, challenge: Challenge, due: Due): Promise<void> => {
  if (!isNews(due, challenge, ports.clock.now())) return;
  const id = derivedId('act', ports.sha256, due.challengeId, due.kind, String(due.hours), due.at);
  const deed: Deed = { id, kind: due.kind, about: due.challengeId, by: 'system', at: due.at, refs: due.hours ? { [due.kind === 'follow-up.due' ? 'months' : 'hours']: due.hours } : {} };
  await ports.acts.record(deed).catch((error: unknown) => {
    if (!(error instanceof Refusal && error.code === 'in-progress')) throw error;
  });
};

/** Announced unless the dates moved since it was planned: then whoever moved them has planned it anew. */
export const announceDue = async (ports: Needed, due: Due): Promise<void> => {
  const challenge = await ports.challenges.find(due.challengeId, { strong: true });
  if (challenge && duesOf(challenge).some((one) => sameDue(one, due))) await announce(ports, challenge, due);
  await ports.dues.done(due);
};

/** Once the results are out: what is to be looked at later is written down, beside what the clock has still to announce. */
export const planFollowUps = async (ports: Needed, act: Pick<Cause, 'about'>): Promise<void> => {
  const challenge = await about(ports, act);
  const now = ports.clock.now();
  await ports.dues.plan(challenge.id, duesOf(challenge).filter(({ kind, at }) => kind === 'follow-up.due' && at > now), now, 'kept');
};

/**
 * After a challenge got dates or new ones. What lies ahead is written down before the present is asked again: whatever became due in
 * between is announced here, as is everything that was due before.
 */
export const planDues = async (ports: Needed, act: Pick<Cause, 'about'>): Promise<void> => {
  const challenge = await about(ports, act);
  const dues = duesOf(challenge);
  const before = ports.clock.now();
  await ports.dues.plan(challenge.id, dues.filter((due) => due.at > before), before);
  const now = ports.clock.now();
  for (const due of dues.filter(({ at }) => at <= now)) await announce(ports, challenge, due);
};
