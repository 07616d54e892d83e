import type { FileStore } from '../../ports/files.ts';
import { logReaders } from './log-readers.ts';
import { isScanned, withoutFiles, type FilePorts } from './ports.ts';
import { uploadsOf, type FunctionSettings } from '../settings.ts';

/** Most requests touch no file: the S3 client, a seventh of a bundle, lies in a part of its own that is read for the first one. */
const bucket = (settings: FunctionSettings): FileStore => {
  let opened: Promise<Omit<FileStore, 'scanned'>> | undefined;
  const store = () => (opened ??= import('./bucket.ts').then(({ openBucket }) => openBucket(uploadsOf(settings))));
  return {
    scanned: isScanned(settings),
    upload: async (file) => (await store()).upload(file),
    stat: async (key) => (await store()).stat(key),
    download: async (key, name, type) => (await store()).download(key, name, type),
    keep: async (key, bytes, type) => (await store()).keep(key, bytes, type),
    join: async (key, pieces, type) => (await store()).join(key, pieces, type),
    read: async (key) => (await store()).read(key),
    remove: async (key) => (await store()).remove(key),
  };
};

/** For the functions that only hand files out; those of them that also answer for the record were told its bucket. */
export const awsDownloads = (settings: FunctionSettings): FilePorts => ({ ...withoutFiles(settings), fileStore: bucket(settings), ...logReaders(settings) });
