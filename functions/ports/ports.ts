import type { Sha256 } from '../domain/canonical.ts';
import type { Agencies } from './agencies.ts';
import type { Chance, Clock } from './chance.ts';
import type { Onces } from './onces.ts';

/** Everything the product needs from the world. */
export type Ports = {
  agencies: Agencies;
  chance: Chance;
  clock: Clock;
  onces: Onces;
  sha256: Sha256;
};
