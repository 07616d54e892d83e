import type { Caller } from '../domain/caller.ts';
import type { UploadedFile } from '../domain/entry/file.ts';
import { firstLook, fitsContent } from '../domain/entry/upload.ts';
import { idBytes, makeId } from '../domain/id.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Ports } from '../ports/ports.ts';

export type Announced = Pick<UploadedFile, 'name' | 'type' | 'size' | 'sha256'>;

/** The key of the request names the file, so that a repeat finds the one it announced before. */
export const fileIdOf = ({ chance }: Pick<Ports, 'chance'>, { once }: Caller): string => (once ? makeId('file', Buffer.from(once.key, 'hex').subarray(0, idBytes)) : chance.id('file'));

export const otherFile = () => new Refusal('key-reused', 'This Idempotency-Key was used for another file. Make a new key.');
export const isAnnounced = (before: Announced, { name, type, size, sha256 }: Announced): boolean => before.name === name && before.type === type && before.size === size && before.sha256 === sha256;

/** As it is until its bytes are here: in quarantine under a random key. */
export const announcedFile = (ports: Pick<Ports, 'chance' | 'fileStore'>, at: string, addedBy: string): Omit<UploadedFile, 'id' | keyof Announced> => ({
  state: 'declared', scan: ports.fileStore.scanned ? 'waiting' : 'not-configured', storeKey: `q-${ports.chance.code(26)}`, addedBy, addedAt: at, lookAt: firstLook(at), version: 1,
});

/** What the bytes that arrived make of it: size and digest must be what was announced, and the content what its name says. */
export const arrived = async <F extends UploadedFile>(ports: Pick<Ports, 'fileStore' | 'sniffType'>, file: F): Promise<F> => {
  const stored = await ports.fileStore.stat(file.storeKey);
  if (!stored) throw new Refusal('conflict', 'The file has not arrived. Upload it again.', 'file');
  if (stored.size !== file.size || stored.sha256 !== file.sha256) throw new Refusal('invalid', 'What arrived is not the file that was announced. Upload it again.', 'file');
  return fitsContent(file.type, await ports.sniffType(stored.head), stored.head)
    ? { ...file, state: 'verified', version: file.version + 1 }
    : { ...file, state: 'rejected', reason: 'Its content is not what its name says. Save it again in the right format.', version: file.version + 1 };
};

/** Keeps that, and lets go of bytes that are not what they were called. */
export const keepArrived = async <F extends UploadedFile>(ports: Pick<Ports, 'fileStore' | 'sniffType'>, file: F, save: (next: F) => Promise<void>): Promise<F> => {
  const next = await arrived(ports, file);
  await save(next);
  if (next.state === 'rejected') await ports.fileStore.remove(file.storeKey);
  return next;
};
