import type { ActKind, Deed } from '../domain/act.ts';
import type { Caller } from '../domain/caller.ts';
import type { Ports } from '../ports/ports.ts';

type Telling = { about: string; refs?: Deed['refs']; answer?: unknown };

/** The act of this request: who, when, about whom, once. `answer` is what a retry hears; leave it out when it holds a secret. */
export const tell = <K extends ActKind>(ports: Pick<Ports, 'chance'>, caller: Caller, kind: K, { about, refs = {}, answer }: Telling): Deed & { kind: K } => ({
  id: ports.chance.id('act'), kind, about, by: caller.person?.id ?? 'system', at: caller.at, refs, once: caller.once, answer,
});
