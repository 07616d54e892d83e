import type { Pace } from '../ports/pace.ts';
import type { Ports } from '../ports/ports.ts';
import { checkLinks } from '../use-cases/system/atlas/check-links.ts';
import { followCitations } from '../use-cases/system/atlas/follow-citations.ts';

type Checking = { ports: Ports; log: (line: Record<string, unknown>) => void; pace: Pace };

/** The links of the atlas, after everything that somebody waits for. Answers how many things could not be done. */
export const onUnchecked = async ({ ports, log, pace }: Checking): Promise<number> => {
  if (!ports.fetcher.callsOut) return 0;
  try {
    await followCitations(ports, pace);
    return await checkLinks(ports, pace, log);
  } catch (error) {
    log({ level: 'error', message: 'links were not checked', error: String(error), stack: (error as Error).stack });
    return 1;
  }
};
