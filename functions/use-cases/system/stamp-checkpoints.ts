import { isNamed, parseLeaf } from '../../domain/record/leaf/leaf.ts';
import { parseCheckpoint } from '../../domain/record/note/checkpoint.ts';
import { bytesOfText } from '../../domain/record/note/encoding.ts';
import { parseNote } from '../../domain/record/note/signed-note.ts';
import { awaited, formatStampList, noStamps, parseStampList, stampedPath, tokenPath, withAsked, withDue, withToken, type StampList } from '../../domain/record/stamp/stamp-list.ts';
import type { Digest } from '../../domain/record/tree/hashing.ts';
import { fullTile } from '../../domain/record/tree/tile.ts';
import type { Clock } from '../../ports/chance.ts';
import type { Stamps } from '../../ports/stamps.ts';
import type { Tiles } from '../../ports/tiles.ts';
import type { Timestamper } from '../../ports/timestamper.ts';
import { entriesFrom } from '../leaf-proof.ts';

/** `authorities`: their addresses, each of another host. */
export type Stamping = { tiles: Pick<Tiles, 'read' | 'checkpoint' | 'policy'>; stamps: Stamps; timestamper: Timestamper; authorities: string[]; clock: Clock; digest: Digest; log: (line: Record<string, unknown>) => void };

/** As many leaves are looked at in one go, and each authority is asked for as many heads: the newest first, as their time matters most. */
const mostLeaves = 16 * fullTile;
const mostHeads = 4;

/** The list as it is after the change, whoever else changes it meanwhile. */
const change = async ({ stamps, digest }: Stamping, to: (list: StampList) => StampList): Promise<StampList> => {
  for (;;) {
    const out = await stamps.list();
    const list = out ? parseStampList(digest, out.text) : noStamps;
    const next = formatStampList(digest, to(list));
    if (next === out?.text || (await stamps.publish(next, out?.mark))) return parseStampList(digest, next);
  }
};

const closesIn = async ({ tiles }: Stamping, from: number, to: number, size: number): Promise<number[]> => {
  if (from >= to) return [];
  return (await entriesFrom({ tiles }, { from, to, size })).flatMap((bytes, i) => {
    const leaf = parseLeaf(bytes);
    return isNamed(leaf) && leaf.act === 'submissions.closed' ? [from + i] : [];
  });
};

/** Adds the head that is out where one is due. Its text is kept before the list names it. */
const lookAround = async (stamping: Stamping): Promise<StampList | undefined> => {
  const head = await stamping.tiles.checkpoint();
  if (!head) return undefined;
  const { text } = parseNote(head.note);
  const { size } = parseCheckpoint(text);
  if (size === 0) return undefined;
  const out = await stamping.stamps.list();
  const before = out ? parseStampList(stamping.digest, out.text) : noStamps;
  const looked = Math.min(size, before.looked + mostLeaves);
  const closes = await closesIn(stamping, before.looked, looked, size);
  const due = { size, now: stamping.clock.now(), looked, closes };
  const next = withDue(before, due);
  if (next.stamps.at(-1)?.size === size && before.stamps.at(-1)?.size !== size) await stamping.stamps.keep(stampedPath(size), bytesOfText(text));
  return change(stamping, (list) => withDue(list, due));
};

/** The time of the token of one authority over one head. One that was kept before its time was noted is taken as it is. */
const timeFrom = async ({ stamps, timestamper }: Stamping, url: string, path: string, bytes: Uint8Array): Promise<{ at: string } | { why: string }> => {
  const kept = await stamps.read(path);
  const answer = kept ? { token: kept } : await timestamper.ask(url, bytes);
  if ('why' in answer) return answer;
  const at = timestamper.timeOf(kept ?? await stamps.keep(path, answer.token), bytes);
  return at === undefined ? { why: `What stands at ${path} is no token over this head.` } : { at };
};

/** Asks the authorities for tokens over the heads that closed submissions, and each hour over the head if it grew. Nothing waits for them: whoever does not answer is asked again at the next look. Answers how many tokens are missing. */
export const stampCheckpoints = async (stamping: Stamping): Promise<number> => {
  const { authorities, stamps, log } = stamping;
  if (authorities.length === 0) return 0;
  const urls = new Map(authorities.map((url) => [new URL(url).host, url]));
  const hosts = [...urls.keys()];
  const list = await lookAround(stamping);
  /** How often each was asked; whoever did not answer is not asked for another head. */
  const times = new Map<string, number>();
  const mayAsk = (by: string): boolean => (times.get(by) ?? 0) < mostHeads;
  for (const stamp of list?.stamps.toReversed() ?? []) {
    const { size } = stamp;
    const asked = awaited(stamp, hosts).filter(mayAsk);
    if (asked.length === 0) continue;
    const bytes = await stamps.read(stampedPath(size));
    if (!bytes) throw new Error(`${stampedPath(size)} is missing, and its timestamps are over it.`);
    const { tokens } = (await change(stamping, (now) => withAsked(now, size, asked))).stamps.find((one) => one.size === size) ?? { tokens: [] };
    await Promise.all(asked.filter((by) => tokens.some((token) => token.by === by)).map(async (by) => {
      const answer = await timeFrom(stamping, urls.get(by)!, tokenPath(size, tokens.findIndex((token) => token.by === by)), bytes);
      times.set(by, 'at' in answer ? (times.get(by) ?? 0) + 1 : mostHeads);
      if ('at' in answer) await change(stamping, (now) => withToken(now, size, by, answer.at));
      else log({ level: 'warn', message: 'a head was not timestamped', authority: by, size, why: answer.why });
    }));
  }
  const after = await stamps.list();
  return after ? parseStampList(stamping.digest, after.text).stamps.reduce((sum, stamp) => sum + awaited(stamp, hosts).length, 0) : 0;
};
