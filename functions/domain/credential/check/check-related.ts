import { toBase64, toBase64Url } from '../../record/note/encoding.ts';
import type { RelatedResource } from './check-form.ts';
import { bytesAt, cannot, refuse, type Reading, type Steps } from './check-steps.ts';
import { fromMultibase } from '../multikey.ts';

type Algorithm = keyof Reading['digests'];
type Claimed = { algorithm: Algorithm; is: (hash: Uint8Array) => boolean };

const isAlgorithm = (name: string): name is Algorithm => ['sha256', 'sha384', 'sha512'].includes(name);

/** As Subresource Integrity writes it. */
const fromIntegrity = (text: string): Claimed => {
  const [name = '', value = ''] = text.trim().split('-', 1).concat(text.trim().slice(text.trim().indexOf('-') + 1));
  if (!isAlgorithm(name)) throw cannot('A related resource has a digest that is not read here.');
  return { algorithm: name, is: (hash) => value === toBase64(hash) || value.replaceAll('=', '') === toBase64Url(hash) };
};

/** What stands before a SHA-256 hash says its kind and length (multihash). Some write the hash alone. */
const sha256Prefix = [0x12, 0x20] as const;
const fromMultihash = (text: string): Claimed => {
  const bytes = fromMultibase(text, 'the digest of a related resource');
  const claimed = bytes[0] === sha256Prefix[0] && bytes[1] === sha256Prefix[1] && bytes.length === 34 ? bytes.subarray(2) : bytes;
  if (claimed.length !== 32) throw cannot('A related resource has a digest that is not read here.');
  return { algorithm: 'sha256', is: (hash) => hash.every((byte, i) => byte === claimed[i]) };
};

/** Whatever a credential names with its digest is as it was. @throws Refusal */
export function* checkRelated(related: readonly RelatedResource[], { digests }: Reading): Steps<void> {
  for (const { id, digestSRI, digestMultibase } of related) {
    const claims = [...(digestSRI ? [fromIntegrity(digestSRI)] : []), ...(digestMultibase ? [fromMultihash(digestMultibase)] : [])];
    const bytes = yield* bytesAt(id);
    if (!claims.every(({ algorithm, is }) => is(digests[algorithm](bytes)))) throw refuse(`${id} is not what the credential says it is: its digest is another.`);
  }
}
