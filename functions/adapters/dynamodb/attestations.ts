import { Attestation } from '../../domain/eligibility/attestation.ts';
import type { Attestations } from '../../ports/attestations.ts';
import { entity } from './entity.ts';
import { absent, atVersion, stale, type Change, type Store } from './store.ts';
import { at, list } from './table.ts';

const attestations = entity({
  type: 'attestation',
  schema: Attestation,
  keys: (one) => ({
    ...at.attestation(one.challengeId, one.subject),
    ...(one.subject.startsWith('per_') ? { ownerpk: list.ofPerson(one.subject), ownersk: `ATTESTATION#${one.challengeId}` } : {}),
  }),
  card: ({ challengeId }) => ({ challengeId }),
});

export const savedAttestation = (attestation: Attestation): Change => ({ put: attestations.toItem(attestation), when: attestation.version === 1 ? absent(stale) : atVersion(attestation.version - 1) });

export const storeAttestations = (store: Store): Attestations => {
  const challengesOf = async (personId: string): Promise<string[]> =>
    (await store.all({ index: 'owner', pk: list.ofPerson(personId), begins: 'ATTESTATION#' })).map((item) => Attestation.pick({ challengeId: true }).parse(item['card']).challengeId);
  return {
    async find(challengeId, subject) {
      const item = await store.get(at.attestation(challengeId, subject), { strong: true });
      return item && attestations.fromItem(item);
    },
    async findMany(challengeId, subjects) {
      return (await store.getMany(subjects.map((subject) => at.attestation(challengeId, subject)))).map(attestations.fromItem);
    },
    async ofPerson(personId) {
      return (await store.getMany((await challengesOf(personId)).map((challengeId) => at.attestation(challengeId, personId)))).map(attestations.fromItem);
    },
    async save(attestation, deed) {
      await store.write([savedAttestation(attestation)], deed);
    },
    async forget(personId) {
      for (const challengeId of await challengesOf(personId)) await store.write([{ remove: at.attestation(challengeId, personId) }]);
    },
  };
};
