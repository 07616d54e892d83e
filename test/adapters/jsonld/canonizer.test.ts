import { createHash } from 'node:crypto';
import { contexts as published } from '@digitalbazaar/credentials-context';
import { expect, test } from 'vitest';
import { makeCanonizer } from '../../../functions/adapters/jsonld/canonizer.ts';
import { bundledContexts } from '../../../functions/adapters/jsonld/contexts.ts';
import { digest } from '../../../functions/adapters/system/sha256.ts';
import { verify } from '../../../functions/adapters/system/verify.ts';
import { fromBase58 } from '../../../functions/domain/credential/base58.ts';
import { hashData, proofConfig, unsecured, withProof } from '../../../functions/domain/credential/data-integrity.ts';
import type { Json } from '../../../functions/domain/credential/json.ts';
import { fromMultikey } from '../../../functions/domain/credential/multikey.ts';
import { openBadge } from '../../../functions/domain/credential/open-badge.ts';
import { toHex } from '../../../functions/domain/record/note/encoding.ts';
import vectors from '../../fixtures/credential/eddsa-rdfc-2022.json' with { type: 'json' };
import { badgeFacts, canonizer } from '../../support/credential/badge.ts';

const withExamples = makeCanonizer(new Map([...bundledContexts, ['https://www.w3.org/ns/credentials/examples/v2', vectors.context]]));

test('every value of the W3C eddsa-rdfc-2022 vector comes out to the letter: canonical texts, hashes, signature', async () => {
  const { document, proofs } = unsecured(vectors.signed);
  const options = proofs[0] as Json;
  const canonicalDocument = await withExamples.canonize(document);
  const config = proofConfig(document, options);
  const canonicalOptions = await withExamples.canonize(config);
  expect(document).toEqual(vectors.unsigned);
  expect(config).toEqual(vectors.proofConfig);
  expect([canonicalDocument.trim(), canonicalOptions.trim()]).toEqual([vectors.canonicalDocument.trim(), vectors.canonicalProof.trim()]);
  const hash = hashData(digest, canonicalOptions, canonicalDocument);
  expect(toHex(hash)).toBe(vectors.proofHash + vectors.documentHash);
  expect(toHex(hash)).toBe(vectors.combinedHash);
  const signature = fromBase58((options['proofValue'] as string).slice(1), 'the signature');
  expect(toHex(signature)).toBe(vectors.signatureHex);
  expect(verify(fromMultikey(vectors.keys.publicKeyMultibase, 'the key'), hash, signature)).toBe(true);
  const { proofValue: _value, ...rest } = options;
  expect(withProof(document, rest, signature)).toEqual(vectors.signed);
});

test('a context that is not here is named, and nothing is fetched', async () => {
  await expect(canonizer.canonize(vectors.unsigned)).rejects.toMatchObject({ code: 'unavailable', message: 'It uses the context https://www.w3.org/ns/credentials/examples/v2, which is not known here.' });
});

test('a part to which no context gives a meaning is refused, not left out of what is signed', async () => {
  const badge = openBadge(badgeFacts);
  await expect(canonizer.canonize({ ...badge, prizeMoney: 100 })).rejects.toMatchObject({ code: 'invalid', field: 'context' });
  await expect(canonizer.canonize({ ...badge, type: [...(badge['type'] as string[]), 'UnheardOf'] })).rejects.toMatchObject({ code: 'invalid' });
});

test('a document that only trying out could order is refused within a moment', async () => {
  const nodes = Array.from({ length: 12 }, (_, i) => ({ '@id': `_:b${i}`, 'https://example.org/p': Array.from({ length: 12 }, (_other, j) => ({ '@id': `_:b${j}` })).filter((_node, j) => j !== i) }));
  const before = performance.now();
  await expect(canonizer.canonize({ '@graph': nodes })).rejects.toMatchObject({ code: 'invalid' });
  expect(performance.now() - before).toBeLessThan(5000);
});

test('the context of the data model is the one that the reference library holds', () => {
  const ours = bundledContexts.get('https://www.w3.org/ns/credentials/v2');
  expect(ours).toEqual(published.get('https://www.w3.org/ns/credentials/v2'));
  expect(ours).toHaveProperty('@context.VerifiableCredential');
});

test('the context of Open Badges is the one that 1EdTech published', () => {
  const text = JSON.stringify(bundledContexts.get('https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'));
  // of 1EdTech/openbadges-specification at 1af145f, ob_v3p0/context-3.0.3.json, as JSON without white space
  expect(createHash('sha256').update(text).digest('hex')).toBe('e407ae98563c7b4708be4c8198a7f254bc09c131afc68e73d5f90eb0a34c6f7f');
});
