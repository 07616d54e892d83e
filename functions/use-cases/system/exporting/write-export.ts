import type { Act } from '../../../domain/act.ts';
import type { Challenge } from '../../../domain/call/challenge.ts';
import { isWhole, keptUntil, partsOf, type Export } from '../../../domain/export/export.ts';
import type { ExportForm, ExportKind } from '../../../domain/export/export-words.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Ports } from '../../../ports/ports.ts';
import type { Progress } from '../write-pages.ts';
import { clearExport, clearRun } from './clear-export.ts';
import { tableOf, type Needed as Reading } from './table-pages.ts';
import { archiveStep } from './write-archive.ts';
import { tableStep, type Stepped } from './write-table-file.ts';

type Needed = Reading & Pick<Ports, 'exports' | 'writeWorkbook'>;

const slugOf = ({ slug, id }: Challenge) => slug || id;

const step = async (ports: Needed, challenge: Challenge, one: Export): Promise<Stepped> => {
  const rules = one.rulesVersion > 0 ? await ports.challenges.rules(challenge.id, one.rulesVersion) : undefined;
  if (one.form === 'zip') return archiveStep(ports, one, rules, slugOf(challenge));
  return tableStep(ports, one, await tableOf({ ports, challenge, rules, one }), slugOf(challenge));
};

const takeStep = async (ports: Needed, challenge: Challenge, one: Export): Promise<Progress> => {
  if (one.old) {
    await clearRun(ports, one.old);
    await ports.exports.save({ ...one, old: undefined, version: one.version + 1 });
    return 'unfinished';
  }
  const next = await step(ports, challenge, one);
  const now = ports.clock.now();
  const over = isWhole({ ...one, ...next });
  await ports.exports.save({ ...one, ...next, ...(over ? { state: 'ready', readyAt: now, lookAt: keptUntil(now) } : {}), version: one.version + 1 });
  // a job killed before this leaves them until the export is cleared away
  const made = next.volumes.at(-1);
  if (made && next.volumes.length > one.volumes.length) for (const key of partsOf(one.run, one.volumes.length, made)) await ports.fileStore.remove(key);
  return over ? undefined : 'unfinished';
};

/** Writes what was asked for, a step at a time, and clears away what was put aside. Safe to repeat; of two jobs one goes on. */
export const writeExport = async (ports: Needed, act: Pick<Act, 'about' | 'refs'>): Promise<Progress> => {
  const [challenge, one] = await Promise.all([ports.challenges.find(act.about), ports.exports.find(act.about, act.refs['what'] as ExportKind, act.refs['form'] as ExportForm)]);
  if (!challenge || !one || one.run !== act.refs['run'] || one.state === 'ready') return undefined;
  try {
    if (one.state === 'making') return await takeStep(ports, challenge, one);
    await clearExport(ports, one);
    return undefined;
  } catch (error) {
    if (!(error instanceof Refusal && error.code === 'stale')) throw error;
    return 'unfinished';
  }
};
