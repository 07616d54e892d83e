import { Session } from '../../domain/people/session.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Sessions } from '../../ports/sessions.ts';
import { entity } from './entity.ts';
import { present, type Store } from './store.ts';
import { at, list } from './table.ts';

export const sessions = entity({
  type: 'session',
  schema: Session,
  keys: (session) => ({
    ...at.session(session.hash),
    ownerpk: list.sessionsOfPerson(session.personId), ownersk: `${session.createdAt}#${session.id}`,
    ttl: Math.floor(Date.parse(session.expiresAt) / 1000),
  }),
  card: (session) => session,
});

const gone = () => new Refusal('signed-out', 'Sign in first.');

export const storeSessions = (store: Store): Sessions => ({
  async create(session, deed, replaces) {
    await store.write([{ put: sessions.toItem(session) }, ...(replaces && replaces !== session.hash ? [{ remove: at.session(replaces) }] : [])], deed);
  },
  async find(hash) {
    const item = await store.get(at.session(hash), { strong: true });
    return item && sessions.fromItem(item);
  },
  async touch(session) {
    try {
      await store.put(sessions.toItem(session), present(gone));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  },
  async ofPerson(personId) {
    const items = await store.all({ index: 'owner', pk: list.sessionsOfPerson(personId), backward: true });
    return items.map((item) => Session.parse(item['card']));
  },
  async remove(ended) {
    const most = 100;
    for (let start = 0; start < ended.length; start += most) {
      await store.write(ended.slice(start, start + most).map((session) => ({ remove: at.session(session.hash) })));
    }
  },
  async end(session, deed) {
    await store.write([{ remove: at.session(session.hash) }], deed);
  },
});
