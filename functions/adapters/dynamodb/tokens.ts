import { Token, TokenUse } from '../../domain/people/token.ts';
import type { Tokens } from '../../ports/tokens.ts';
import { entity } from './entity.ts';
import { inFreeSlot, lease, vacate } from './slots.ts';
import type { Store } from './store.ts';
import { at, list } from './table.ts';

/** An expired token stays a while, so that whoever still uses it is told so. */
const keptDays = 30;

const tokens = entity({
  type: 'token',
  schema: Token,
  keys: (token) => ({
    ...at.token(token.hash),
    ownerpk: list.tokensOfPerson(token.personId), ownersk: `${token.createdAt}#${token.id}`,
    ttl: Math.floor(Date.parse(token.expiresAt) / 1000) + keptDays * 86_400,
  }),
  card: (token) => token,
});

/** Apart from the token itself, which only the function of accounts may write; it goes with it. */
const uses = entity({
  type: 'token-use',
  schema: TokenUse,
  keys: ({ tokenId, until }) => ({ ...at.tokenUse(tokenId), ttl: Math.floor(Date.parse(until) / 1000) + keptDays * 86_400 }),
});

export const storeTokens = (store: Store): Tokens => ({
  create: (token, slots, full, deed) =>
    inFreeSlot(slots, full, async (slot) => {
      const tokenSlot = lease(at.tokenSlot(token.personId, slot), { holder: token.id, from: token.createdAt, until: token.expiresAt });
      await store.write([{ put: tokens.toItem({ ...token, slot }) }, tokenSlot], deed);
    }),
  async find(hash) {
    const item = await store.get(at.token(hash), { strong: true });
    return item && tokens.fromItem(item);
  },
  async ofPerson(personId) {
    const items = await store.all({ index: 'owner', pk: list.tokensOfPerson(personId), backward: true });
    return items.map((item) => Token.parse(item['card']));
  },
  async uses(tokenIds) {
    return (await store.getMany(tokenIds.map(at.tokenUse))).map(uses.fromItem);
  },
  noteUse: (use) => store.put(uses.toItem(use)),
  async revoke(token, deed) {
    const live = token.slot !== undefined && token.revokedAt !== undefined && token.revokedAt < token.expiresAt;
    await store.write([{ put: tokens.toItem(token) }, ...(live ? [vacate(at.tokenSlot(token.personId, token.slot!), token.id)] : [])], deed);
  },
});
