import { digest } from '../../../functions/adapters/system/sha256.ts';
import { isStaged, firstHead, type Head } from '../../../functions/domain/record/sequencing/head.ts';
import { inOrder, type Mark, type Waiting } from '../../../functions/domain/record/sequencing/batch.ts';
import { parseCheckpoint } from '../../../functions/domain/record/note/checkpoint.ts';
import { parseNote } from '../../../functions/domain/record/note/signed-note.ts';
import { tilePath, tilesOf } from '../../../functions/domain/record/tree/tile.ts';
import type { Recording } from '../../../functions/use-cases/system/sequence-record.ts';
import type { Ledger, Placed } from '../../../functions/ports/ledger.ts';
import { testKey } from '../keys.ts';

export class Crash extends Error {}
/** A crash just before or just after the n-th thing a process asks of the world. */
export type CrashPoint = { nth: number; when: 'before' | 'after' };
export type Bend = (ports: Recording, world: World) => Recording;

const never = () => Promise.reject(new Error('a sequencer reads no list'));
const unread: Pick<Ledger, 'leavesOf' | 'hiddenOf' | 'disclosures' | 'promise' | 'promised' | 'kept' | 'shown' | 'erase' | 'admitEarlier' | 'earlier' | 'noteEarlier' | 'noteOpened' | 'opened'> = { leavesOf: never, hiddenOf: never, disclosures: never, promise: never, promised: never, kept: never, shown: never, erase: never, admitEarlier: never, earlier: never, noteEarlier: never, noteOpened: never, opened: never };

const log = testKey('log.example.gov/record');
const same = (a: Uint8Array, b: Uint8Array) => Buffer.compare(a, b) === 0;

/** All that outlives a process, with the promises of the ports and nothing else. After every single write a reader looks at what is out. */
export const makeWorld = () => {
  const state = {
    head: firstHead(digest) as Head, waiting: new Map<string, Waiting>(), admitted: new Map<string, string>(), marks: new Map<string, Mark>(), counts: new Map<string, number>(),
    files: new Map<string, Uint8Array>(), described: new Map<string, string>(), staged: new Map<string, Uint8Array>(), out: undefined as { note: string; mark: string } | undefined, signed: new Set<string>(), published: 0, publishedSizes: [] as number[],
  };
  const key = log.key;

  /** Whoever reads the signed head finds every tile of it, and never an older head than before. */
  const look = () => {
    if (!state.out) return;
    const { size } = parseCheckpoint(parseNote(state.out.note).text);
    const last = state.publishedSizes.at(-1) ?? 0;
    if (size === last) return;
    if (size < last) throw new Error(`a reader sees ${size} entries after ${last}`);
    const missing = tilesOf(size).map(tilePath).find((path) => !state.files.has(path));
    if (missing) throw new Error(`a reader of ${size} entries misses ${missing}`);
    state.publishedSizes.push(size);
  };

  const admit = (one: Waiting): void => {
    const before = state.admitted.get(one.pending.id);
    if (before === one.receivedAt || state.marks.has(one.pending.id)) return;
    // the store knows what waits by both, and would hold it twice
    if (before !== undefined) throw new Error(`${one.pending.id} waits twice`);
    state.admitted.set(one.pending.id, one.receivedAt);
    state.waiting.set(one.pending.id, one);
  };

  /** One process: it can crash at a point, and is asked to take turns with others. */
  const process = ({ crash, turn }: { crash?: CrashPoint; turn?: () => Promise<void> } = {}) => {
    const seen = { asked: 0, crashed: false };
    const ask = async <T>(act: () => T): Promise<T> => {
      await turn?.();
      seen.asked += 1;
      const now = crash?.nth === seen.asked ? crash.when : undefined;
      if (seen.crashed || now === 'before') { seen.crashed = true; throw new Crash('the process died'); }
      const answer = act();
      look();
      if (now === 'after') { seen.crashed = true; throw new Crash('the process died'); }
      await turn?.();
      return answer;
    };
    const ports: Recording = {
      digest,
      clock: { now: () => '2099-01-01T00:00:00.000Z' },
      signer: { key, sign: (message) => ask(() => { state.signed.add(new TextDecoder().decode(message)); return log.sign(message); }) },
      staging: { keep: (name, bytes) => ask(() => { state.staged.set(name, bytes); }), read: (name) => ask(() => state.staged.get(name)) },
      tiles: {
        read: (path) => ask(() => state.files.get(path)),
        attach: never,
        policy: () => ask(() => state.described.get('policy')),
        describe: (name, text) => ask(() => { state.described.set(name, text); }),
        write: (path, bytes) => ask(() => {
          const there = state.files.get(path);
          if (there && !same(there, bytes)) throw new Error(`other bytes stand at ${path}`);
          if (!there) state.files.set(path, bytes.slice());
        }),
        checkpoint: () => ask(() => state.out),
        publish: (note, mark) => ask(() => {
          if (state.out?.mark !== mark) return false;
          state.out = { note, mark: `mark ${(state.published += 1)}` };
          return true;
        }),
      },
      ledger: {
        head: () => ask(() => ({ ...state.head })),
        admit: (one) => ask(() => admit(one)),
        waiting: (most, until) => ask(() => inOrder([...state.waiting.values()]).filter(({ receivedAt }) => receivedAt <= until).slice(0, most)),
        counts: (counters) => ask(() => new Map(counters.flatMap((one) => (state.counts.has(one) ? [[one, state.counts.get(one)!] as const] : [])))),
        places: (acts) => ask(() => new Map(acts.flatMap((id): [string, Placed][] => (state.marks.has(id) ? [[id, { opening: [], ...state.marks.get(id)! }]] : [])))),
        ...unread,
        win: (head, next) => ask(() => {
          if (state.head.version !== head.version || isStaged(state.head)) return false;
          state.head = { ...next };
          return true;
        }),
        settle: (marks) => ask(() => {
          const other = marks.find((mark) => state.marks.has(mark.id) && state.marks.get(mark.id)!.index !== mark.index);
          if (other) throw new Error(`${other.id} has two places`);
          for (const mark of marks) { state.marks.set(mark.id, mark); state.waiting.delete(mark.id); }
        }),
        raise: (counter, count) => ask(() => { state.counts.set(counter, Math.max(count, state.counts.get(counter) ?? 0)); }),
        clear: (head) => ask(() => { if (state.head.version === head.version) state.head = { ...state.head, staging: undefined }; }),
      },
    };
    return { ports, seen };
  };

  /** Another world as this one stands: what one does there is not done here. */
  const copy = (): World => {
    const other = makeWorld();
    Object.assign(other.state, structuredClone(state));
    return other;
  };
  return { state, key, admit, process, copy };
};
export type World = {
  state: ReturnType<typeof makeWorld>['state']; key: typeof log.key; admit: ReturnType<typeof makeWorld>['admit']; process: ReturnType<typeof makeWorld>['process']; copy: () => World;
};
