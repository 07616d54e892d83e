import { laterBy } from '../../domain/call/equal-extension.ts';
import type { Grant } from '../../domain/entry/grant.ts';
import { derivedId } from '../../domain/letters/letter.ts';
import type { Ports } from '../../ports/ports.ts';
import { onRecord, type Recorder } from '../on-record.ts';
import type { Cause } from './letters/write-letters.ts';
import type { WritePage } from './write-pages.ts';

type Needed = Recorder & Pick<Ports, 'grants'>;
const minutesOf = ({ refs }: Cause): number => Number(refs['minutes'] ?? 0);

/** Refuses `stale` where a team sent at that moment: the page is written again. */
const moveGrant = async (ports: Needed, act: Cause, grant: Grant): Promise<void> => {
  const id = derivedId('act', ports.sha256, act.id, 'grant', grant.holder);
  // Moved already, over when it happened, or given since with the new dates in view.
  if (grant.act === id || grant.until <= act.at || grant.givenAt > act.at) return;
  const until = laterBy(grant.until, minutesOf(act));
  const next: Grant = { ...grant, until, act: id, version: grant.version + 1 };
  const deed = { id, kind: 'grant.given', about: act.about, by: grant.givenBy, at: act.at, refs: { [grant.holder.startsWith('tem_') ? 'team' : 'person']: grant.holder, until, moved: act.id } } as const;
  await ports.grants.save(next, onRecord(ports, deed, { grant: next }));
};

/** What single teams were given is a deadline too: all that is not over is later by the same amount, each with a place of its own on the record. A page at a time. */
export const moveGrants = (ports: Needed, act: Cause): WritePage => async (after) => {
  const { items, next } = await ports.grants.ofChallenge(act.about, after);
  for (const grant of items) await moveGrant(ports, act, grant);
  return { next };
};
