import { Session } from '../../domain/session.ts';
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
  async end(ended, deed) {
    const most = 90;
    for (let start = most; start < ended.length; start += most) {
      await store.write(ended.slice(start, start + most).map((session) => ({ remove: at.session(session.hash) })));
    }
    await store.write(ended.slice(0, most).map((session) => ({ remove: at.session(session.hash) })), deed);
  },
});
