import { Agency, Membership } from '../../domain/people/agency.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Agencies } from '../../ports/agencies.ts';
import { awaited } from './awaited.ts';
import { entity } from './entity.ts';
import { listed, startAfter } from './page.ts';
import { absent, atVersion, type Change, type Store } from './store.ts';
import { at, list } from './table.ts';

const agencies = entity({
  type: 'agency',
  schema: Agency,
  keys: (agency) => ({
    ...at.agency(agency.id),
    ownerpk: agency.standing === 'tenant' ? list.tenantAgencies() : list.listedAgencies(),
    ownersk: `${agency.name.toLowerCase()}#${agency.id}`,
    grouppk: list.agenciesUnder(agency.parent),
    groupsk: `${agency.name.toLowerCase()}#${agency.id}`,
  }),
  card: (agency) => ({ ...agency, about: agency.about.slice(0, 300) }),
});

/** A new agency with the claim on its slug. */
const opening = (agency: Agency): Change[] => {
  const taken = () => new Refusal('taken', `The address "${agency.slug}" is used by another agency. Choose another.`, 'slug');
  return [{ put: { ...at.slug('agency', agency.slug), _t: 'slug', id: agency.id }, when: absent(taken) }, { put: agencies.toItem(agency), when: absent(taken) }];
};
export const changing = (agency: Agency): Change => ({ put: agencies.toItem(agency), when: atVersion(agency.version - 1) });
const begunBefore = () => new Refusal('taken', 'This deployment has begun already.');

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
    async directory() {
      return (await store.all({ index: 'owner', pk: list.listedAgencies() })).map((item) => Agency.parse(item['card']));
    },
    create: (agency, deed) => store.write(opening(agency), deed),
    enlist: (batch, deed) => store.write(batch.flatMap((agency) => (agency.version === 1 ? opening(agency) : [changing(agency)])), deed),
    begin: (agency, parts, deed) =>
      store.write([{ put: { ...at.beginning(), _t: 'beginning', agency: agency.id }, when: absent(begunBefore) }, ...opening(agency), ...parts.map((part) => ({ put: awaited.toItem(part) }))], deed),
    change: (agency, deed) => store.write([changing(agency)], deed),
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
