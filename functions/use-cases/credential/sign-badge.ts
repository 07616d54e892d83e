import { hashData, proofConfig, proofOptions, withProof } from '../../domain/credential/data-integrity.ts';
import type { Json } from '../../domain/credential/json.ts';
import type { Digest } from '../../domain/record/tree/hashing.ts';
import type { Canonizer } from '../../ports/canonizer.ts';
import type { Clock } from '../../ports/chance.ts';
import type { CredentialSigner } from '../../ports/credential-signer.ts';

export type BadgePorts = { canonizer: Canonizer; credentialSigner: CredentialSigner; clock: Clock; digest: Digest };

const toTheSecond = (moment: string): string => moment.replace(/\.\d+Z$/, 'Z');

/** Signs a credential or a status list with eddsa-rdfc-2022. The text it gives is what is kept and handed out, to the letter. */
export const signBadge = async ({ canonizer, credentialSigner, clock, digest }: BadgePorts, unsigned: Json): Promise<string> => {
  const options = proofOptions({ created: toTheSecond(clock.now()), verificationMethod: credentialSigner.keyId });
  const canonicalOptions = await canonizer.canonize(proofConfig(unsigned, options));
  const canonicalDocument = await canonizer.canonize(unsigned);
  const signature = await credentialSigner.sign(hashData(digest, canonicalOptions, canonicalDocument));
  return JSON.stringify(withProof(unsigned, options, signature), undefined, 2);
};
