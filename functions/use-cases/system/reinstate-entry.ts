import type { Act, Deed } from '../../domain/act.ts';
import type { Ports } from '../../ports/ports.ts';
import { onRecord, type Recorder } from '../on-record.ts';

/** After an appeal was upheld: the entry counts again. Safe to repeat. */
export const reinstateEntry = async (ports: Pick<Ports, 'entries' | 'screenings'> & Recorder, act: Pick<Act, 'about' | 'at' | 'refs'>): Promise<void> => {
  if (act.refs['outcome'] !== 'upheld') return;
  const entryId = String(act.refs['entry']);
  const [entry, screening] = await Promise.all([ports.entries.find(entryId, { strong: true }), ports.screenings.find(act.about, entryId)]);
  if (!entry?.excludedAt || screening?.state !== 'reinstated' || !screening.decided) return;
  const deed: Deed & { kind: 'entry.reinstated' } = { id: ports.chance.id('act'), kind: 'entry.reinstated', about: act.about, by: screening.decided.by, at: act.at, refs: { entry: entryId } };
  await ports.entries.withdraw({ ...entry, excludedAt: undefined, version: entry.version + 1 }, onRecord(ports, deed, { code: entry.code, reason: screening.decided.reason }));
};
