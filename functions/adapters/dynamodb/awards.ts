import { alarmOf, Award, AwardCard, AwardStep, cardOf, Ended } from '../../domain/award/award.ts';
import { hourOf } from '../../domain/due.ts';
import type { Awards } from '../../ports/awards.ts';
import { entity } from './entity.ts';
import { listed, startAfter } from './page.ts';
import { decisions } from './rounds.ts';
import { absent, atVersion, stale, type Change, type Store } from './store.ts';
import { at, list } from './table.ts';

const stepsOnPage = 25;

const due = (award: Award) => {
  const alarm = alarmOf(award);
  return alarm ? { duepk: list.due(hourOf(alarm.at)), duesk: `${alarm.at}#${award.challengeId}#award#${award.prizeId}#${award.place}` } : {};
};
const awards = entity({
  type: 'award', schema: Award,
  keys: (one) => ({ ...at.award(one.challengeId, one.prizeId, one.place), grouppk: list.awards(one.challengeId), groupsk: `${one.prizeId}#${String(one.place).padStart(5, '0')}`, ...due(one) }),
  card: (one) => ({ ...cardOf(one), challengeId: one.challengeId }),
});
const steps = entity({ type: 'award-step', schema: AwardStep, keys: (one) => at.awardStep(one.challengeId, one.prizeId, one.place, one.n) });
const ended = entity({ type: 'award-ended', schema: Ended, keys: (one) => at.awardEnded(one.challengeId, one.entryId, one.prizeId, one.place) });

const whenNew = (version: number) => (version === 1 ? absent(stale) : atVersion(version - 1));
const keeping = (award: Award, step: AwardStep): Change[] => [{ put: awards.toItem(award), when: whenNew(award.version) }, { put: steps.toItem(step), when: absent(stale) }];

export const storeAwards = (store: Store): Awards => ({
  async find(challengeId, prizeId, place) {
    const item = await store.get(at.award(challengeId, prizeId, place), { strong: true });
    return item && awards.fromItem(item);
  },
  async cards(challengeId) {
    return (await store.all({ index: 'group', pk: list.awards(challengeId) })).map((item) => AwardCard.parse(item['card']));
  },
  async save(award, step, deed, beside) {
    const decided = (beside?.decisions ?? []).map((one): Change => ({ put: decisions.toItem(one), when: atVersion(one.version - 1) }));
    const gone = (beside?.ended ?? []).map((one): Change => ({ put: ended.toItem(one) }));
    await store.write([...keeping(award, step), ...(beside?.left ? keeping(beside.left.award, beside.left.step) : []), ...decided, ...gone], deed);
  },
  noteTold: (award) => store.put(awards.toItem(award), atVersion(award.version)),
  async steps(challengeId, prizeId, place, after) {
    return listed(await store.query({ pk: at.awardStep(challengeId, prizeId, place, 0).pk, backward: true, limit: stepsOnPage, after: startAfter(after), strong: true }), steps.fromItem);
  },
  async endedIn(challengeId) {
    return (await store.all({ pk: at.awardEnded(challengeId, '', '', 0).pk, strong: true })).map(ended.fromItem);
  },
  async endedOf(challengeId, entryId) {
    return (await store.all({ pk: at.awardEnded(challengeId, entryId, '', 0).pk, begins: `${entryId}#`, strong: true })).map(ended.fromItem);
  },
});
