import type { Pace } from '../ports/pace.ts';
import type { Ports } from '../ports/ports.ts';
import { deliverWebhooks } from '../use-cases/system/webhooks/deliver-webhooks.ts';

type Delivering = { ports: Ports; log: (line: Record<string, unknown>) => void; pace: Pick<Pace, 'hasTime'> };

/** Messages to the programs of agencies, after everything that people wait for. Answers how many things could not be done. */
export const onUndelivered = async ({ ports, log, pace }: Delivering): Promise<number> => {
  try {
    return await deliverWebhooks(ports, pace, log);
  } catch (error) {
    log({ level: 'error', message: 'webhooks were not delivered', error: String(error), stack: (error as Error).stack });
    return 1;
  }
};
