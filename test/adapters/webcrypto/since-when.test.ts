import { expect, test } from 'vitest';
import { sinceWhen } from '../../../functions/adapters/webcrypto/since-when.ts';
import type { CheckedCredential } from '../../../functions/domain/credential/check/check-credential.ts';

const origin = 'https://laurel.example';
const expired: CheckedCredential = { standing: 'expired', state: 'fails', sentence: 'Expired. It was valid until March 1, 2027 (UTC).', steps: [], says: [['Public page', `${origin}/credentials/C-1`]], notProved: [] };
const saidBy = (page: object) => async (): Promise<Uint8Array> => new TextEncoder().encode(JSON.stringify(page));

test('an old file of one that was renewed says that there is a newer one, and until when', async () => {
  const found = await sinceWhen(expired, origin, saidBy({ status: 'valid', validUntil: '2028-03-01T23:59:59.999Z' }));
  expect(found).toMatchObject({ standing: 'expired', sentence: `${expired.sentence} Its issuer renewed it since, under the same number, until March 1, 2028 (UTC): ask for the newer file.` });
  expect(found.says.at(-1)).toEqual(['Renewed until', 'March 1, 2028 (UTC)']);
});

test('one that ended and was not renewed says no more than its file; a page that cannot be had changes nothing', async () => {
  expect(await sinceWhen(expired, origin, saidBy({ status: 'expired', since: '2027-03-01T23:59:59.999Z', validUntil: '2027-03-01T23:59:59.999Z' }))).toEqual(expired);
  expect(await sinceWhen(expired, origin, () => Promise.reject(new Error('offline')))).toEqual(expired);
});
