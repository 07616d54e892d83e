import { RedactedSection, Redaction, type Words } from '../../domain/entry/redaction.ts';
import type { Redactions } from '../../ports/redactions.ts';
import { entity } from './entity.ts';
import { absent, atVersion, stale, type Change, type Store } from './store.ts';
import { at, list } from './table.ts';

const Card = Redaction.pick({ entryId: true, n: true, scoredBefore: true });
const redactions = entity({
  type: 'redaction',
  schema: Redaction,
  keys: (one) => ({ ...at.redaction(one.entryId), grouppk: list.redactions(one.challengeId), groupsk: one.entryId }),
  card: (one) => Card.parse(one),
});
const sections = entity({ type: 'redacted-section', schema: RedactedSection, keys: (one) => at.redactedSection(one.entryId, one.section) });

export const storeRedactions = (store: Store): Redactions => ({
  async find(entryId) {
    const { pk, sk } = at.redaction(entryId);
    const items = await store.all({ pk, begins: sk, strong: true });
    const head = items.find((item) => item['_t'] === 'redaction');
    if (!head) return undefined;
    const made = redactions.fromItem(head);
    const words = items.filter((item) => item['_t'] === 'redacted-section').map(sections.fromItem).filter(({ n }) => n === made.n);
    return { made, words: Object.assign({}, ...words.map((section) => section.words)) as Words };
  },
  async findMany(entryIds) {
    return (await store.getMany(entryIds.map((id) => at.redaction(id)), { strong: true })).map(redactions.fromItem);
  },
  async ofChallenge(challengeId) {
    return (await store.all({ index: 'group', pk: list.redactions(challengeId) })).map((item) => Card.parse(item['card']));
  },
  async save(made, written, deed) {
    const words = written.map((section): Change => ({ put: sections.toItem(section) }));
    await store.write([{ put: redactions.toItem(made), when: made.version === 1 ? absent(stale) : atVersion(made.version - 1) }, ...words], deed);
  },
});
