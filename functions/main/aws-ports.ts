import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { openStore } from '../adapters/dynamodb/store.ts';
import { s3Files } from '../adapters/s3/file-store.ts';
import { makeSeals } from '../adapters/system/seals.ts';
import type { AppContext } from '../http/app.ts';
import { recognizeBy } from '../http/credentials.ts';
import { makeCursors } from '../http/cursor.ts';
import type { Ports } from '../ports/ports.ts';
import type { FunctionSettings } from './settings.ts';
import { storePorts } from './store-ports.ts';

/** The ports on AWS: one client each, made once a process and kept warm. */
export const awsPorts = (settings: FunctionSettings): Ports => {
  const store = openStore({ table: settings.TABLE, client: new DynamoDBClient({}) });
  const files = new S3Client({ requestChecksumCalculation: 'WHEN_REQUIRED' });
  return {
    ...storePorts(store),
    fileStore: s3Files(files, settings.UPLOADS),
    seals: makeSeals(settings.APP_SECRET),
    site: { origin: settings.PUBLIC_ORIGIN, name: settings.SITE_NAME },
  };
};

export const awsContext = (settings: FunctionSettings, ports = awsPorts(settings)): AppContext => ({
  ports,
  cursors: makeCursors(settings.APP_SECRET),
  origin: settings.PUBLIC_ORIGIN,
  recognize: recognizeBy(ports, settings.PUBLIC_ORIGIN),
  log: (line) => console.log(JSON.stringify(line)),
});
