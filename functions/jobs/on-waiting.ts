import { setTimeout as pause } from 'node:timers/promises';
import type { Pace } from '../ports/pace.ts';
import { openRecord, type RunAs } from '../use-cases/system/open-record.ts';
import { sequenceRecord, type Recording } from '../use-cases/system/sequence-record.ts';
import { tellPromised, type Telling } from '../use-cases/system/tell-promised.ts';

/** What the job of the record is given. */
export type Waits = RunAs & { ports: Telling; recording: Recording; log: (line: Record<string, unknown>) => void; pace: Pick<Pace, 'hasTime'> };

/** Looked at once in each process: its policy comes from its settings. */
const opened = new WeakSet<Recording>();

/** Whoever lost against another sequencer gives way this long. */
const giveWay = 100;

/** Acts wait for their place on the record: all get one, batch after batch. Answers 1 where it could not be done; they wait on. */
export const onWaiting = async ({ ports, recording, url, watch, verifier, log, pace }: Waits): Promise<number> => {
  try {
    if (!opened.has(recording)) {
      if (!(await recording.ledger.earlier())?.done) {
        log({ level: 'info', message: 'the record waits until acts from before it are told' });
        return 0;
      }
      await openRecord(recording, { url, watch, verifier });
    }
    opened.add(recording);
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
