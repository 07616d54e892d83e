import { createPublicKey, verify } from 'node:crypto';
import { at } from '../../functions/adapters/dynamodb/table.ts';
import { gunzipSync } from 'node:zlib';
import { hashData, proofConfig, unsecured } from '../../functions/domain/credential/data-integrity.ts';
import type { Json } from '../../functions/domain/credential/json.ts';
import { bitAt, packedStatusList } from '../../functions/domain/credential/status-list.ts';
import { fromBase58 } from '../../functions/domain/credential/base58.ts';
import { drainOutbox } from '../../functions/jobs/drain-outbox.ts';
import type { CheckedCredential } from '../../functions/domain/credential/check/check-credential.ts';
import { check } from './credential/check.ts';
import { people } from './people.ts';
import { publishedResult } from './published.ts';
import { answer, type World } from './world.ts';

const spki = Buffer.from('302a300506032b6570032100', 'hex');

/** Whether a text was signed by the key of the site, reckoned without anything of ours but the canonical form. */
export const isSigned = async ({ ports, signing }: World, text: string): Promise<boolean> => {
  const { document, proofs: [proof] } = unsecured(JSON.parse(text) as Json);
  const { proofValue, ...options } = proof as Json & { proofValue: string };
  const bytes = hashData(ports.digest, await signing.canonizer.canonize(proofConfig(document, options)), await signing.canonizer.canonize(document));
  const key = createPublicKey({ key: Buffer.concat([spki, signing.credentialSigner.publicKey]), format: 'der', type: 'spki' });
  return options['verificationMethod'] === signing.credentialSigner.keyId && verify(null, bytes, key, fromBase58(proofValue.slice(1), 'the proof'));
};

/** What the checker that strangers use finds, asking the addresses that the credential names. */
export const checkedAt = async (world: World, number: string): Promise<CheckedCredential> => {
  const { origin } = world.ports.site;
  const text = async (path: string) => (await world.as().get(path)).text();
  const lists = await Promise.all(['1-revocation', '1-suspension'].map(async (list) => [`${origin}/credentials/status/${list}`, await text(`/credential-status/${list}`)] as const));
  return check(await text(`/credentials/${number}/file`), { [`${origin}/.well-known/did.json`]: await text('/credential-issuer'), ...Object.fromEntries(lists) }, { now: world.clock.now() });
};

export type Held = { id: string; number: string; status: string; signing: boolean; version: number; hash?: string };

/** Everything that waits is done: acts, then signatures, then what those set off. */
export const settle = async (world: World): Promise<void> => {
  for (let round = 0; round < 2; round++) {
    await drainOutbox(world.ports, (line) => world.logged.push(line));
    await world.signCredentials();
  }
};

/** A finished challenge whose winning team Lena is in, its winners and judges offered theirs. */
export const offeredResult = async (world: World) => {
  const challenge = await publishedResult(world, { entries: 6, judges: 5 });
  const winner = (await world.ports.rounds.selected(challenge.id)).find(({ outcome }) => outcome === 'winner')!;
  const [member] = await world.ports.teams.members(winner.teamId);
  await world.store.put({ ...at.teamMember(winner.teamId, people.lena.id), _t: 'team-member', _v: 1, ...member!, personId: people.lena.id, name: people.lena.name, email: people.lena.email });
  world.clock.pass(60_000);
  for (const kindId of ['winner', 'judge']) await answer(world.as('mara').post(`/challenge-credentials/${challenge.id}/offers`, { kindId }), 202);
  await settle(world);
  return { challenge, winner };
};

/** Lena's, accepted and signed. */
export const acceptedByLena = async (world: World): Promise<Held> => {
  const { items: [offer] } = await answer<{ items: Held[] }>(world.as('lena').get('/own-credentials'));
  await answer(world.as('lena').post(`/own-credentials/${offer!.id}/accept`, { name: 'Lena Lead' }), 202);
  await settle(world);
  return answer<Held>(world.as('lena').get(`/own-credentials/${offer!.id}`));
};

/** What the published list says of a credential. */
export const bitIn = async (world: World, credentialId: string, purpose: 'revocation' | 'suspension'): Promise<boolean> => {
  const { list, index } = (await world.ports.credentials.find(credentialId))!.places![purpose];
  const text = await (await world.as().get(`/credential-status/${list}-${purpose}`)).text();
  const { credentialSubject } = JSON.parse(text) as { credentialSubject: { encodedList: string } };
  return bitAt(new Uint8Array(gunzipSync(packedStatusList(credentialSubject.encodedList))), index);
};
