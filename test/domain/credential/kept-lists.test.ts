import { expect, test } from 'vitest';
import { badgeDid, signed } from '../../support/credential/badge.ts';
import { allThere, badgeText, check, didAddress, listText, revocationAddress, suspensionAddress } from '../../support/credential/check.ts';

const before = { validFrom: '2027-05-01T11:00:00Z', validUntil: '2027-05-03T11:00:00Z' };
const [text, at] = [await badgeText(), await allThere()];
const [oldRevocation, oldSuspension] = await Promise.all([listText('revocation', before), listText('suspension', before)]);
const issued = 'City of Example (challenges.example.gov) issued “Winner: Follow the repair” to Lena Abara on March 1, 2027. It is valid until March 1, 2029 (UTC).';
const lists = { [revocationAddress]: undefined, [suspensionAddress]: undefined };

test('an older list beside a withdrawn or suspended credential changes nothing: what stands there now counts', async () => {
  const withdrawn = { ...at, [revocationAddress]: await listText('revocation', { set: [4711] }) };
  expect(await check(text, withdrawn, { kept: [oldRevocation, oldSuspension] })).toMatchObject({ standing: 'withdrawn', state: 'fails' });
  const suspended = { ...at, [suspensionAddress]: await listText('suspension', { set: [815] }) };
  expect(await check(text, suspended, { kept: [oldSuspension] })).toMatchObject({ standing: 'suspended', state: 'fails' });
  expect(await check(text, at, { kept: [await listText('suspension', { ...before, set: [815] })] })).toMatchObject({ standing: 'valid' });
});

test('a list that is newer than the one that stands there counts: its issuer signed both', async () => {
  const newer = await listText('revocation', { set: [4711], validFrom: '2027-06-01T11:30:00Z' });
  expect(await check(text, at, { kept: [oldRevocation, newer] })).toMatchObject({ standing: 'withdrawn' });
});

test('with kept lists alone it was valid then, and is never called valid', async () => {
  const checked = await check(text, { ...at, ...lists }, { kept: [oldRevocation, await listText('suspension')] });
  expect(checked).toMatchObject({ standing: 'unknown', state: 'not checked', asOf: '2027-05-01T11:00:00Z', sentence: `Valid as of Saturday, May 1, 2027, 11:00 a.m. UTC; whether it was withdrawn or suspended since is not known. ${issued}` });
  expect(checked.steps).toContainEqual({ name: 'Not withdrawn', state: 'not checked', sentence: `Its issuer had not withdrawn it, by its list of Saturday, May 1, 2027, 11:00 a.m. UTC, which you added. What came since is not known: ${revocationAddress} cannot be reached.` });
  const one = await check(text, { ...at, [revocationAddress]: undefined }, { kept: [oldRevocation] });
  expect([one.standing, one.sentence]).toEqual(['unknown', `Valid as of Saturday, May 1, 2027, 11:00 a.m. UTC; whether it was withdrawn since is not known. ${issued}`]);
});

test('the newest of several kept lists counts; a withdrawal in it stands, a suspension is told of its time', async () => {
  const withdrawn = await listText('revocation', { set: [4711], validFrom: '2027-05-20T11:00:00Z' });
  expect(await check(text, { ...at, ...lists }, { kept: [withdrawn, oldRevocation, oldSuspension] })).toMatchObject({ standing: 'withdrawn', sentence: 'Withdrawn. Its issuer has withdrawn it, by its list of Thursday, May 20, 2027, 11:00 a.m. UTC, which you added.' });
  const suspended = await listText('suspension', { ...before, set: [815] });
  expect(await check(text, { ...at, ...lists }, { kept: [oldRevocation, suspended] })).toMatchObject({ standing: 'suspended', state: 'fails', sentence: `Suspended. Its issuer had suspended it, by its list of Saturday, May 1, 2027, 11:00 a.m. UTC, which you added. Whether that still is so is not known: ${suspensionAddress} cannot be reached.` });
});

test('with a kept list from before it was signed, a credential stood when it was signed and no more is known; a list without a time, or one that was changed, tells nothing', async () => {
  const older = await listText('revocation', { validFrom: '2027-02-28T11:00:00Z' });
  expect(await check(text, { ...at, ...lists }, { kept: [older, oldSuspension] })).toMatchObject({
    standing: 'unknown', sentence: expect.stringMatching(/^Valid as of Monday, March 1, 2027, 12:00 p.m. UTC; whether it was withdrawn or suspended since is not known./),
  });
  const renewed = await badgeText({}, { validFrom: '2027-01-01T00:00:00Z' });
  expect((await check(renewed, { ...at, ...lists }, { kept: [older, oldSuspension] })).sentence, 'as of its signature, not of the day it holds from').toContain('Valid as of Monday, March 1, 2027');
  const { proof: _proof, validFrom: _validFrom, ...undated } = JSON.parse(older);
  expect(await check(text, { ...at, ...lists }, { kept: [await signed(undated), oldSuspension] })).toMatchObject({ standing: 'unknown', sentence: 'Cannot check right now. The list that you added does not say of when it is, so it tells nothing.' });
  const forged = older.replace('2027-02-28', '2027-05-01');
  expect(await check(text, { ...at, ...lists }, { kept: [forged, oldSuspension] })).toMatchObject({ standing: 'unknown', sentence: expect.stringContaining('The signature does not hold.') });
  // there now, it is the present one, however long nothing changed
  expect(await check(text, { ...at, [revocationAddress]: await listText('revocation', { validFrom: '2027-02-28T11:00:00Z' }) })).toMatchObject({ standing: 'valid' });
});

test('keys from a file count only where the issuer’s own cannot be had, and the headline says so', async () => {
  const keys = JSON.stringify(badgeDid);
  const alone = await check(text, {}, { kept: [keys, oldRevocation, oldSuspension] });
  expect(alone.sentence).toBe(`Valid as of Saturday, May 1, 2027, 11:00 a.m. UTC, by the keys in a file that you added; whether it was withdrawn or suspended since is not known. ${issued}`);
  expect(alone.notProved[0]).toBe('That the keys are those of the issuer: they came from a file that you added.');
  const revoked = JSON.stringify({ ...badgeDid, verificationMethod: (badgeDid['verificationMethod'] as object[]).map((method) => ({ ...method, revoked: '2027-05-01T00:00:00Z' })) });
  expect(await check(text, { ...at, [didAddress]: revoked }, { kept: [keys] })).toMatchObject({ standing: 'unknown' });
});
