import { cannot, canonical, refuse, signatureHolds, type Reading, type Steps } from './check-steps.ts';
import { cryptosuite, hashData, proofConfig, proofPurpose, proofType, unsecured } from '../data-integrity.ts';
import { ed25519Of } from './issuer-key.ts';
import { isObject, textIn, type Json } from '../json.ts';
import { fromMultibase } from '../multikey.ts';

const mostProofs = 8;
const signatureBytes = 64;

const suiteOf = (proof: Json): string => textIn(proof['cryptosuite']) ?? textIn(proof['type']) ?? 'something';
const isRead = (proof: Json): boolean => proof['type'] === proofType && proof['cryptosuite'] === cryptosuite;

const checkOptions = (proof: Json, { now }: Reading): string => {
  if (proof['previousProof'] !== undefined) throw cannot('Its proof follows from another proof. Such chains are not read here.');
  if (proof['proofPurpose'] !== proofPurpose) throw refuse('Its proof is not made to vouch for what it says.');
  const { expires, verificationMethod } = proof;
  if (expires !== undefined && !(Date.parse(String(expires)) > Date.parse(now))) throw refuse('Its proof has expired.');
  const method = textIn(verificationMethod);
  if (!method) throw refuse('Its proof does not name the key.');
  return method;
};

function* checkOne(document: Json, proof: Json, issuer: string, reading: Reading): Steps<string> {
  const method = checkOptions(proof, reading);
  const value = textIn(proof['proofValue']);
  if (!value?.startsWith('z')) throw refuse('Its proof has no signature.');
  const signature = fromMultibase(value, 'the signature');
  if (signature.length !== signatureBytes) throw refuse('Its signature is not whole.');
  const canonicalOptions = yield* canonical(proofConfig(document, proof));
  const canonicalDocument = yield* canonical(document);
  const key = yield* ed25519Of(issuer, method);
  const holds = yield* signatureHolds(key, hashData(reading.digests.sha256, canonicalOptions, canonicalDocument), signature);
  if (!holds) throw refuse('The signature does not hold. The credential was changed, or somebody else signed it.');
  return method;
}

export type CheckedProof = { /** The keys. */ methods: string[]; /** Kinds of proofs beside, which are not read here. */ unread: string[] };

/** Every proof that can be read holds, and there is one. @throws Refusal */
export function* checkProof(secured: Json, issuer: string, reading: Reading): Steps<CheckedProof> {
  const { document, proofs } = unsecured(secured);
  if (proofs.length === 0) throw refuse('It is not signed.');
  if (proofs.length > mostProofs) throw cannot('It has more proofs than are read here.');
  const objects = proofs.filter(isObject);
  const read = objects.filter(isRead);
  const unread = objects.filter((proof) => !isRead(proof)).map(suiteOf);
  if (read.length === 0) throw cannot(`It is signed with ${unread.join(', ')}. Only ${cryptosuite} and JWTs with RS256 or ES256 are read here.`);
  const methods: string[] = [];
  for (const proof of read) methods.push(yield* checkOne(document, proof, issuer, reading));
  return { methods, unread };
}
