import { HandChanges } from '../../domain/panel/assignment.ts';
import { cardOf, Decision, DecisionCard } from '../../domain/judging/decision/decision.ts';
import { Evaluation } from '../../domain/judging/evaluation/evaluation.ts';
import { Refusal } from '../../domain/refusal.ts';
import { Round } from '../../domain/judging/round/round.ts';
import { Waiver } from '../../domain/judging/progress/waiver.ts';
import type { Evaluations, Rounds } from '../../ports/rounds.ts';
import { entity } from './entity.ts';
import { conflicts } from './judges.ts';
import { listed, startAfter } from './page.ts';
import { absent, atVersion, stale, type Change, type Item, type Store } from './store.ts';
import { at, list } from './table.ts';

export const rounds = entity({ type: 'round', schema: Round, keys: (round) => at.round(round.challengeId, round.id) });
const hands = entity({ type: 'hand-changes', schema: HandChanges, keys: (hand) => at.handChanges(hand.roundId) });
const waivers = entity({ type: 'waiver', schema: Waiver, keys: (one) => at.waiver(one.roundId, one.entryId) });
export const decisions = entity({
  type: 'decision',
  schema: Decision,
  keys: (decision) => ({
    ...at.decision(decision.challengeId, decision.entryId),
    ownerpk: list.decisions(decision.challengeId), ownersk: `${decision.code}#${decision.entryId}`,
    ...(decision.outcome === 'not-selected' ? {} : { grouppk: list.selected(decision.challengeId), groupsk: decision.code }),
  }),
  card: cardOf,
});
const evaluations = entity({
  type: 'evaluation',
  schema: Evaluation,
  keys: (one) => ({ ...at.evaluation(one.roundId, one.judgeId, one.entryId), grouppk: list.evaluationsOfEntry(one.roundId, one.entryId), groupsk: one.judgeId }),
});

const readCard = (item: Item): DecisionCard => DecisionCard.parse(item['card']);
const whenNew = (version: number) => (version === 1 ? absent(stale) : atVersion(version - 1));

export const storeRounds = (store: Store): Rounds => ({
  async current(challengeId) {
    const items = await store.all({ pk: at.challenge(challengeId).pk, begins: 'ROUND#', strong: true });
    return items.map(rounds.fromItem).toSorted((a, b) => (a.opensAt < b.opensAt ? 1 : -1))[0];
  },
  async save(round, deed, hand) {
    const beside: Change[] = hand ? [{ put: hands.toItem(hand), when: whenNew(hand.version) }] : [];
    await store.write([{ put: rounds.toItem(round), when: whenNew(round.version) }, ...beside], deed);
  },
  claim: (round) => store.put(rounds.toItem(round), whenNew(round.version)),
  async hand(roundId) {
    const item = await store.get(at.handChanges(roundId), { strong: true });
    return item && hands.fromItem(item);
  },
  async saveHand(hand, deed) {
    await store.write([{ put: hands.toItem(hand), when: whenNew(hand.version) }], deed);
  },
  async waivers(roundId) {
    return (await store.all({ pk: at.waiver(roundId, '').pk, strong: true })).map(waivers.fromItem);
  },
  async waiver(roundId, entryId) {
    const item = await store.get(at.waiver(roundId, entryId), { strong: true });
    return item && waivers.fromItem(item);
  },
  async waive(waiver, deed) {
    await store.write([{ put: waivers.toItem(waiver), when: whenNew(waiver.version) }], deed);
  },
  async decisions(challengeId) {
    return (await store.all({ pk: at.decision(challengeId, '').pk, strong: true })).map(decisions.fromItem);
  },
  async decisionPage(challengeId, after) {
    return listed(await store.query({ pk: at.decision(challengeId, '').pk, after: startAfter(after), strong: true }), decisions.fromItem);
  },
  async decisionCards(challengeId) {
    return (await store.all({ index: 'owner', pk: list.decisions(challengeId) })).map(readCard);
  },
  async decisionCardPage(challengeId, limit, after) {
    return listed(await store.query({ index: 'owner', pk: list.decisions(challengeId), limit, after: startAfter(after) }), readCard);
  },
  async someDecisions(challengeId, entryIds) {
    return (await store.getMany(entryIds.map((id) => at.decision(challengeId, id)), { strong: true })).map(decisions.fromItem);
  },
  async decision(challengeId, entryId) {
    const item = await store.get(at.decision(challengeId, entryId), { strong: true });
    return item && decisions.fromItem(item);
  },
  async selected(challengeId, code = '') {
    const cards = await store.all({ index: 'group', pk: list.selected(challengeId), begins: code });
    return (await store.getMany(cards.map(({ pk, sk }) => ({ pk, sk })))).map(decisions.fromItem).filter((one) => one.outcome !== 'not-selected' && (!code || one.code === code));
  },
  async stage(staged, deed) {
    await store.write(staged.map((decision): Change => ({ put: decisions.toItem(decision), when: whenNew(decision.version) })), deed);
  },
});

const sideBySide = 20;
const unlessOf = ({ batch }: Evaluation, by: '<' | '<>', refusal: () => Refusal) => ({
  expression: `attribute_not_exists(pk) OR #state = :back OR (#state = :assigned AND #batch ${by} :batch)`, names: { '#state': 'state', '#batch': 'batch' }, values: { ':assigned': 'assigned', ':back': 'taken-back', ':batch': batch }, refusal,
});
const begun = () => new Refusal('taken', 'This pair is assigned already.');

export const storeEvaluations = (store: Store): Evaluations => ({
  async find(roundId, judgeId, entryId) {
    const item = await store.get(at.evaluation(roundId, judgeId, entryId), { strong: true });
    return item && evaluations.fromItem(item);
  },
  async ofJudge(roundId, judgeId) {
    return (await store.all({ pk: list.evaluationsOfJudge(roundId, judgeId), strong: true })).map(evaluations.fromItem);
  },
  async ofEntry(roundId, entryId) {
    const entries = await store.all({ index: 'group', pk: list.evaluationsOfEntry(roundId, entryId) });
    return (await store.getMany(entries.map(({ pk, sk }) => ({ pk, sk })), { strong: true })).map(evaluations.fromItem);
  },
  async assign(made) {
    // Work already begun stays as it is, and so does a pair of this batch or of a later claim: only what was never published gives way.
    const put = (one: Evaluation) =>
      store
        .put(evaluations.toItem(one), unlessOf(one, '<', begun))
        .catch((error: unknown) => {
          if (!(error instanceof Refusal)) throw error;
        });
    for (let start = 0; start < made.length; start += sideBySide) await Promise.all(made.slice(start, start + sideBySide).map(put));
  },
  async add(one, deed) {
    await store.write([{ put: evaluations.toItem(one), when: unlessOf(one, '<>', stale) }], deed);
  },
  noteSave: (one, act) => store.put(evaluations.toItem({ ...one, savedBy: act }), atVersion(one.version)),
  keep: (one) => store.put(evaluations.toItem(one), atVersion(one.version - 1)),
  async save(one, deed, conflict) {
    const beside: Change[] = conflict ? [{ put: conflicts.toItem(conflict) }] : [];
    await store.write([{ put: evaluations.toItem(one), when: atVersion(one.version - 1) }, ...beside], deed);
  },
});
