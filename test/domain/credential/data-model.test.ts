import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { checkForm } from '../../../functions/domain/credential/check/check-form.ts';
import type { Json } from '../../../functions/domain/credential/json.ts';
import suite from '../../fixtures/credential/data-model-2.0.json' with { type: 'json' };
import { badgeSigner, canonizer } from '../../support/credential/badge.ts';
import { allThere, badgeText, check } from '../../support/credential/check.ts';

type Case = keyof typeof suite.cases;
const names = Object.keys(suite.cases) as Case[];
/** The suite puts the implementation's own issuer in where a case has none. */
const whole = (name: Case): Json => ({
  ...(name === 'credential-no-issuer-fail' ? {} : { issuer: badgeSigner.did }), ...suite.cases[name], ...(name === 'credential-issuer-object-ok' ? { issuer: { ...suite.cases[name].issuer, id: badgeSigner.did } } : {}),
});

const outcomeOf = async (credential: Json): Promise<string> => {
  try {
    checkForm(credential);
    const { proof: _proof, ...document } = credential;
    await canonizer.canonize(document);
    return 'read';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

test.each(names.filter((name) => name.includes('fail')))('W3C data model 2.0: %s is not accepted', async (name) => {
  expect(await outcomeOf(whole(name))).toMatch(/^(invalid|unavailable)$/);
});

/** These have contexts that are not here, types without a meaning in any context that is, or times that the suite fills in. */
const readElsewhere = names.filter((name) => name.endsWith('-ok') && /examples\/v2|ed25519-2020|"@context":\[[^\]]*\{|_TIME|DATE/.test(JSON.stringify(suite.cases[name])));
test.each(names.filter((name) => name.endsWith('-ok') && !readElsewhere.includes(name)))('W3C data model 2.0: %s keeps to the rules', (name) => {
  expect(() => { checkForm(whole(name)); }).not.toThrow();
});

const resource = { id: 'https://www.w3.org/ns/credentials/v2', mediaType: 'application/ld+json' };
const published = 'what is published there';
const hash = (name: string) => createHash(name).update(published).digest();
const [digestSRI, digestMultibase] = [`sha384-${hash('sha384').toString('base64')}`, `u${hash('sha256').toString('base64url')}`];

/** The rejections that stock libraries miss, as the suite words them in tests/5-advanced-concepts.js and tests/4.11-data-schemas.js. */
const missed: [string, Json, string][] = [
  ['relatedResource as array of strings', { relatedResource: [resource.id] }, '“relatedResource” holds something that is not an object.'],
  ['relatedResource with no `id` field', { relatedResource: [{ digestMultibase }] }, '“relatedResource” has no id that is one address.'],
  ['relatedResource with a duplicate `id` field', { relatedResource: [{ id: resource.id, digestSRI }, { id: resource.id, digestMultibase }] }, '“relatedResource” names https://www.w3.org/ns/credentials/v2 twice.'],
  ['relatedResource with no digest info', { relatedResource: [{ id: resource.id }] }, '“relatedResource” has no digest of https://www.w3.org/ns/credentials/v2.'],
  ['relatedResource with wrong digestMultibase', { relatedResource: [{ id: resource.id, digestMultibase: 'uM4RgWQc3RUDtjJCSgTJtTfvpZ7SPEg_LNO0ESlovQC0' }] }, 'https://www.w3.org/ns/credentials/v2 is not what the credential says it is: its digest is another.'],
  ['relatedResource with wrong digestSRI', { relatedResource: [{ id: resource.id, digestSRI: 'sha384-_rCVIV7fSXXTNIvpiq26jRDyj8JG8TDjij-tD0ewLk4JpnXEz6a5AeeY_1qQ0d0P' }] }, 'https://www.w3.org/ns/credentials/v2 is not what the credential says it is: its digest is another.'],
  ['refreshService without a type', { refreshService: { id: 'did:example:refresh/1' } }, '“refreshService” has no type, or one that is not a text.'],
  ['credentialSchema without a type', { credentialSchema: { id: 'did:example:schemas/1' } }, '“credentialSchema” has no type, or one that is not a text.'],
  ['credentialSchema without an id', { credentialSchema: { type: '1EdTechJsonSchemaValidator2019' } }, '“credentialSchema” has no id that is one address.'],
];

test.each(missed)('%s: not genuine, even where the issuer signed it', async (_name, change, why) => {
  const at = { ...await allThere(), [resource.id]: published };
  const checked = await check(await badgeText({}, change), at);
  expect(checked).toMatchObject({ standing: 'not genuine', state: 'fails', sentence: `Not genuine. ${why}` });
});

test('related resources with the right digests are good; one that cannot be had leaves it open', async () => {
  const at = { ...await allThere(), [resource.id]: published };
  for (const right of [{ digestSRI }, { digestMultibase }, { digestSRI, digestMultibase }]) {
    expect(await check(await badgeText({}, { relatedResource: { ...resource, ...right } }), at)).toMatchObject({ standing: 'valid' });
  }
  expect(await check(await badgeText({}, { relatedResource: { ...resource, digestSRI } }), await allThere())).toMatchObject({ standing: 'unknown' });
});
