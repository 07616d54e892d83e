import { sessions } from '../../functions/adapters/dynamodb/sessions.ts';
import type { Store } from '../../functions/adapters/dynamodb/store.ts';
import { testChance } from './chance.ts';
import { sha256 } from '../../functions/adapters/system/sha256.ts';
import { openSession } from '../../functions/domain/people/session.ts';
import type { Clock } from '../../functions/ports/chance.ts';
import { personOf, type Who } from './strangers.ts';

type Known = { secret: string; at: string };

/** Real sessions in the store, as signing in leaves them; a new one whenever the held clock has moved. */
export const testSessions = (store: Store, clock: Clock) => {
  const known = new Map<string, Known>();
  const cookieOf = async (who: Who, minutesAgo: number): Promise<string> => {
    const at = clock.now();
    const { id: personId } = personOf(who);
    const name = `${personId} ${minutesAgo}`;
    const before = known.get(name);
    if (before?.at === at) return `sid=${before.secret}`;
    const secret = testChance.token();
    const authenticatedAt = new Date(Date.parse(at) - minutesAgo * 60_000).toISOString();
    const opening = { hash: sha256(secret), id: testChance.id('session'), personId, authenticatedAt, device: 'Test' };
    await store.put(sessions.toItem(openSession(opening, at)));
    known.set(name, { secret, at });
    return `sid=${secret}`;
  };
  return { cookieOf };
};
