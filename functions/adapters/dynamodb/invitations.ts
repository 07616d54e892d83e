import { addressKey } from '../../domain/words/email-address.ts';
import { alreadyInvited, Invitation } from '../../domain/entry/invitation.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Invitations } from '../../ports/invitations.ts';
import { entity } from './entity.ts';
import { mails } from './mails.ts';
import { listed, startAfter } from './page.ts';
import { absent, atVersion, stale, type Change, type Store } from './store.ts';
import { at, list, type Key } from './table.ts';

const ownerOf = (invitation: Invitation) =>
  invitation.teamId ? list.teamInvitations(invitation.teamId) : list.invitations(invitation.challengeId, invitation.kind);

export const invitations = entity({
  type: 'invitation',
  schema: Invitation,
  keys: (one) => ({
    ...at.invitation(one.hash),
    ownerpk: ownerOf(one), ownersk: `${one.createdAt}#${one.id}`,
    grouppk: list.invitationById(one.id), groupsk: 'INVITE',
    ttl: Math.floor(Date.parse(one.expiresAt) / 1000) + 90 * 86_400,
  }),
  card: ({ hash: _hash, ...shown }) => ({ ...shown, hash: '' }),
});

const shownToAddress = 25;

/**
 * Written before the promise, which a transaction has no room to hold beside 40 letters: a pointer to a promise that was never stored, or
 * was renewed since, leads nowhere and goes with its time.
 */
const pointTo = (store: Store, made: Invitation[]) =>
  Promise.all(made.filter((one) => one.email !== '').map((one) => {
    const { ttl } = invitations.toItem(one);
    return store.put({ ...at.promisedTo(addressKey(one.email), one.createdAt, one.hash), _t: 'invitation-pointer', hash: one.hash, ttl });
  }));

const askedMeanwhile = () => new Refusal('stale', 'Somebody invited one of these people at the same moment. Look at the list of judges, then invite the rest.');
const invitedMeanwhile = ({ email }: Invitation) => () => alreadyInvited(email);
/** Where it says that an address was asked already: one invitation to judge for each address and challenge, one link that waits for each address and team. */
const askedAt = (one: Invitation): { key: Key; refusal: () => Refusal } | undefined => {
  if (one.kind === 'judge') return { key: at.askedToJudge(one.challengeId, addressKey(one.email)), refusal: askedMeanwhile };
  return one.teamId && one.email ? { key: at.askedToTeam(one.teamId, addressKey(one.email)), refusal: invitedMeanwhile(one) } : undefined;
};
const stands = (one: Invitation): Change[] => {
  const asked = askedAt(one);
  return asked ? [{
    put: { ...asked.key, _t: 'asked', invitation: one.id, ttl: invitations.toItem(one).ttl },
    when: { expression: 'attribute_not_exists(pk) OR #invitation = :invitation', names: { '#invitation': 'invitation' }, values: { ':invitation': one.id }, refusal: asked.refusal },
  }] : [];
};
/** What is answered frees a team's address; an invitation to judge stands through every answer but being taken back, with it or with the judge's access. */
export const freedBy = (answered: Invitation[]): Change[] => {
  const freed = answered.filter(({ kind, outcome }) => kind !== 'judge' || outcome === 'revoked').flatMap((one) => askedAt(one)?.key ?? []);
  return [...new Map(freed.map((key) => [`${key.pk} ${key.sk}`, key])).values()].map((remove) => ({ remove }));
};
export const freeAddress = (challengeId: string, email: string): Change => ({ remove: at.askedToJudge(challengeId, addressKey(email)) });

export const storeInvitations = (store: Store): Invitations => ({
  async findByHash(hash) {
    const item = await store.get(at.invitation(hash), { strong: true });
    return item && invitations.fromItem(item);
  },
  async find(owner, id) {
    const found = (await store.query({ index: 'group', pk: list.invitationById(id), limit: 1 })).items[0];
    const item = found && (await store.get({ pk: found.pk, sk: found.sk }, { strong: true }));
    const invitation = item && invitations.fromItem(item);
    return invitation && (invitation.teamId ?? invitation.challengeId) === owner ? invitation : undefined;
  },
  async ofOwner(owner, after, kind = 'judge') {
    const pk = owner.startsWith('tem_') ? list.teamInvitations(owner) : list.invitations(owner, kind);
    return listed(await store.query({ index: 'owner', pk, backward: true, after: startAfter(after) }), (item) => Invitation.parse(item['card']));
  },
  async toAddress(email) {
    const { items } = await store.query({ pk: at.promisedTo(addressKey(email), '', '').pk, backward: true, limit: shownToAddress });
    return (await store.getMany(items.map((item) => at.invitation(String(item['hash']))), { strong: true })).map(invitations.fromItem);
  },
  async make(made, letters, deed) {
    await pointTo(store, made);
    const changes: Change[] = [...made.flatMap((one): Change[] => [{ put: invitations.toItem(one), when: absent(stale) }, ...stands(one)]), ...letters.map((letter): Change => ({ put: mails.toItem(letter) }))];
    await store.write(changes, deed);
  },
  async change(invitation, deed) {
    await store.write([{ put: invitations.toItem(invitation), when: atVersion(invitation.version - 1) }, ...freedBy([invitation])], deed);
  },
  async renew(old, renewed, letters, deed) {
    await pointTo(store, [renewed]);
    await store.write(
      [
        { remove: at.invitation(old.hash), when: atVersion(old.version) },
        { put: invitations.toItem(renewed), when: absent(stale) },
        ...stands(renewed),
        ...letters.map((letter): Change => ({ put: mails.toItem(letter) })),
      ],
      deed,
    );
  },
});
