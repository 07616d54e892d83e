import { setTimeout as pause } from 'node:timers/promises';
import type { Pace } from '../ports/pace.ts';
import type { Ports } from '../ports/ports.ts';
import { openRecord } from '../use-cases/system/open-record.ts';
import { sequenceRecord, type Recording } from '../use-cases/system/sequence-record.ts';
import { tellPromised } from '../use-cases/system/tell-promised.ts';

/** What the job of the record is given; `url`: where the log is read. */
export type Waits = { ports: Ports; recording: Recording; url: string; log: (line: Record<string, unknown>) => void; pace: Pick<Pace, 'hasTime'> };

/** Whoever lost against another sequencer gives way this long. */
const giveWay = 100;

/** Acts wait for their place on the record: all get one, batch after batch. Answers 1 where it could not be done; they wait on. */
export const onWaiting = async ({ ports, recording, url, log, pace }: Waits): Promise<number> => {
  try {
    if ((await recording.ledger.head()).version === 0) await openRecord(recording, url);
    while (pace.hasTime()) {
      const done = await sequenceRecord(recording);
      if (done === 'idle' && !(await tellPromised({ ...ports, ...recording, url }))) return 0;
      if (done === 'lost' || done === 'stale') await pause(giveWay);
    }
    return 0;
  } catch (error) {
    log({ level: 'error', message: 'the record was not written', error: String(error), stack: (error as Error).stack });
    return 1;
  }
};
