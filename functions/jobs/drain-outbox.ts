import type { Ports } from '../ports/ports.ts';
import { onEvent } from './on-event.ts';

type Log = (line: Record<string, unknown>) => void;

/**
 * Handles what waits, oldest first, until nothing does. An act that cannot be handled blocks only itself: it stays, is logged,
 * and is tried again at the next look. Answers how many stayed.
 */
export const drainOutbox = async (ports: Ports, log: Log): Promise<number> => {
  const stayed = new Set<string>();
  const done = new Set<string>();
  for (;;) {
    const waiting = (await ports.outbox.waiting()).filter(({ id }) => !stayed.has(id) && !done.has(id));
    if (waiting.length === 0) return stayed.size;
    for (const act of waiting) {
      try {
        await onEvent(ports, act);
        await ports.outbox.handled(act);
        done.add(act.id);
      } catch (error) {
        stayed.add(act.id);
        log({ level: 'error', message: 'an act was not handled', act: act.id, kind: act.kind, error: String(error), stack: (error as Error).stack });
      }
    }
  }
};
