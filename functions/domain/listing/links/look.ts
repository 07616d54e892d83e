import { sameAddress } from '../duplicates.ts';
import type { Source } from './source.ts';

/** What one look at an address found. */
export type Look = { status: number; address: string; forGood: boolean; retryAfter?: number | undefined } | { nothing: 'no-host' | 'no-answer' } | { closed: true };

const day = 86_400_000;
const days = { fine: 30, closed: 90, most: 30 };
/** It is called gone when it was missed so often, over so many days: a site that is down for a weekend is not. */
const gone = { misses: 3, days: 7 };

const later = (at: string, milliseconds: number) => new Date(Date.parse(at) + milliseconds).toISOString();
/** 1, 2, 4, 8, 16, then every 30 days. */
const backOff = (misses: number): number => Math.min(2 ** (misses - 1), days.most) * day;
const isMissing = (look: Look): boolean => ('status' in look ? look.status === 404 || look.status === 410 : 'nothing' in look && look.nothing === 'no-host');
const isThere = (look: Look): look is Extract<Look, { status: number }> => 'status' in look && look.status >= 200 && look.status < 300;

const stateAfter = (source: Source, look: Look, misses: number, missedAt: string, now: string): Source['state'] => {
  if ('closed' in look) return 'closed';
  if (isThere(look)) return look.forGood && sameAddress(look.address) !== sameAddress(source.address) ? 'moved' : 'fine';
  if (!isMissing(look)) return source.state === 'gone' ? 'gone' : 'unclear';
  return misses >= gone.misses && Date.parse(now) - Date.parse(missedAt) >= gone.days * day ? 'gone' : source.state === 'gone' ? 'gone' : 'unclear';
};

/** The address after a look at it: what is known of it now, and when to look again. A site that asks to wait is given at least that. */
export const afterLook = (source: Source, look: Look, now: string): Source => {
  const good = isThere(look) || 'closed' in look;
  const misses = good ? 0 : source.misses + 1;
  const missedAt = good ? undefined : (source.missedAt ?? now);
  const state = stateAfter(source, look, misses, missedAt ?? now, now);
  const asked = 'status' in look && (look.status === 429 || look.status === 503) ? Math.min(look.retryAfter ?? 0, days.most * 86_400) * 1000 : 0;
  const wait = 'closed' in look ? days.closed * day : good ? days.fine * day : Math.max(backOff(misses), asked);
  return {
    address: source.address, state, ...(state === 'moved' && isThere(look) ? { to: look.address.slice(0, 2000) } : {}), since: state === source.state ? source.since : now,
    lookedAt: now, nextAt: later(now, wait), misses, ...(missedAt ? { missedAt } : {}), version: source.version + 1,
  };
};

/** The first look comes soon, yet not all at once where a file brought hundreds. */
export const newSource = (address: string, now: string): Source => ({ address, state: 'unseen', since: now, nextAt: now, misses: 0, version: 1 });
