import { Practice, PracticeScores } from '../../domain/judging/practice/practice.ts';
import type { Practices } from '../../ports/practices.ts';
import { entity } from './entity.ts';
import { absent, atVersion, stale, type Change, type Store } from './store.ts';
import { at } from './table.ts';

const practices = entity({ type: 'practice', schema: Practice, keys: (practice) => at.practice(practice.challengeId) });
const given = entity({ type: 'practice-scores', schema: PracticeScores, keys: (one) => at.practiceScores(one.challengeId, one.sampleId, one.judgeId) });

const putPractice = (practice: Practice): Change => ({ put: practices.toItem(practice), when: practice.version === 1 ? absent(stale) : atVersion(practice.version - 1) });

export const storePractices = (store: Store): Practices => ({
  async find(challengeId) {
    const item = await store.get(at.practice(challengeId), { strong: true });
    return item && practices.fromItem(item);
  },
  async save(practice, deed) {
    await store.write([putPractice(practice)], deed);
  },
  async ofJudge(challengeId, judgeId, sampleIds) {
    return (await store.getMany(sampleIds.map((id) => at.practiceScores(challengeId, id, judgeId)), { strong: true })).map(given.fromItem);
  },
  async ofSample(challengeId, sampleId) {
    const { pk, sk } = at.practiceScores(challengeId, sampleId, '');
    return (await store.all({ pk, begins: sk, strong: true })).map(given.fromItem);
  },
  async score(scores, deed, begins) {
    await store.write([{ put: given.toItem(scores), when: absent(stale) }, ...(begins ? [putPractice(begins)] : [])], deed);
  },
});
