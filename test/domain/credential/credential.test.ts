import { expect, test } from 'vitest';
import { accept, bitsOf, decline, endNoticeAt, forget, needsSignature, offerOf, reinstate, renew, replace, statusOf, suspend, withdraw, type Credential } from '../../../functions/domain/credential/credential.ts';
import { monthsAfter } from '../../../functions/domain/credential/months-after.ts';
import { kindsWithDefaults, refuseEndless, type CredentialKind } from '../../../functions/domain/credential/credential-kind.ts';
import { numberFrom, readNumber } from '../../../functions/domain/credential/credential-number.ts';
import { holdsWords } from '../../../functions/domain/credential/holds-words.ts';
import { givenAlready, ownNumberKey } from '../../../functions/domain/credential/own-number.ts';
import { registryPlace, stretchesOf } from '../../../functions/domain/credential/registry/registry-place.ts';
import { credentialOfferedLetter } from '../../../functions/domain/letters/credential.ts';
import { withWhat } from '../../../functions/domain/credential/share-link.ts';
import { shareable } from '../../../web/src/lib/credential/state-words.ts';
import { presentStatus, publicView, sharedView } from '../../../functions/domain/credential/public-view.ts';

const agencyId = `agy_${'0'.repeat(21)}`;
const kind: CredentialKind = { id: `crk_${'0'.repeat(21)}`, agencyId, basis: 'registration', name: 'Licensed inspector', description: 'May inspect.', criteria: 'Passed the test.', months: 12, renewable: true, version: 1 };
const offer = offerOf(kind, { id: `crd_${'0'.repeat(21)}`, number: 'C-1', agencyId, agencyName: 'Records', offered: { at: '2027-01-31T10:00:00.000Z', by: 'per_m' }, email: 'ada@example.org' });
const taken = accept(offer, { at: '2027-01-31T12:00:00.000Z', name: 'Ada Lovelace', holderId: `per_${'0'.repeat(21)}` });
const by = 'per_m';
const at = '2027-03-01T00:00:00.000Z';
const signed: Credential = { ...taken, signed: { at: '2027-01-31T12:00:05.000Z', of: 1, hash: 'h', act: 'a' }, places: { revocation: { list: 1, index: 5 }, suspension: { list: 1, index: 6 } } };

test('an offer is nobody’s until it is accepted, and then runs for as long as its kind says', () => {
  expect(statusOf(offer, at)).toBe('offered');
  expect(taken).toMatchObject({ name: 'Ada Lovelace', validFrom: '2027-01-31T12:00:00.000Z', validUntil: '2028-01-31T23:59:59.999Z', facts: 1, version: 2 });
  expect([needsSignature(offer), needsSignature(taken), needsSignature(signed)]).toEqual([false, true, false]);
  const no = decline(offer, at, 'per_1');
  expect(statusOf(no, at)).toBe('declined');
  expect(() => accept(no, { at, name: 'Ada', holderId: 'per_1' })).toThrow('You declined this');
  expect(() => accept(taken, { at, name: 'Ada', holderId: 'per_1' })).toThrow('accepted this already');
});

test('a date that passes changes what it is, and nothing is stored', () => {
  const paused = suspend(signed, { at, by, until: '2027-04-01T00:00:00.000Z', reason: 'No insurance.' });
  expect(['2027-03-31T23:59:59.999Z', '2027-04-01T00:00:00.000Z', '2028-01-31T23:59:59.998Z', '2028-01-31T23:59:59.999Z'].map((now) => statusOf(paused, now))).toEqual(['suspended', 'valid', 'valid', 'expired']);
  expect([bitsOf(paused, at), bitsOf(paused, '2027-04-01T00:00:00.000Z')]).toEqual([{ revocation: false, suspension: true }, { revocation: false, suspension: false }]);
});

test('suspended is ended by hand too, and can come again', () => {
  const paused = suspend(signed, { at, by, reason: 'No insurance.' });
  const back = reinstate(paused, { at: '2027-03-02T00:00:00.000Z', by });
  expect([statusOf(paused, '2027-09-01T00:00:00.000Z'), statusOf(back, '2027-03-02T00:00:00.000Z')]).toEqual(['suspended', 'valid']);
  expect(statusOf(suspend(back, { at: '2027-03-03T00:00:00.000Z', by, reason: 'Again.' }), '2027-03-03T00:00:00.000Z')).toBe('suspended');
  expect(() => suspend(paused, { at: '2027-03-02T00:00:00.000Z', by, reason: 'Twice.' })).toThrow('It is suspended already.');
  expect(() => reinstate(signed, { at, by })).toThrow('Only a suspended one can be reinstated.');
  expect(() => suspend(signed, { at, by, until: at, reason: 'Now.' })).toThrow('still to come');
});

test('withdrawn is for good, and a correction says which number took its place', () => {
  const gone = withdraw(signed, { at, by, reason: 'A false claim.' });
  expect([statusOf(gone, at), bitsOf(gone, at).revocation]).toEqual(['withdrawn', true]);
  expect(() => withdraw(gone, { at, by, reason: 'Twice.' })).toThrow('It was withdrawn.');
  const { old, corrected } = replace(signed, { at, by, reason: 'A letter was wrong.', name: 'Ada Lovelace King', id: `crd_${'1'.repeat(21)}`, number: 'C-2' });
  expect([statusOf(old, at), statusOf(corrected, at), needsSignature(corrected)]).toEqual(['replaced', 'valid', true]);
  expect(corrected).toMatchObject({ name: 'Ada Lovelace King', replaces: { number: 'C-1' }, validUntil: signed.validUntil });
  expect([corrected.places, corrected.signed]).toEqual([undefined, undefined]);
  expect(() => replace(signed, { at, by, reason: 'A letter was wrong.', name: signed.name!, id: `crd_${'2'.repeat(21)}`, number: 'C-3' })).toThrow('That is the name it already has.');
});

test('what is renewed goes on from its end, or from today where that has passed', () => {
  expect(renew(signed, { at, by })).toMatchObject({ validUntil: '2029-01-31T23:59:59.999Z', facts: 2 });
  expect(renew(signed, { at: '2028-05-01T00:00:00.000Z', by }).validUntil).toBe('2029-05-01T23:59:59.999Z');
  expect(() => renew(signed, { at, by, until: '2027-06-01T00:00:00.000Z' })).toThrow('later than the present one');
  expect(() => renew({ ...signed, kind: { ...signed.kind, renewable: false } }, { at, by })).toThrow('cannot be renewed');
  expect(monthsAfter('2027-01-31T12:00:00.000Z', 1)).toBe('2027-02-28T23:59:59.999Z');
});

test('its holder is told once, thirty days before it ends', () => {
  expect(endNoticeAt(signed)).toBe('2028-01-01T23:59:59.999Z');
  expect([endNoticeAt(offer), endNoticeAt({ ...signed, endTold: signed.validUntil! }), endNoticeAt({ ...signed, validUntil: '2027-02-10T12:00:00.000Z' }), endNoticeAt(withdraw(signed, { at, by, reason: 'No.' }))]).toEqual([undefined, undefined, undefined, undefined]);
  expect(endNoticeAt(renew({ ...signed, endTold: signed.validUntil! }, { at, by }))).toBe('2029-01-01T23:59:59.999Z');
});

test('what is left once the holder has gone names nobody and counts no more', () => {
  const left = forget({ ...signed, team: 'Zebrafinch', reference: '036.1', entryTitle: 'Wallet' }, at);
  expect(JSON.stringify(left)).not.toMatch(/Ada|example\.org|per_0|Zebrafinch|036|Wallet/);
  expect([statusOf(left, at), bitsOf(left, at).revocation, publicView(left, at, true).status]).toEqual(['withdrawn', true, 'withdrawn']);
});

test('unknown is never shown as valid, and hides nothing worse', () => {
  expect([presentStatus(signed, at, true), presentStatus(signed, at, false)]).toEqual(['valid', 'unknown']);
  expect(presentStatus(withdraw(signed, { at, by, reason: 'No.' }), at, false)).toBe('withdrawn');
});

test('a link shows what was chosen and no more; of who only entered, the public learns no team', () => {
  const one = { ...signed, team: 'Zebrafinch', reference: '036.1', basis: 'entered' } as Credential;
  expect(publicView(one, at, true)).not.toHaveProperty('team');
  expect(sharedView(one, { fields: ['what', 'team'] }, at, true)).toEqual({ status: 'valid', at, agency: { id: agencyId, name: 'Records' }, team: 'Zebrafinch', kind: { name: kind.name, description: kind.description, criteria: kind.criteria } });
  expect(sharedView(one, { fields: ['what', 'reference'] }, at, true)).toMatchObject({ reference: '036.1' });
  expect(withWhat(['dates'])).toEqual(['what', 'dates']);
  expect([shareable(one), shareable({ reference: '1' })]).toEqual([['name', 'team', 'reference', 'dates'], ['name', 'reference', 'dates']]);
});

test('one that begins on a later day is not valid yet, and says so in every row until then', () => {
  const later = accept({ ...offer, validFrom: '2027-06-01T00:00:00.000Z' }, { at, name: 'Ada', holderId: 'per_1' });
  expect([presentStatus(later, at, true), presentStatus(later, at, false), presentStatus(later, '2027-06-01T00:00:00.000Z', true)]).toEqual(['not yet', 'unknown', 'valid']);
});

test('an offer says how long it will hold, and by which clock', () => {
  expect(holdsWords(offer, 'you accept it')).toBe('It is valid from the moment you accept it, for 12 months.');
  expect(holdsWords({ ...offer, validFrom: '2027-06-01T00:00:00.000Z', validUntil: '2028-05-31T23:59:59.999Z' }, 'you accept it')).toBe('It is valid from June 1, 2027, until May 31, 2028. Days are in UTC.');
  expect(credentialOfferedLetter({ id: 'm', at, to: 'a@b.example', about: agencyId }, { ...offer, contact: 'records@city.example' }, 'https://x.example').text).toContain('Questions go to Records: records@city.example');
  expect(credentialOfferedLetter({ id: 'm', at, to: 'a@b.example', about: agencyId }, offer, 'https://x.example').text).toContain('for 12 months');
});

test('the agency’s own number is given already where somebody holds, held or may accept it; another kind, a refusal and a correction are no second one', () => {
  const numbered = { ...signed, reference: '036 a' };
  const { old } = replace(numbered, { at, by, reason: 'A letter.', name: 'Ada L', id: `crd_${'1'.repeat(21)}`, number: 'C-2' });
  const counted = (...found: Credential[]) => givenAlready(found, kind.id, at).length;
  expect([counted(numbered), counted(offer), counted(withdraw(numbered, { at, by, reason: 'No.' })), counted({ ...numbered, kindId: 'winner' }), counted(decline(offer, at, 'per_1')), counted(old), counted(withdraw(offer, { at, by, reason: 'No.' }))]).toEqual([1, 1, 1, 0, 0, 0, 0]);
  expect(ownNumberKey(' 036 A')).toBe(ownNumberKey('036a'));
});

test('where the registry lists one by state turns with its dates; a suspension that has run out leaves it where it was', () => {
  const paused = suspend(signed, { at, by, until: '2027-04-01T00:00:00.000Z', reason: 'No insurance.' });
  expect([registryPlace(signed), registryPlace(paused), registryPlace(reinstate(paused, { at, by })).standing, registryPlace(withdraw(paused, { at, by, reason: 'No.' }))]).toEqual([
    { standing: 'running', turns: signed.validUntil }, { standing: 'suspended', turns: '2027-04-01T00:00:00.000Z' }, 'running', { standing: 'withdrawn', turns: at },
  ]);
  expect(registryPlace({ ...signed, validUntil: undefined }).turns > '2999').toBe(true);
  const later = accept({ ...offer, validFrom: '2027-06-01T00:00:00.000Z' }, { at, name: 'Ada', holderId: 'per_1' });
  expect(registryPlace(later)).toEqual({ standing: 'coming', turns: '2027-06-01T00:00:00.000Z' });
  expect([stretchesOf('not yet', at)[0], stretchesOf('valid', at)]).toEqual([{ standing: 'coming', after: at }, [{ standing: 'running', after: at }, { standing: 'coming', until: at }, { standing: 'suspended', until: at }]]);
});

test('a number is read as it was heard, and one with a slip is none', () => {
  const number = numberFrom(Uint8Array.from({ length: 20 }, (_, i) => i * 7));
  expect(number).toMatch(/^C(-[0-9A-Z]{4}){3}$/);
  expect([number.toLowerCase(), number.replaceAll('-', ''), ` ${number.slice(2).replaceAll('-', ' ')} `, number.replaceAll('0', 'O')].map(readNumber)).toEqual([number, number, number, number]);
  const slip = number.replace(/.$/, (last) => (last === '2' ? '3' : '2'));
  expect([readNumber(slip), readNumber(''), readNumber('C-')]).toEqual([undefined, undefined, undefined]);
});

test('every agency has a kind for each basis of a challenge; what it wrote stands in its place', () => {
  const own: CredentialKind = { ...kind, id: 'winner', basis: 'winner', name: 'Laureate' };
  expect(kindsWithDefaults(agencyId, [kind, own]).map(({ id, name, version }) => [id, name, version])).toEqual([['winner', 'Laureate', 1], ['finalist', 'Finalist', 0], ['entered', 'Participant', 0], ['judge', 'Judge', 0], [kind.id, kind.name, 1]]);
  const text = { name: 'Inspector', description: 'May inspect.', criteria: 'A test.' };
  expect(() => refuseEndless({ ...text, renewable: true })).toThrow('What can be renewed ends: say after how many months.');
  expect(() => [refuseEndless({ ...text, renewable: false }), refuseEndless({ ...text, renewable: true, months: 12 })]).not.toThrow();
});
