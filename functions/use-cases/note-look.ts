import type { ActKind, Deed } from '../domain/act.ts';
import { canonical } from '../domain/words/canonical.ts';
import type { Caller } from '../domain/caller.ts';
import type { Ports } from '../ports/ports.ts';
import { tell } from './tell.ts';

const hour = 3_600_000;

/** A look at something private goes on record before anything is shown. The same look by the same person within an hour is one line. */
export const noteLook = async (ports: Pick<Ports, 'acts' | 'chance'>, caller: Caller, look: { about: string; refs: Deed['refs'] }, kind: ActKind = 'private.looked-at'): Promise<void> => {
  const deed = tell(ports, caller, kind, look);
  const { items } = await ports.acts.about(look.about);
  const since = new Date(Date.parse(caller.at) - hour).toISOString();
  const noted = items.some((act) => act.kind === deed.kind && act.by === deed.by && act.at > since && canonical(act.refs) === canonical(deed.refs));
  if (!noted) await ports.acts.record(deed);
};
