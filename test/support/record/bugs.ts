import { formatCheckpoint } from '../../../functions/domain/record/note/checkpoint.ts';
import { bytesOfText, fromHashText } from '../../../functions/domain/record/note/encoding.ts';
import { isStaged } from '../../../functions/domain/record/sequencing/head.ts';
import type { Bend } from './world.ts';

type Bug = { bend: Bend; /** What it is noticed by. */ says: RegExp };

/** Mistakes that a sequencer could have, planted around it: each must be noticed, or the tests are too mild. */
export const bugs: Record<string, Bug> = {
  'the signed head is put out without looking which one is there': {
    bend: (ports, { state }) => ({ ...ports, tiles: { ...ports.tiles, publish: async (note) => ports.tiles.publish(note, state.out?.mark) } }),
    says: /a reader sees \d+ entries after \d+/,
  },
  'it signs before the head has won': {
    bend: (ports) => ({ ...ports, ledger: { ...ports.ledger, win: async (head, next) => {
      await ports.signer.sign(bytesOfText(formatCheckpoint({ origin: ports.signer.key.name, size: next.size, root: fromHashText(next.root, 'root'), extensions: [] })));
      return ports.ledger.win(head, next);
    } } }),
    says: /was signed that is no beginning of the log/,
  },
  'the head is replaced without comparing': {
    bend: (ports, { state }) => ({ ...ports, ledger: { ...ports.ledger, win: async (_head, next) => {
      await ports.ledger.head();
      state.head = { ...next };
      return true;
    } } }),
    says: /two roots|the head of the ledger|was signed that is no beginning|misses tile/,
  },
  'nobody finishes what a dead process staged': {
    bend: (ports, { state }) => ({ ...ports, ledger: { ...ports.ledger, head: async () => ({ ...(await ports.ledger.head()), staging: undefined }), win: async (head, next) => {
      if (isStaged(state.head) && state.head.version === head.version) state.head = { ...state.head, staging: undefined };
      return ports.ledger.win(head, next);
    } } }),
    says: /misses tile|it was restored/,
  },
  'the signed head is put out before its tiles': {
    bend: (ports) => {
      const held: [string, Uint8Array][] = [];
      return { ...ports, tiles: { ...ports.tiles, write: async (path, bytes) => { held.push([path, bytes]); }, publish: async (note, mark) => {
        const done = await ports.tiles.publish(note, mark);
        for (const [path, bytes] of held.splice(0)) await ports.tiles.write(path, bytes);
        return done;
      } } };
    },
    says: /a reader of \d+ entries misses tile/,
  },
  'an act that has its place goes on waiting': {
    bend: (ports, { state }) => ({ ...ports, ledger: { ...ports.ledger, settle: async (marks) => {
      const kept = marks.flatMap(({ id }) => { const one = state.waiting.get(id); return one ? [one] : []; });
      await ports.ledger.settle(marks);
      for (const one of kept) state.waiting.set(one.pending.id, one);
    } } }),
    says: /has two places|does not come to rest/,
  },
  'a count is written down by whoever was held up': {
    bend: (ports, { state }) => ({ ...ports, ledger: { ...ports.ledger, raise: async (challenge, count) => {
      await ports.ledger.raise(challenge, 0);
      state.counts.set(challenge, count);
    } } }),
    says: /is number \d+ of its challenge|the count of/,
  },
  'whoever was held up clears what another staged': {
    bend: (ports, { state }) => ({ ...ports, ledger: { ...ports.ledger, clear: async (head) => {
      await ports.ledger.clear(head);
      state.head = { ...state.head, staging: undefined };
    } } }),
    says: /is number \d+ of its challenge|has no place|misses tile/,
  },
  'a batch is cleared before its acts are settled': {
    bend: (ports) => ({ ...ports, ledger: { ...ports.ledger, settle: async () => {}, clear: async (head) => { await ports.ledger.clear(head); } } }),
    says: /does not come to rest/,
  },
};
