import type { Credential } from '../credential.ts';

/** What the registry can be asked for by state. */
export const registryStates = ['valid', 'not yet', 'suspended', 'expired', 'withdrawn', 'replaced'] as const;
export type RegistryState = (typeof registryStates)[number];

/** What is known without a clock, and the instant at which the clock will change what it is. */
export type Standing = 'running' | 'coming' | 'suspended' | 'withdrawn' | 'replaced';
const endless = '9999';

export const registryPlace = ({ withdrawn, forgotten, replaced, suspended, reinstated, accepted, validFrom, validUntil }: Credential): { standing: Standing; turns: string } => {
  if (withdrawn || forgotten) return { standing: 'withdrawn', turns: (withdrawn ?? forgotten)!.at };
  if (replaced) return { standing: 'replaced', turns: replaced.at };
  const end = validUntil ?? endless;
  if (!suspended || (reinstated && reinstated.at >= suspended.at)) return validFrom && accepted && validFrom > accepted.at ? { standing: 'coming', turns: validFrom } : { standing: 'running', turns: end };
  return { standing: 'suspended', turns: suspended.until && suspended.until < end ? suspended.until : end };
};

/** A stretch of the registry: those that turn after an instant, or until then. */
export type Stretch = { standing: Standing; after?: string; until?: string };

/** Where those of a state stand: a suspension that has ended by its date left its credential where it was, and so did a beginning that has come; those stretches are looked through too. */
export const stretchesOf = (state: RegistryState, now: string): Stretch[] => {
  if (state === 'withdrawn' || state === 'replaced') return [{ standing: state }];
  if (state === 'suspended') return [{ standing: 'suspended', after: now }];
  const passed: Stretch[] = [{ standing: 'coming', until: now }, { standing: 'suspended', until: now }];
  if (state === 'not yet') return [{ standing: 'coming', after: now }, { standing: 'suspended', until: now }];
  return [state === 'valid' ? { standing: 'running', after: now } : { standing: 'running', until: now }, ...passed];
};
