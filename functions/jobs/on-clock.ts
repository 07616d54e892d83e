import type { Ports } from '../ports/ports.ts';
import { drainOutbox } from './drain-outbox.ts';

/** Every minute: whatever a nudge left over. Answers how many acts could not be handled. */
export const onClock = async (ports: Ports, log: (line: Record<string, unknown>) => void): Promise<number> => drainOutbox(ports, log);
