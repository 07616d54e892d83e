import { outcomeCorrectedLetter } from '../../../domain/letters/results.ts';
import { placeOf } from '../../../domain/judging/decision/prizes.ts';
import type { Ports } from '../../../ports/ports.ts';
import { tiersOf } from '../../award-place.ts';
import { pagesOf } from '../../site-pages.ts';
import { about } from './told-about.ts';
import { writeLetters, type Cause, type ToWrite } from './write-letters.ts';

type Needed = ToWrite & Pick<Ports, 'challenges' | 'rounds' | 'teams'>;

/** Teams whose own outcome changed hear so by name; a correction names ten entries at most. */
export const tellCorrected = async (ports: Needed, act: Cause): Promise<void> => {
  const ids = String(act.refs['entries'] ?? '').split(' ').filter(Boolean);
  const [challenge, decisions] = await Promise.all([about(ports, act), ports.rounds.someDecisions(act.about, ids)]);
  const notice = (await ports.challenges.notices(challenge.id)).find(({ id }) => id === act.refs['notice']);
  if (!notice) throw new Error(`notice ${act.refs['notice']} cannot be read`);
  const tiers = await tiersOf(ports, challenge);
  for (const one of decisions) {
    const outcome = one.outcome === 'winner' ? (placeOf(one, tiers) ?? 'winner') : one.outcome === 'finalist' ? 'finalist' : 'not selected';
    const members = (await ports.teams.members(one.teamId)).map(({ personId }) => personId);
    const link = pagesOf(ports).application(challenge.slug, one.entryId, '/outcome');
    await writeLetters(ports, act, members, (envelope) => outcomeCorrectedLetter(envelope, { challenge, title: one.title, outcome, notice, link }), { apart: one.entryId });
  }
};
