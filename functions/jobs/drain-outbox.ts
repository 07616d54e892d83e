import type { Act } from '../domain/act.ts';
import type { Pace } from '../ports/pace.ts';
import type { Ports } from '../ports/ports.ts';
import { onEvent } from './on-event.ts';

type Log = (line: Record<string, unknown>) => void;

const minute = 60_000;
/** As long again as it has waited, between one minute and half an hour. */
const nextTry = (act: Act, now: string): string => {
  const age = Date.parse(now) - Date.parse(act.at);
  return new Date(Date.parse(now) + Math.min(30 * minute, Math.max(minute, age))).toISOString();
};

/**
 * Handles what waits, oldest first, until nothing does or time is up. An act with many recipients is handled a page at a time,
 * between the others. One that cannot be handled blocks only itself: it is logged and put aside. One that waits
 * for its place on the record is looked at again by the next look. Answers how many could not be handled.
 */
export const drainOutbox = async (ports: Ports, log: Log, { hasTime }: Pick<Pace, 'hasTime'> = { hasTime: () => true }, onWait?: () => void): Promise<number> => {
  const stayed = new Set<string>();
  const done = new Set<string>();
  const waits = new Set<string>();
  for (;;) {
    const waiting = (await ports.outbox.waiting(ports.clock.now())).filter(({ id }) => !stayed.has(id) && !done.has(id) && !waits.has(id));
    if (waiting.length === 0) return stayed.size;
    for (const act of waiting) {
      if (!hasTime()) return stayed.size;
      try {
        const handled = await onEvent(ports, act);
        if (handled === 'unfinished') continue;
        if (handled === 'waits') {
          waits.add(act.id);
          await ports.outbox.postpone(act, ports.clock.now());
          onWait?.();
          continue;
        }
        await ports.outbox.handled(act);
        done.add(act.id);
      } catch (error) {
        stayed.add(act.id);
        log({ level: 'error', message: 'an act was not handled', act: act.id, kind: act.kind, error: String(error), stack: (error as Error).stack });
        await ports.outbox.postpone(act, nextTry(act, ports.clock.now()));
      }
    }
  }
};
