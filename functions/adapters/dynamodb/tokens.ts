import { Token } from '../../domain/token.ts';
import type { Tokens } from '../../ports/tokens.ts';
import { entity } from './entity.ts';
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

export const storeTokens = (store: Store): Tokens => ({
  async create(token, deed) {
    await store.write([{ put: tokens.toItem(token) }], deed);
  },
  async find(hash) {
    const item = await store.get(at.token(hash), { strong: true });
    return item && tokens.fromItem(item);
  },
  async ofPerson(personId) {
    const items = await store.all({ index: 'owner', pk: list.tokensOfPerson(personId), backward: true });
    return items.map((item) => Token.parse(item['card']));
  },
  async revoke(token, deed) {
    await store.write([{ put: tokens.toItem(token) }], deed);
  },
});
