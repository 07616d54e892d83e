import { scanOf, type ScanState } from '../domain/entry/file.ts';
import type { Ports } from '../ports/ports.ts';

/** What the scan said of each file of an entry. Where no scanner is configured there is nothing to say, and nothing is read. */
export const scansOf = async (ports: Pick<Ports, 'files' | 'fileStore'>, entryId: string): Promise<Record<string, ScanState>> => {
  if (!ports.fileStore.scanned) return {};
  return Object.fromEntries((await ports.files.ofEntry(entryId)).map((file) => [file.id, scanOf(file, true)]));
};
