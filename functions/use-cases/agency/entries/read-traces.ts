import { scanOf } from '../../../domain/entry/file.ts';
import { hasReadableProperties, type Trace } from '../../../domain/entry/trace.ts';
import type { Ports } from '../../../ports/ports.ts';

/** What one look at an entry reads of its files. */
const mostBytes = 25 * 1024 * 1024;

/** By file, what its properties tell of its makers. A file that is not there was not looked into: another kind, not scanned yet, or more than one look reads. */
export const readTraces = async (ports: Pick<Ports, 'files' | 'fileStore' | 'fileTraces'>, entryId: string, wanted: { id: string }[]): Promise<Map<string, Trace[]>> => {
  const found = new Map<string, Trace[]>();
  if (wanted.length === 0) return found;
  const stored = new Map((await ports.files.ofEntry(entryId)).map((file) => [file.id, file]));
  let left = mostBytes;
  for (const { id } of wanted) {
    const file = stored.get(id);
    if (!file || file.state !== 'verified' || !hasReadableProperties(file.type) || file.size > left || !['clean', 'not-configured'].includes(scanOf(file, ports.fileStore.scanned))) continue;
    left -= file.size;
    const bytes = await ports.fileStore.read(file.storeKey);
    const traces = bytes && ports.fileTraces(bytes, file.type);
    if (traces) found.set(id, traces);
  }
  return found;
};
