import * as z from 'zod';
import { idOf } from '../id.ts';
import { notFound, Refusal } from '../refusal.ts';

export const fileStates = ['declared', 'uploaded', 'verified', 'rejected'] as const;
/** What the malware scan said. `unreadable`: it could not look inside, as into an archive with a password. */
export const scanStates = ['not-configured', 'waiting', 'clean', 'infected', 'unreadable'] as const;
export type ScanState = (typeof scanStates)[number];
export type Verdict = Exclude<ScanState, 'not-configured' | 'waiting'>;

/** What is known of any file that was uploaded here. The key in the file store is random. */
export const uploaded = {
  id: idOf('file'),
  name: z.string().min(1).max(160),
  type: z.string().max(120),
  size: z.number().int().min(1),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  state: z.enum(fileStates),
  scan: z.enum(scanStates),
  reason: z.string().max(300).optional(),
  storeKey: z.string(),
  addedBy: z.string(),
  addedAt: z.iso.datetime(),
  /** When to look whether anybody still needs it; left out once it is held for good. */
  lookAt: z.iso.datetime().optional(),
  version: z.number().int(),
};
const Uploaded = z.object(uploaded);
export type UploadedFile = z.infer<typeof Uploaded>;

/** A file of an entry. The person's file name never leaves this item. */
export const File = z.object({ ...uploaded, entryId: idOf('entry'), challengeId: idOf('challenge'), field: z.string() });
export type File = z.infer<typeof File>;

/** Where a scanner is configured, a file that came before it was is still to be scanned. */
export const scanOf = (file: Pick<File, 'scan'>, scanned: boolean): ScanState => (scanned && file.scan === 'not-configured' ? 'waiting' : file.scan);

const closedTo: Partial<Record<ScanState, string>> = {
  waiting: 'This file is still being scanned for malware. It opens once the scan finds it clean; try again in a few minutes.',
  infected: 'The scan found malware in this file. It stays closed.',
  unreadable: 'The malware scan could not look into this file. It stays closed.',
};

/** Agency and judges open a file only when it arrived whole and, where a scanner is configured, was found clean. */
export const refuseUnscanned = (file: Pick<File, 'state' | 'scan'>, scanned: boolean): void => {
  if (file.state !== 'verified') throw notFound('file');
  const words = closedTo[scanOf(file, scanned)];
  if (words) throw new Refusal('conflict', words, 'file');
};

/** Its own team may look at what it uploaded, but malware opens to nobody. */
export const refuseInfected = (file: Pick<File, 'state' | 'scan'>): void => {
  if (file.state !== 'verified') throw notFound('file');
  if (file.scan === 'infected') throw new Refusal('conflict', 'The scan found malware in this file. Remove it, and attach a clean copy.', 'file');
};
