import { keysOf, type Export } from '../../../domain/export/export.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Ports } from '../../../ports/ports.ts';

type Needed = Pick<Ports, 'clock' | 'exports' | 'fileStore'>;

export const clearRun = async ({ fileStore }: Pick<Ports, 'fileStore'>, run: Pick<Export, 'run' | 'volumes' | 'open'>): Promise<void> => {
  for (const key of keysOf(run)) await fileStore.remove(key);
};

/** Its files, and then itself. Safe to repeat. */
export const clearExport = async (ports: Needed, one: Export): Promise<void> => {
  if (one.old) await clearRun(ports, one.old);
  await clearRun(ports, one);
  await ports.exports.remove(one).catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error;
  });
};

/** It was there long enough. */
export const expireExport = async (ports: Needed, { challengeId, kind, form }: Pick<Export, 'challengeId' | 'kind' | 'form'>): Promise<void> => {
  const one = await ports.exports.find(challengeId, kind, form);
  if (one?.lookAt && one.lookAt <= ports.clock.now()) await clearExport(ports, one);
};
