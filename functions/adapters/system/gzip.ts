import { gunzipSync, gzipSync } from 'node:zlib';

/** The same bytes for the same bytes: no name and no time is in it. */
export const gzip = (bytes: Uint8Array): Uint8Array => new Uint8Array(gzipSync(bytes, { level: 9 }));

export const gunzip = (bytes: Uint8Array): Uint8Array => new Uint8Array(gunzipSync(bytes));
