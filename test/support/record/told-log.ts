import { digest } from '../../../functions/adapters/system/sha256.ts';
import { disclosureDigest, parseDisclosure } from '../../../functions/domain/record/leaf/disclosure.ts';
import { parseLeaf } from '../../../functions/domain/record/leaf/leaf.ts';
import type { Told } from '../../../functions/domain/record/leaf/leaf-kinds.ts';
import { shapeOf } from '../../../functions/domain/record/leaf/leaf-kinds.ts';
import { admitLeaf, completeLeaf } from '../../../functions/domain/record/leaf/pending-leaf.ts';
import { toBase64 } from '../../../functions/domain/record/note/encoding.ts';
import type { EntryLeaf } from '../../../functions/domain/record/story/entries-root.ts';
import { leafHash } from '../../../functions/domain/record/tree/hashing.ts';
import { testSalts } from '../salts.ts';
import { actId } from './acts.ts';

export const ch = `chl_${'7'.repeat(21)}`;
const staff = `p_${'5'.repeat(21)}`;

/** A leaf to be: by a name of its own, resting on others by theirs. What it says may follow from what was written before. */
export type Step = { as: string; kind: Told['kind']; pub?: object | ((log: Written) => object); sealed?: object; refs?: string[]; at?: string; ch?: string; hide?: boolean; /** Marked as told later than it happened. */ late?: boolean };
export type Written = {
  entries: Uint8Array[]; places: Map<string, number>; steps: Step[];
  /** What was kept of each leaf: all it seals, and what opens it where it is hidden. */
  disclosures: Map<string, string[]>; openings: Map<string, string[]>;
};

export const indexOf = (log: Written, as: string): number => log.places.get(as)!;
export const actOf = (log: Written, as: string): string => parseLeaf(log.entries[indexOf(log, as)]!).id;

/** What is kept of a leaf, of these names only. */
export const shown = ({ disclosures }: Written, as: string, names: RegExp): string[] => disclosures.get(as)!.filter((text) => names.test(parseDisclosure(text).name));

export const entryLeaves = (log: Written): EntryLeaf[] => log.steps.slice(0, log.entries.length).flatMap((step, i) => {
  if (!['entry.received', 'entry.replaced', 'entry.withdrawn'].includes(step.kind) || step.ch === 'log') return [];
  const own = log.steps.slice(0, i + 1).filter((one) => one.ch !== 'log' && (one.hide ?? false) === (step.hide ?? false));
  return [{ kind: step.kind as EntryLeaf['kind'], entry: (step.pub as { entry: string }).entry, index: i, n: own.length, hash: leafHash(digest, log.entries[i]!) }];
});

/** Leaves as a sequencer would have written them, one after the other; whether their story can be is not its business. */
export const writeLog = (steps: Step[]): Written => {
  const salt = testSalts('told');
  const counts = new Map<string, number>();
  const log: Written = { entries: [], places: new Map(), steps, disclosures: new Map(), openings: new Map() };
  steps.forEach((step, i) => {
    const of = step.ch ?? ch;
    const at = step.at ?? new Date(Date.UTC(2027, 0, 10, 12, i)).toISOString();
    const pub = typeof step.pub === 'function' ? step.pub(log) : (step.pub ?? {});
    const [doer] = shapeOf(step.kind).by;
    const refs = (step.refs ?? []).map((as) => indexOf(log, as));
    const told = { kind: step.kind, pub, sealed: step.sealed ?? {}, refs: refs.map((ref) => parseLeaf(log.entries[ref]!).id) } as Told;
    const { pending, disclosures } = admitLeaf(digest, told, { id: actId(i), ch: of, at, actor: doer === 'staff' ? staff : doer!, salt, hideEntries: step.hide ?? false, backfilled: step.late ?? false });
    const counter = step.hide ? `${of}#hidden` : of;
    const n = (counts.get(counter) ?? 0) + 1;
    counts.set(counter, n);
    const { bytes, opening } = completeLeaf(digest, pending, { n, refs: refs.map((ref) => ({ i: ref, h: toBase64(leafHash(digest, log.entries[ref]!)) })) });
    log.entries.push(bytes);
    log.places.set(step.as, i);
    log.disclosures.set(step.as, disclosures.filter((text) => pending.digests.includes(disclosureDigest(digest, text))));
    log.openings.set(step.as, opening);
  });
  return log;
};

const at = (steps: Step[], as: string): number => {
  const found = steps.findIndex((step) => step.as === as);
  if (found < 0) throw new Error(`there is no step ${as}`);
  return found;
};
/** Other stories from one. */
export const changed = (steps: Step[], as: string, patch: Partial<Step>): Step[] => steps.with(at(steps, as), { ...steps[at(steps, as)]!, ...patch });
export const without = (steps: Step[], ...gone: string[]): Step[] => steps.filter((step) => !gone.includes(step.as));
export const inserted = (steps: Step[], before: string, ...added: Step[]): Step[] => steps.toSpliced(at(steps, before), 0, ...added);
export const moved = (steps: Step[], as: string, before: string): Step[] => inserted(without(steps, as), before, steps[at(steps, as)]!);
export const stepOf = (steps: Step[], as: string): Step & { pub?: object } => steps[at(steps, as)]! as Step & { pub?: object };
/** The same story in a challenge that hides how many entered; grants and what rests on them stay in sight. */
export const hiding = (steps: Step[]): Step[] => steps.map((step) => (/^entry\.(received|replaced|withdrawn)$/.test(step.kind) && !step.refs ? { ...step, hide: true } : step));
