import type { Caller } from '../../domain/caller.ts';
import { isPublished } from '../../domain/call/challenge.ts';
import { parseDisclosure } from '../../domain/record/leaf/disclosure.ts';
import { isNamed, parseLeaf, type Leaf, type NamedLeaf } from '../../domain/record/leaf/leaf.ts';
import { hiddenMembers } from '../../domain/record/leaf/pending-leaf.ts';
import { openHidden } from '../../domain/record/story/opened-entries.ts';
import type { LeafKind, Pub } from '../../domain/record/leaf/leaf-kinds.ts';
import { valueWords } from '../../domain/record/receipt/leaf-words.ts';
import { toldAfter } from '../../domain/record/story/told-late.ts';
import { tellLeaf } from '../../domain/record/story/tell-story.ts';
import { textOfBytes } from '../../domain/record/note/encoding.ts';
import { notFound, Refusal } from '../../domain/refusal.ts';
import { newestTimestamps, noStamps, parseStampList, timestampsOf, type StampList, type Timestamped } from '../../domain/record/stamp/stamp-list.ts';
import type { Listed } from '../../ports/page.ts';
import type { Ports } from '../../ports/ports.ts';
import type { Witnessing } from '../../domain/record/witness/witness-words.ts';
import { entriesFrom, provedLeaf, publishedHead, witnessing } from '../leaf-proof.ts';

type Needed = Pick<Ports, 'challenges' | 'ledger' | 'tiles' | 'stamps' | 'digest'>;
/** `challenge`: its id, of leaves that name one. */
export type ToldLeaf = { /** The leaves that opened what it keeps, or some of it. */ openedBy?: number[] | undefined; index: number; at: string; sentence: string; act?: string | undefined; challenge?: string | undefined; n?: number | undefined; /** Its number counts the leaves of its challenge that were hidden. */ hidden?: true | undefined; /** The SHA-256 of the file beside the log that opens what the leaf names. */ opens?: string | undefined; /** The time of a leaf before it, where it was told much later than it happened. */ told?: string | undefined; /** The challenge, where everybody may know it. */ of?: { slug: string; title: string; /** In which it tells its times. */ zone: string } | undefined };
export type ShownLeaf = ToldLeaf & { size: number; witnessed: Witnessing; /** Over the first head that holds it, where it closes submissions. */ timestamps: Timestamped[]; leaf: string; hash: string; proof: string; /** What it kept from the public until it was opened. */ opened: { name: string; value: string }[]; /** The same as the leaf committed to it, for whoever checks it. */ disclosures: string[] };
export type Head = { origin: string; size: number; note: string; witnessed: Witnessing; /** The newest. */ timestamps: Timestamped[]; /** The page that checks receipts, as it was published last: its leaf, and the SHA-256 of its file. */ verifier?: { index: number; file: string } | undefined };

const opensIn = ({ act, pub }: NamedLeaf): string | undefined => {
  if (act === 'scores.revealed') return (pub as Pub<typeof act>).file;
  return act === 'submissions.closed' ? (pub as Pub<typeof act>).opened : undefined;
};

/** What was opened of a leaf, and by which leaves. */
type OpenedHere = { by: number[]; disclosures: string[] };
const valuesOf = (opened: OpenedHere | undefined) => (opened?.disclosures ?? []).map(parseDisclosure).filter(({ name }) => !hiddenMembers.some((member) => member === name)).map(({ name, value }) => ({ name, value: valueWords(value) }));

/** A hidden leaf that was opened, as it would have stood there. */
const asOpened = (digest: Ports['digest'], leaf: Leaf, opened: OpenedHere | undefined): Leaf => {
  if (isNamed(leaf) || !opened) return leaf;
  const members = opened.disclosures.filter((text) => hiddenMembers.some((member) => member === parseDisclosure(text).name));
  return members.length === 0 ? leaf : openHidden(digest, leaf, members);
};

const told = (digest: Ports['digest'], bytes: Uint8Array, index: number, opened: OpenedHere | undefined): ToldLeaf => {
  const stored = parseLeaf(bytes);
  const leaf = asOpened(digest, stored, opened);
  const { at } = leaf;
  if (!isNamed(leaf)) return { index, at, sentence: tellLeaf(leaf) };
  const { act, ch, n } = leaf;
  return { index, at, sentence: tellLeaf({ ...leaf, pub: leaf.pub as never, marks: valuesOf(opened).some(({ name }) => name.startsWith('marks.')) }), act, n, ...(isNamed(stored) ? {} : { hidden: true as const }), opens: opensIn(leaf), openedBy: opened?.by, ...(ch === 'log' ? {} : { challenge: ch }) };
};

/** As many leaves before one are looked at, to say whether it came late: what they and it share are two files of the log. */
const lookedBack = 256;

/** What was opened of these leaves, once everybody can read the leaf that opened it. */
const openedOf = async ({ ledger }: Pick<Needed, 'ledger'>, indexes: number[], size: number): Promise<Map<number, OpenedHere>> => {
  const found = await ledger.opened(indexes);
  const places = await ledger.places([...new Set([...found.values()].flatMap((own) => own.map(({ by }) => by)))]);
  const placed = (by: string) => places.get(by)?.index ?? size;
  return new Map([...found].flatMap(([index, own]): [number, OpenedHere][] => {
    const out = own.filter(({ by }) => placed(by) < size);
    return out.length > 0 ? [[index, { by: out.map(({ by }) => placed(by)), disclosures: out.flatMap(({ disclosures }) => disclosures) }]] : [];
  }));
};

/** The leaves of a stretch in plain words, each with how late it was told. A file of the log is read once. */
const toldLeaves = async (ports: Pick<Needed, 'tiles' | 'digest'>, opened: Map<number, OpenedHere>, stretches: readonly { from: number; to: number }[], size: number): Promise<ToldLeaf[]> => {
  const read = new Map<string, ReturnType<Ports['tiles']['read']>>();
  const once = { tiles: { ...ports.tiles, read: (path: string) => {
    const found = read.get(path) ?? ports.tiles.read(path);
    read.set(path, found);
    return found;
  } } };
  const leaves = await Promise.all(stretches.map(async ({ from, to }) => {
    const first = Math.max(0, from - lookedBack);
    const bytes = await entriesFrom(once, { from: first, to, size });
    const after = toldAfter(bytes.map((one) => parseLeaf(one).at));
    return bytes.slice(from - first).map((one, i) => ({ ...told(ports.digest, one, from + i, opened.get(from + i)), told: after[from - first + i] }));
  }));
  return leaves.flat();
};

const perPage = 50;
export const notOpen = () => new Refusal('conflict', 'The record is not open yet. Look again in a minute.');

const stampList = async ({ stamps, digest }: Needed): Promise<StampList> => {
  const out = await stamps.list();
  return out ? parseStampList(digest, out.text) : noStamps;
};

const verifierOf = async (ports: Needed, size: number): Promise<Head['verifier']> => {
  const { items } = await ports.ledger.leavesOf('log', undefined, 'verifier.published');
  const index = items.map((card) => card.index).find((one) => one < size);
  if (index === undefined) return undefined;
  const leaf = parseLeaf((await entriesFrom(ports, { from: index, to: index + 1, size }))[0]!);
  return isNamed(leaf) ? { index, file: String(leaf.pub['file']) } : undefined;
};

/** How the log stands: its signed head, word for word. Undefined until it is open. */
export const readHead = async (ports: Needed): Promise<Head | undefined> => {
  const head = await publishedHead(ports);
  if (!head) return undefined;
  const [witnessed, stamps, verifier] = await Promise.all([witnessing(ports, head.note), stampList(ports), verifierOf(ports, head.size)]);
  return { origin: head.origin, size: head.size, note: head.note, witnessed, timestamps: newestTimestamps(stamps), verifier };
};

const withTitles = async (ports: Needed, leaves: ToldLeaf[], at: string): Promise<ToldLeaf[]> => {
  const challenges = await ports.challenges.findMany([...new Set(leaves.flatMap(({ challenge }) => challenge ?? []))]);
  const open = new Map(challenges.filter((one) => isPublished(one, at)).map(({ id, slug, title, zone }) => [id, { slug, title, zone }]));
  return leaves.map((leaf) => ({ ...leaf, of: leaf.challenge === undefined ? undefined : open.get(leaf.challenge) }));
};

/** The newest leaves, or those before an index, in plain words. */
export const readLeaves = async (ports: Needed, { at }: Pick<Caller, 'at'>, before?: number): Promise<Listed<ToldLeaf>> => {
  const head = await publishedHead(ports);
  const to = Math.min(before ?? Number.MAX_SAFE_INTEGER, head?.size ?? 0);
  if (!head || to <= 0) return { items: [] };
  const from = Math.max(0, to - perPage);
  const opened = await openedOf(ports, Array.from({ length: to - from }, (_, i) => from + i), head.size);
  const items = await toldLeaves(ports, opened, [{ from, to }], head.size);
  return { items: await withTitles(ports, items.toReversed(), at), ...(from > 0 ? { next: String(from) } : {}) };
};

/** What everybody may read of a challenge on the record, all or one kind of act: newest first. Entries that it hid are not among them until a file that `submissions.closed` names opens them. */
export const readStory = async (ports: Needed, caller: Caller, { slug, after, act }: { slug: string; after?: string | undefined; act?: LeafKind | undefined }): Promise<Listed<ToldLeaf>> => {
  const challenge = await ports.challenges.findBySlug(slug);
  if (!challenge || !isPublished(challenge, caller.at)) throw notFound('challenge');
  const [head, page] = await Promise.all([publishedHead(ports), ports.ledger.leavesOf(challenge.id, after, act)]);
  const out = page.items.filter(({ index }) => index < (head?.size ?? 0));
  if (out.length === 0) return { items: [], ...(page.next ? { next: page.next } : {}) };
  const opened = await openedOf(ports, out.map(({ index }) => index), head!.size);
  const items = await toldLeaves(ports, opened, out.map(({ index }) => ({ from: index, to: index + 1 })), head!.size);
  return { items, ...(page.next ? { next: page.next } : {}) };
};

/** One leaf: in plain words, to the byte, and with its proof. It shows nothing that is not in the log. */
export const readLeaf = async (ports: Needed, { at }: Pick<Caller, 'at'>, index: number): Promise<ShownLeaf> => {
  const head = await publishedHead(ports);
  if (!head) throw notOpen();
  if (index >= head.size) throw new Refusal('not-found', 'The record has no leaf of this number yet.');
  const [{ leaf, hash, proof }, witnessed, opened] = await Promise.all([provedLeaf(ports, index, head), witnessing(ports, head.note), openedOf(ports, [index], head.size)]);
  const lines = await toldLeaves(ports, opened, [{ from: index, to: index + 1 }], head.size);
  const [shown] = await withTitles(ports, lines, at);
  const timestamps = shown!.act === 'submissions.closed' ? timestampsOf(await stampList(ports), index) : [];
  return { ...shown!, size: head.size, witnessed, timestamps, leaf: textOfBytes(leaf, 'the leaf'), hash, proof, opened: valuesOf(opened.get(index)), disclosures: opened.get(index)?.disclosures ?? [] };
};
