import type { Sha256 } from '../domain/canonical.ts';
import type { Acts } from './acts.ts';
import type { Agencies } from './agencies.ts';
import type { Challenges } from './challenges.ts';
import type { AwaitedParts } from './awaited.ts';
import type { Chance, Clock } from './chance.ts';
import type { Onces } from './onces.ts';
import type { People } from './people.ts';
import type { Rates } from './rates.ts';
import type { Seals } from './seals.ts';
import type { Sessions } from './sessions.ts';
import type { Tokens } from './tokens.ts';

/** Everything the product needs from the world. */
export type Ports = {
  acts: Acts;
  agencies: Agencies;
  awaited: AwaitedParts;
  challenges: Challenges;
  chance: Chance;
  clock: Clock;
  onces: Onces;
  people: People;
  rates: Rates;
  seals: Seals;
  sessions: Sessions;
  tokens: Tokens;
  sha256: Sha256;
};
