import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { openStore } from '../../adapters/dynamodb/store.ts';
import { silentFetcher } from '../../adapters/network/silent-fetcher.ts';
import { makeBeacon } from '../../adapters/system/beacon.ts';
import { makeSeals } from '../../adapters/system/seals.ts';
import type { AppContext } from '../../http/app.ts';
import { recognizeBy } from '../../http/credentials.ts';
import { makeCursors } from '../../http/cursor.ts';
import type { Ports } from '../../ports/ports.ts';
import type { FunctionSettings } from '../settings.ts';
import { storePorts } from '../store-ports.ts';
import { logLine } from './log-line.ts';

export type FilePorts = Pick<Ports, 'fileStore' | 'drawPicture' | 'writeWorkbook' | 'sniffType' | 'tiles' | 'stamps' | 'fetcher'>;

const refuse = () => Promise.reject(new Error('This function has no rights on files: main/aws/files.ts is for those that do.'));
const unread = () => Promise.reject(new Error('This function does not read the log: main/aws/log-readers.ts is for those that do.'));
export const isScanned = ({ SCANNER }: FunctionSettings) => SCANNER !== undefined;
export const withoutFiles = (settings: FunctionSettings): FilePorts => ({
  fileStore: { scanned: isScanned(settings), upload: refuse, stat: refuse, download: refuse, keep: refuse, join: refuse, read: refuse, remove: refuse }, drawPicture: refuse, writeWorkbook: refuse, sniffType: refuse, tiles: { read: unread, policy: unread, checkpoint: unread }, stamps: { list: unread }, fetcher: silentFetcher,
});

/** The ports on AWS: one client each, made once a process and kept warm. */
export const awsPorts = (settings: FunctionSettings, files: FilePorts): Ports => {
  const store = openStore({ table: settings.TABLE, client: new DynamoDBClient({ requestHandler: { connectionTimeout: 2_000, requestTimeout: 5_000, throwOnRequestTimeout: true } }) });
  return {
    ...storePorts(store),
    ...files,
    beacon: makeBeacon(settings.APP_SECRET),
    seals: makeSeals(settings.APP_SECRET),
    site: { origin: settings.PUBLIC_ORIGIN, name: settings.SITE_NAME },
  };
};

export const awsContext = (settings: FunctionSettings, files = withoutFiles(settings), ports = awsPorts(settings, files)): AppContext => ({
  ports,
  cursors: makeCursors(settings.APP_SECRET),
  origin: settings.PUBLIC_ORIGIN,
  recognize: recognizeBy(ports, settings.PUBLIC_ORIGIN),
  log: logLine,
});
