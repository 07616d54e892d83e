import { PublishedAnswer, Question, stateOf } from '../../domain/desk/question.ts';
import type { Questions } from '../../ports/questions.ts';
import { entity } from './entity.ts';
import { listed, startAfter } from './page.ts';
import { absent, atVersion, stale, type Change, type Item, type Page, type Store } from './store.ts';
import { at, list } from './table.ts';

const rowsOnPage = 20;

/** One that stands under another is on no list of the desk but that one’s own. */
const placeOf = (one: Question) => {
  if (one.mergedInto) return { grouppk: list.questionsUnder(one.challengeId, one.mergedInto), groupsk: `${one.at}#${one.id}` };
  return { grouppk: list.questionsIn(one.challengeId, stateOf(one)), groupsk: `${one.answered?.at ?? one.declined?.at ?? one.at}#${one.id}` };
};
const questions = entity({
  type: 'question', schema: Question,
  keys: (one) => ({ ...at.question(one.challengeId, one.id), ...placeOf(one), ownerpk: list.questionsOf(one.by), ownersk: `${one.challengeId}#${one.at}#${one.id}` }),
  card: ({ id, challengeId }) => ({ id, challengeId }),
});
const answers = entity({
  type: 'answer', schema: PublishedAnswer,
  keys: (one) => ({ ...at.answer(one.challengeId, one.id), grouppk: list.answers(one.challengeId), groupsk: `${one.at}#${one.id}` }), card: ({ id }) => ({ id }),
});
const versions = entity({ type: 'answer-version', schema: PublishedAnswer, keys: (one) => at.answerVersion(one.challengeId, one.id, one.version) });

const keeping = (question: Question): Change => ({ put: questions.toItem(question), when: question.version === 1 ? absent(stale) : atVersion(question.version - 1) });
const publishing = (answer: PublishedAnswer): Change[] => [{ put: answers.toItem(answer), when: answer.version === 1 ? absent(stale) : atVersion(answer.version - 1) }, { put: versions.toItem(answer), when: absent(stale) }];

export const storeQuestions = (store: Store): Questions => {
  /** Whole, in the order of the list. */
  const wholeOf = async <T>(page: Page<Item>, read: (item: Item) => T) => {
    const found = new Map((await store.getMany(page.items.map(({ pk, sk }) => ({ pk, sk })))).map((item) => [item.sk, read(item)]));
    const { next } = listed(page, ({ sk }) => sk);
    return { items: page.items.flatMap(({ sk }) => found.get(sk) ?? []), next };
  };
  return {
    async find(challengeId, id) {
      const item = await store.get(at.question(challengeId, id), { strong: true });
      return item && questions.fromItem(item);
    },
    async findMany(challengeId, ids) {
      return (await store.getMany([...new Set(ids)].map((id) => at.question(challengeId, id)), { strong: true })).map(questions.fromItem);
    },
    ofChallenge: async (challengeId, state, after) =>
      wholeOf(await store.query({ index: 'group', pk: list.questionsIn(challengeId, state), backward: state !== 'waiting', limit: rowsOnPage, after: startAfter(after) }), questions.fromItem),
    async under(challengeId, id) {
      const items = await store.all({ index: 'group', pk: list.questionsUnder(challengeId, id) });
      return (await store.getMany(items.map(({ pk, sk }) => ({ pk, sk })), { strong: true })).map(questions.fromItem).filter(({ mergedInto }) => mergedInto === id).toSorted((a, b) => (a.at < b.at ? -1 : 1));
    },
    ofPerson: async (personId, challengeId, after) =>
      wholeOf(await store.query({ index: 'owner', pk: list.questionsOf(personId), ...(challengeId ? { begins: `${challengeId}#` } : {}), backward: true, limit: rowsOnPage, after: startAfter(after) }), questions.fromItem),
    keep: (changed, deed) => store.write(changed.map(keeping), deed),
    publish: (question, answer, deed) => store.write([keeping(question), ...publishing(answer)], deed),
    correct: (answer, deed) => store.write(publishing(answer), deed),
    async answer(challengeId, id) {
      const item = await store.get(at.answer(challengeId, id), { strong: true });
      return item && answers.fromItem(item);
    },
    answers: async (challengeId, limit, after) => wholeOf(await store.query({ index: 'group', pk: list.answers(challengeId), backward: true, limit, after: startAfter(after) }), answers.fromItem),
    async versions(challengeId, id, after) {
      return listed(await store.query({ pk: at.answerVersion(challengeId, id, 0).pk, backward: true, limit: rowsOnPage, after: startAfter(after) }), versions.fromItem);
    },
  };
};
