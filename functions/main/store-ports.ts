import { storeActs } from '../adapters/dynamodb/acts.ts';
import { storeAgencies } from '../adapters/dynamodb/agencies.ts';
import { storeAwaited } from '../adapters/dynamodb/awaited.ts';
import { storeChallenges } from '../adapters/dynamodb/challenges.ts';
import { storeOnces } from '../adapters/dynamodb/onces.ts';
import { storePeople } from '../adapters/dynamodb/people.ts';
import { storeRates } from '../adapters/dynamodb/rates.ts';
import { storeSessions } from '../adapters/dynamodb/sessions.ts';
import { storeTokens } from '../adapters/dynamodb/tokens.ts';
import type { Store } from '../adapters/dynamodb/store.ts';
import { systemChance } from '../adapters/system/chance.ts';
import { sha256 } from '../adapters/system/sha256.ts';
import type { Ports } from '../ports/ports.ts';

/** The ports whose technology never varies: the one store, chance, hashing and the clock. */
export const storePorts = (store: Store) => ({
  acts: storeActs(store),
  agencies: storeAgencies(store),
  awaited: storeAwaited(store),
  challenges: storeChallenges(store),
  onces: storeOnces(store),
  people: storePeople(store),
  rates: storeRates(store),
  sessions: storeSessions(store),
  tokens: storeTokens(store),
  chance: systemChance,
  clock: { now: () => new Date().toISOString() },
  sha256,
}) satisfies Partial<Ports>;
