import { CredentialKind } from '../../domain/credential/credential-kind.ts';
import { Offering } from '../../domain/credential/offering.ts';
import type { CredentialKinds } from '../../ports/credential-kinds.ts';
import { entity } from './entity.ts';
import { absent, atVersion, stale, type Store } from './store.ts';
import { at, list } from './table.ts';

const kinds = entity({ type: 'credential-kind', schema: CredentialKind, keys: ({ agencyId, id }) => at.credentialKind(agencyId, id) });
const offerings = entity({ type: 'credential-offering', schema: Offering, keys: ({ challengeId, kindId }) => at.offering(challengeId, kindId) });
const oneLater = (version: number) => (version === 1 ? absent(stale) : atVersion(version - 1));

export const storeCredentialKinds = (store: Store): CredentialKinds => ({
  async ofAgency(agencyId) {
    return (await store.all({ pk: list.credentialKinds(agencyId), strong: true })).map(kinds.fromItem);
  },
  save: (kind, deed) => store.write([{ put: kinds.toItem(kind), when: oneLater(kind.version) }], deed),
  async offerings(challengeId) {
    return (await store.all({ pk: list.offerings(challengeId), strong: true })).map(offerings.fromItem);
  },
  saveOffering: (offering, deed) => store.write([{ put: offerings.toItem(offering), when: oneLater(offering.version) }], deed),
});
