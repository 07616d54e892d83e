import { Agency, Membership } from '../../domain/agency.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Agencies } from '../../ports/agencies.ts';
import { entity } from './entity.ts';
import { listed, startAfter } from './page.ts';
import { absent, atVersion, type Store } from './store.ts';
import { at, list } from './table.ts';

const agencies = entity({
  type: 'agency',
  schema: Agency,
  keys: (agency) => ({
    ...at.agency(agency.id),
    ...(agency.standing === 'tenant' ? { ownerpk: list.tenantAgencies(), ownersk: `${agency.name.toLowerCase()}#${agency.id}` } : {}),
    grouppk: list.agenciesUnder(agency.parent),
    groupsk: `${agency.name.toLowerCase()}#${agency.id}`,
  }),
  card: (agency) => ({ ...agency, about: agency.about.slice(0, 300) }),
});

const memberships = entity({
  type: 'membership',
  schema: Membership,
  keys: (member) => ({ ...at.agencyMember(member.agencyId, member.personId), ownerpk: list.ofPerson(member.personId), ownersk: `AGENCY#${member.agencyId}` }),
  card: (member) => member,
});

export const storeAgencies = (store: Store): Agencies => {
  const find = async (id: string) => {
    const item = await store.get(at.agency(id));
    return item && agencies.fromItem(item);
  };
  return {
    find,
    async findBySlug(slug) {
      const claim = await store.get(at.slug('agency', slug));
      return claim && find(String(claim['id']));
    },
    async tenants(after) {
      return listed(await store.query({ index: 'owner', pk: list.tenantAgencies(), after: startAfter(after) }), (item) => Agency.parse(item['card']));
    },
    async under(parent, after) {
      return listed(await store.query({ index: 'group', pk: list.agenciesUnder(parent), after: startAfter(after) }), (item) => Agency.parse(item['card']));
    },
    async create(agency, deed) {
      const taken = () => new Refusal('taken', `The address "${agency.slug}" is used by another agency. Choose another.`, 'slug');
      await store.write([
        { put: { ...at.slug('agency', agency.slug), _t: 'slug', id: agency.id }, when: absent(taken) },
        { put: agencies.toItem(agency), when: absent(taken) },
      ], deed);
    },
    async change(agency, deed) {
      await store.write([{ put: agencies.toItem(agency), when: atVersion(agency.version - 1) }], deed);
    },
    async setMember(membership, deed) {
      await store.write([{ put: memberships.toItem(membership) }], deed);
    },
    async removeMember(agencyId, personId, deed) {
      await store.write([{ remove: at.agencyMember(agencyId, personId) }], deed);
    },
    async members(agencyId) {
      const items = await store.all({ pk: at.agency(agencyId).pk, begins: 'MEMBER#' });
      return items.map(memberships.fromItem);
    },
    async rolesOf(agencyId, personId) {
      const item = await store.get(at.agencyMember(agencyId, personId), { strong: true });
      return item ? memberships.fromItem(item).roles : [];
    },
    async agenciesOf(personId) {
      const items = await store.all({ index: 'owner', pk: list.ofPerson(personId), begins: 'AGENCY#' });
      return items.map((item) => Membership.parse(item['card']));
    },
  };
};
