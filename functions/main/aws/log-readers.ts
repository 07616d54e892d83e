import type { Ports } from '../../ports/ports.ts';
import { recordOf, type FunctionSettings } from '../settings.ts';
import { withoutFiles, type FilePorts } from './ports.ts';

/** Most requests ask nothing of the log: the S3 client lies in a part of its own that is read for the first one. */
export const logReaders = (settings: FunctionSettings): Pick<Ports, 'tiles' | 'stamps'> => {
  let opened: Promise<Pick<Ports, 'tiles' | 'stamps'>> | undefined;
  const log = () => (opened ??= import('./log-bucket.ts').then(({ openLogBucket }) => openLogBucket(recordOf(settings))));
  const tiles = async () => (await log()).tiles;
  return {
    tiles: { read: async (path) => (await tiles()).read(path), policy: async () => (await tiles()).policy(), checkpoint: async () => (await tiles()).checkpoint() },
    stamps: { list: async () => (await log()).stamps.list() },
  };
};

/** For the function that shows the log and has no rights on files. */
export const awsLog = (settings: FunctionSettings): FilePorts => ({ ...withoutFiles(settings), ...logReaders(settings) });
