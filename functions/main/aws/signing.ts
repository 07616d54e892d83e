import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { storeAgencies } from '../../adapters/dynamodb/agencies.ts';
import { storeCredentials } from '../../adapters/dynamodb/credentials.ts';
import { storeStatusLists } from '../../adapters/dynamodb/status-lists.ts';
import { openStore } from '../../adapters/dynamodb/store.ts';
import { makeCanonizer } from '../../adapters/jsonld/canonizer.ts';
import { kmsCredentialSigner } from '../../adapters/kms/credential-signer.ts';
import { makeBeacon } from '../../adapters/system/beacon.ts';
import { systemChance, systemClock } from '../../adapters/system/chance.ts';
import { gzip } from '../../adapters/system/gzip.ts';
import { digest, sha256 } from '../../adapters/system/sha256.ts';
import type { Signs } from '../../jobs/on-signing.ts';
import type { CredentialSettings } from '../settings.ts';

const requestHandler = { connectionTimeout: 2_000, requestTimeout: 5_000, throwOnRequestTimeout: true };

/** What signs credentials on AWS, and no more of the product than they tell of. */
export const openSigning = async ({ TABLE, PUBLIC_ORIGIN, SITE_NAME, APP_SECRET, CREDENTIAL_KEY }: CredentialSettings): Promise<Pick<Signs, 'ports' | 'signing'>> => {
  const store = openStore({ table: TABLE, client: new DynamoDBClient({ requestHandler }) });
  const credentialSigner = await kmsCredentialSigner(new KMSClient({ requestHandler }), { keyId: CREDENTIAL_KEY, origin: PUBLIC_ORIGIN });
  return {
    ports: {
      agencies: storeAgencies(store), credentials: storeCredentials(store), statusLists: storeStatusLists(store),
      beacon: makeBeacon(APP_SECRET), chance: systemChance, clock: systemClock, digest, sha256, site: { origin: PUBLIC_ORIGIN, name: SITE_NAME },
    },
    signing: { canonizer: makeCanonizer(), credentialSigner, gzip },
  };
};
