import type { Act } from '../../domain/act.ts';
import { isShown } from '../../domain/voice/gallery.ts';
import type { Ports } from '../../ports/ports.ts';
import { rowsOf } from '../agency/voice/publish-gallery.ts';
import { about } from './letters/told-about.ts';

type Needed = Pick<Ports, 'challenges' | 'entries' | 'galleries' | 'rounds'>;

/** An open gallery shows entries that a correction named as they are decided now, and lets go of those it would not show. Safe to repeat. */
export const showCorrected = async (ports: Needed, act: Pick<Act, 'about' | 'refs'>): Promise<void> => {
  const challenge = await about(ports, act);
  const ids = String(act.refs['entries'] ?? '').split(' ').filter(Boolean);
  if (!challenge.gallery || ids.length === 0) return;
  for (const decision of await ports.rounds.someDecisions(challenge.id, ids)) {
    const [said, before] = await Promise.all([ports.galleries.showing(challenge.id, decision.entryId), ports.galleries.find(challenge.id, decision.code)]);
    const [row] = isShown(decision.outcome, challenge.gallery.scope, said) ? await rowsOf(ports, challenge, [decision], before?.shownAt ?? challenge.resultsChange?.at ?? challenge.gallery.at) : [];
    await (row ? ports.galleries.keep(row, said) : ports.galleries.drop({ challengeId: challenge.id, code: decision.code }));
  }
};
