import type { ActKind, Deed } from '../../domain/act.ts';
import { kindOfTarget } from '../../domain/follow/follow.ts';

/** How acts name what is followed: by its id, and a search by that alone, because acts hold no words of anybody. */
export const toldTarget = (target: string): { begun: ActKind; ended: ActKind; refs: Deed['refs'] } => {
  const kind = kindOfTarget(target) ?? 'search';
  if (kind === 'challenge') return { begun: 'challenge.followed', ended: 'challenge.unfollowed', refs: { challenge: target } };
  return { begun: 'follow.begun', ended: 'follow.ended', refs: { [kind]: kind === 'search' ? true : target } };
};
