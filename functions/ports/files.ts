import type { File } from '../domain/entry/file.ts';
import type { PublicationFile } from '../domain/library/publication-file.ts';

/** What is known of each file of what holds it; the bytes are in the FileStore. */
export type FileNotes<F> = {
  find(holderId: string, fileId: string): Promise<F | undefined>;
  /** The file whose bytes are under this key, until a scan has judged it. May lag behind a write by a moment. */
  unscanned(storeKey: string): Promise<{ id: string; holderId: string } | undefined>;
  /** How many were ever announced for its holder. Read before the files are counted, and given back to `announce`. */
  announced(holderId: string): Promise<number>;
  /** Creates it if no other file of its holder was announced meanwhile; refuses `stale`. */
  announce(file: F, announced: number): Promise<void>;
  /** Replaces it; refuses `stale`. */
  save(file: F): Promise<void>;
  /** Safe to repeat. The bytes are removed by a job. */
  remove(file: F): Promise<void>;
};
export type Files = FileNotes<File> & { ofEntry(entryId: string): Promise<File[]> };
export type PublicationFiles = FileNotes<PublicationFile> & { ofPublication(publicationId: string): Promise<PublicationFile[]> };

export type Upload = { url: string; headers: Record<string, string>; expiresAt: string };
export type Stored = { size: number; sha256: string; head: Uint8Array };

/** The bytes, in a store of their own. Keys are random and never a person's file name. */
export type FileStore = {
  /** Does a scanner look at everything that is stored here, and its verdict come as a report (jobs/on-report.ts)? */
  readonly scanned: boolean;
  /** A place to PUT exactly these bytes once: size, type and SHA-256 are bound, and it expires. */
  upload(file: Pick<File, 'storeKey' | 'size' | 'sha256' | 'type'>): Promise<Upload>;
  /** What is there, with its first 4100 bytes; undefined when nothing is. */
  stat(storeKey: string): Promise<Stored | undefined>;
  /** A place to GET it as an attachment called `name`, which expires. */
  download(storeKey: string, name: string, type: string): Promise<string>;
  /** Keeps what the product made itself, whole or not at all; safe to repeat. */
  keep(storeKey: string, bytes: Uint8Array, type: string): Promise<void>;
  /** Keeps as one what is kept under other keys, in their order; holds no more of it at once than one of them and a few megabytes. Safe to repeat. */
  join(storeKey: string, pieces: readonly string[], type: string): Promise<void>;
  /** All its bytes; undefined when nothing is there. */
  read(storeKey: string): Promise<Uint8Array | undefined>;
  /** Safe to repeat. */
  remove(storeKey: string): Promise<void>;
};
