import { DraftSection, Entry, entryState, SentEntry } from '../../domain/entry/entry.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { SentSection } from '../../domain/entry/sending.ts';
import type { Entries, EntryCard } from '../../ports/entries.ts';
import { entity } from './entity.ts';
import { savedGrant } from './grants.ts';
import { listed, startAfter } from './page.ts';
import { claim, inFreeSlot } from './slots.ts';
import { absent, atVersion, holds, present, stale, type Change, type Item, type Store } from './store.ts';
import { at, list } from './table.ts';

const Card = Entry.pick({ id: true, challengeId: true, teamId: true, code: true, title: true, area: true, sentVersion: true, sentAt: true, sentAs: true, withdrawnAt: true, excludedAt: true });

export const entries = entity({
  type: 'entry',
  schema: Entry,
  keys: (entry) => ({
    ...at.entry(entry.id),
    ownerpk: list.entries(entry.challengeId), ownersk: `${entryState(entry)}#${entry.id}`,
    grouppk: list.entriesOfTeam(entry.teamId), groupsk: `${entry.startedAt}#${entry.id}`,
  }),
  card: ({ sentAs, ...entry }) => Card.parse(sentAs?.title === entry.title && sentAs.area === entry.area ? entry : { ...entry, sentAs }),
});
const drafts = entity({ type: 'draft', schema: DraftSection, keys: (draft) => at.draft(draft.entryId, draft.section) });
const manifests = entity({ type: 'sent', schema: SentEntry, keys: (sent) => at.sent(sent.entryId, sent.n) });

const sectionItem = (section: SentSection): Item => ({ ...at.sentSection(section.entryId, section.n, section.section), _t: 'sent-section', _v: 1, ...section });
const sectionFrom = ({ entryId, n, section, answers, digest }: Item) => ({ entryId, n, section, answers, digest }) as SentSection;
const readCard = (item: Item): EntryCard => Card.parse(item['card']);
const slotsFull = (slots: number) => () => new Refusal('limit', `You started ${slots} ${slots === 1 ? 'entry' : 'entries'} in this challenge already, which is the most its rules allow.`);

export const storeEntries = (store: Store): Entries => ({
  async find(id, how) {
    const item = await store.get(at.entry(id), how);
    return item && entries.fromItem(item);
  },
  async findMany(ids) {
    return (await store.getMany(ids.map((id) => at.entry(id)))).map(entries.fromItem);
  },
  async ofChallenge(challengeId, state, after) {
    return listed(await store.query({ index: 'owner', pk: list.entries(challengeId), begins: `${state}#`, after: startAfter(after) }), readCard);
  },
  async ofTeam(teamId) {
    return (await store.all({ index: 'group', pk: list.entriesOfTeam(teamId) })).map(readCard);
  },
  async drafts(entryId) {
    return (await store.all({ pk: at.entry(entryId).pk, begins: 'DRAFT#', strong: true })).map(drafts.fromItem);
  },
  async draft(entryId, section) {
    const item = await store.get(at.draft(entryId, section), { strong: true });
    return item && drafts.fromItem(item);
  },
  async sent(entryId, n) {
    const items = await store.all({ pk: at.entry(entryId).pk, begins: at.sent(entryId, n).sk });
    const manifest = items.find((item) => item['_t'] === 'sent');
    return manifest && { manifest: manifests.fromItem(manifest), sections: items.filter((item) => item['_t'] === 'sent-section').map(sectionFrom) };
  },
  async versions(entryId, n) {
    const numbers = Array.from({ length: Math.min(n, 20) }, (_, back) => n - back);
    const items = await store.getMany(numbers.map((number) => at.sent(entryId, number)));
    return items.map(manifests.fromItem).sort((one, other) => other.n - one.n);
  },
  async noteAct(sent, act) {
    const known = new Refusal('stale', 'It is kept already.');
    await holds(store.put(manifests.toItem({ ...sent, act }), { expression: 'attribute_exists(pk) AND attribute_not_exists(act)', refusal: () => known }), known);
  },
  async receipt(receipt) {
    const pointer = await store.get(at.receipt(receipt));
    const item = await store.get(at.sent(String(pointer?.['entryId'] ?? ''), Number(pointer?.['n'] ?? 1)));
    return item && manifests.fromItem(item);
  },
  start: (entry, slots, deed, from) =>
    inFreeSlot(slots, slotsFull(slots), async (slot) => {
      const started = { ...entry, slot };
      const beside: Change[] = from ? [{ put: entries.toItem(from.before), when: atVersion(from.before.version - 1) }, ...from.drafts.map((draft) => ({ put: drafts.toItem(draft) }))] : [];
      await store.write([{ put: entries.toItem(started), when: absent(stale) }, claim(at.entrySlot(entry.challengeId, entry.startedBy, slot), entry.id), ...beside], { ...deed, answer: started });
      return started;
    }),
  saveDraft: (draft) => store.put(drafts.toItem(draft), draft.version === 1 ? absent(stale) : atVersion(draft.version - 1)),
  change: (entry) => store.put(entries.toItem(entry), atVersion(entry.version - 1)),
  async send(entry, { manifest, sections }, deed, used) {
    const receipt: Change = { put: { ...at.receipt(manifest.receipt), _t: 'receipt', entryId: entry.id, n: manifest.n }, when: absent(stale) };
    await store.write(
      [
        { put: entries.toItem(entry), when: atVersion(entry.version - 1) },
        { put: manifests.toItem(manifest), when: absent(stale) },
        ...sections.map((section): Change => ({ put: sectionItem(section) })),
        receipt,
        ...(used ? [savedGrant(used)] : []),
      ],
      deed,
    );
  },
  async count(entry) {
    const key = at.countedEntry(entry.id);
    const isCounted = (await store.get(key, { strong: true })) !== undefined;
    const counts = entryState(entry) === 'sent';
    if (isCounted === counts) return;
    const mark: Change = counts ? { put: { ...key, _t: 'counted', _v: 1 }, when: absent(stale) } : { remove: key, when: present(stale) };
    await store.write([mark, { add: at.entryCount(entry.challengeId), amounts: { sent: counts ? 1 : -1 } }]);
  },
  async sentCount(challengeId) {
    return Number((await store.get(at.entryCount(challengeId)))?.['sent'] ?? 0);
  },
  async withdraw(entry, deed) {
    await store.write([{ put: entries.toItem(entry), when: atVersion(entry.version - 1) }], deed);
  },
});
