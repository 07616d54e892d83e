import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makeCanonizer } from '../../adapters/jsonld/canonizer.ts';
import { keyfileCredentialSigner } from '../../adapters/keyfile/credential-signer.ts';
import { gzip } from '../../adapters/system/gzip.ts';
import type { Signing } from '../../jobs/on-signing.ts';

/** A key of its own: who signs the record signs no credential. */
export const localSigning = async (data: string, origin: string): Promise<Signing> => {
  const file = join(data, 'record', 'credentials.pem');
  mkdirSync(dirname(file), { recursive: true });
  return { canonizer: makeCanonizer(), credentialSigner: await keyfileCredentialSigner({ file, origin }), gzip };
};
