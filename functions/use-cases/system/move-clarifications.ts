import { laterBy } from '../../domain/call/equal-extension.ts';
import { storedState, type ClarificationCard } from '../../domain/entry/clarification.ts';
import type { Ports } from '../../ports/ports.ts';
import type { Cause } from './letters/write-letters.ts';
import type { WritePage } from './write-pages.ts';

type Needed = Pick<Ports, 'clarifications'>;

const move = async ({ clarifications }: Needed, act: Cause, { entryId, id }: ClarificationCard): Promise<void> => {
  const one = await clarifications.find(entryId, id);
  // Moved already, over when it happened, or asked since with the new dates in view.
  if (!one || one.moved === act.id || one.due <= act.at || one.askedAt > act.at || storedState(one) !== 'waiting') return;
  await clarifications.note({ ...one, due: laterBy(one.due, Number(act.refs['minutes'] ?? 0)), told: undefined, moved: act.id });
};

/** Until when teams answer the agency is a deadline too: what nobody answered yet is due later by the same amount. A page at a time. */
export const moveClarifications = (ports: Needed, act: Cause): WritePage => async (after) => {
  const { items, next } = await ports.clarifications.ofChallenge(act.about, 'waiting', after);
  for (const card of items) await move(ports, act, card);
  return { next };
};
