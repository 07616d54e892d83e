import { hourOf } from '../../domain/due.ts';
import { alarmOf, cardOf, Clarification, ClarificationCard, storedState } from '../../domain/entry/clarification.ts';
import type { Clarifications } from '../../ports/clarifications.ts';
import { entity } from './entity.ts';
import { listed, startAfter } from './page.ts';
import { absent, atVersion, stale, type Change, type Store } from './store.ts';
import { at, list } from './table.ts';

const due = (one: Clarification) => {
  const alarm = alarmOf(one);
  return alarm ? { duepk: list.due(hourOf(alarm.at)), duesk: `${alarm.at}#${one.challengeId}#clarification#${one.id}` } : {};
};
/** Only what waits for its team stands in the team's list. */
const ofTeam = (one: Clarification) => (storedState(one) === 'waiting' ? { ownerpk: list.clarificationsOfTeam(one.teamId), ownersk: `${one.due}#${one.id}` } : {});
const clarifications = entity({
  type: 'clarification', schema: Clarification,
  keys: (one) => ({ ...at.clarification(one.entryId, one.id), grouppk: list.clarifications(one.challengeId), groupsk: `${storedState(one)}#${one.due}#${one.id}`, ...ofTeam(one), ...due(one) }),
  card: cardOf,
});
const saved = (one: Clarification): Change => ({ put: clarifications.toItem(one), when: one.version === 1 ? absent(stale) : atVersion(one.version - 1) });

export const storeClarifications = (store: Store): Clarifications => ({
  async find(entryId, id) {
    const item = await store.get(at.clarification(entryId, id), { strong: true });
    return item && clarifications.fromItem(item);
  },
  async ofEntry(entryId) {
    return (await store.all({ pk: at.clarification(entryId, '').pk, strong: true })).map(clarifications.fromItem);
  },
  async ofChallenge(challengeId, state, after, limit) {
    return listed(await store.query({ index: 'group', pk: list.clarifications(challengeId), begins: `${state}#`, after: startAfter(after), ...(limit ? { limit } : {}) }), (item) => ClarificationCard.parse(item['card']));
  },
  async waitingFor(teamId) {
    return (await store.all({ index: 'owner', pk: list.clarificationsOfTeam(teamId) })).map((item) => ClarificationCard.parse(item['card']));
  },
  async save(clarification, deed) {
    await store.write([saved(clarification)], deed);
  },
  note: (clarification) => store.put(clarifications.toItem(clarification), atVersion(clarification.version)),
});
