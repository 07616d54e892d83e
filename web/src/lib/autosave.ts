import type { Answers } from '../../../functions/domain/entry/entry.ts';
import { marksOf, mergeAnswers, sameAnswers, type Marks } from './merge-answers.ts';
import type { Newer, Saved } from './save-section.ts';

export type SaveState =
  | { kind: 'still' }
  | { kind: 'typing' }
  | { kind: 'saving' }
  | { kind: 'saved'; at: string }
  | { kind: 'offline' }
  | { kind: 'signed-out' }
  | { kind: 'refused'; why: string }
  | { kind: 'clash'; newer: Newer; clashes: string[] };

/** What waits on this device: the words, and what they were written on top of. */
type Waiting = { answers: Answers; version: number; seen: Marks };
type Keeping = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
type Options = {
  /** Person, entry and section: whose words wait on this device. */
  name: string;
  storage: Keeping;
  /** What the section holds, and who wrote it last and when. */
  stored: Newer;
  read: () => Answers;
  save: (wanted: Waiting) => Promise<Saved>;
  tell: (state: SaveState) => void;
  /** Puts answers into the form that came from elsewhere. */
  show: (answers: Answers, ids: string[], by: string) => void;
};

const pause = 1000;
const patience = [5, 10, 20, 40, 60].map((seconds) => seconds * 1000);

export const waitingName = (person: string, entry: string, section = '') => `laurel waiting ${person} ${entry} ${section}`;
export const readWaiting = (storage: Keeping, name: string): Waiting | undefined => {
  try {
    return JSON.parse(storage.getItem(name) ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
};

/** Saves a second after the typing stops. Nothing is called saved before the server answered; until then it waits on the device too. */
export const makeAutosave = ({ name, storage, stored, read, save, tell, show }: Options) => {
  let { version } = stored;
  let seen = marksOf(stored.answers);
  let last = stored.answers;
  let state: SaveState = { kind: 'still' };
  let [timer, failures] = [0, 0];
  let running: Promise<void> | undefined;
  const turn = (next: SaveState) => tell((state = next));
  const after = (milliseconds: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), milliseconds) as unknown as number;
  };
  const keep = (answers: Answers) => {
    try {
      storage.setItem(name, JSON.stringify({ answers, version, seen } satisfies Waiting));
    } catch {
      // a full or forbidden store: the words are still on the page, and saving goes on
    }
  };
  const take = (saved: Extract<Saved, { kind: 'saved' }>) => {
    ({ version, answers: last } = saved.draft);
    seen = marksOf(last);
    failures = 0;
    if (saved.taken.length > 0) show(last, saved.taken, saved.by);
    turn({ kind: 'saved', at: saved.draft.editedAt });
  };
  const settleWith = (saved: Saved, sent: Answers) => {
    const more = !sameAnswers(read(), sent);
    if (saved.kind === 'saved') {
      take(saved);
      storage.removeItem(name);
      if (more) touched();
    } else if (saved.kind === 'clash') {
      turn({ kind: 'clash', newer: saved.newer, clashes: saved.clashes });
      show(saved.answers, Object.keys(saved.newer.answers).filter((id) => !sameAnswers({ [id]: saved.answers[id] ?? '' }, { [id]: sent[id] ?? '' })), '');
    } else if (saved.problem.status === 401) turn({ kind: 'signed-out' });
    else if (saved.problem.status >= 500 || saved.problem.status === 429) tryAgain();
    else turn({ kind: 'refused', why: saved.problem.detail ?? saved.problem.title });
  };
  const tryAgain = () => {
    turn({ kind: 'offline' });
    after(patience[Math.min(failures++, patience.length - 1)]!);
  };
  const attempt = async () => {
    const answers = read();
    turn({ kind: 'saving' });
    const saved = await save({ answers, version, seen }).catch(() => undefined);
    if (saved) settleWith(saved, answers);
    else tryAgain();
  };
  /** Sends what is not stored yet; returns when all that the form holds now was answered. */
  const flush = async (): Promise<void> => {
    clearTimeout(timer);
    while (running) {
      await running;
      if (!['saved', 'typing', 'saving'].includes(state.kind)) return;
    }
    if (state.kind === 'clash' || sameAnswers(read(), last)) return;
    running = attempt().finally(() => (running = undefined));
    return running;
  };
  const touched = () => {
    const answers = read();
    if (sameAnswers(answers, last)) {
      storage.removeItem(name);
      return;
    }
    keep(answers);
    if (state.kind === 'clash') return;
    if (state.kind !== 'offline') turn({ kind: 'typing' });
    after(pause);
  };
  /** Words that waited on this device from an earlier visit. */
  const restore = () => {
    const waiting = readWaiting(storage, name);
    if (!waiting) return;
    const merged = mergeAnswers(waiting.seen, waiting.answers, last);
    if (sameAnswers(merged.answers, last)) {
      storage.removeItem(name);
      return;
    }
    show(merged.answers, Object.keys({ ...merged.answers, ...last }), '');
    if (merged.clashes.length > 0) turn({ kind: 'clash', newer: stored, clashes: merged.clashes });
    else after(0);
  };
  /** The person has looked at both: what the form holds now goes on top of the newer words. */
  const resolved = () => {
    if (state.kind !== 'clash') return;
    ({ version, answers: last } = state.newer);
    seen = marksOf(last);
    turn({ kind: 'saved', at: state.newer.editedAt });
    touched();
  };
  return { touched, flush, restore, resolved, base: () => ({ version, seen }), unsaved: () => !sameAnswers(read(), last), stop: () => clearTimeout(timer) };
};
export type Autosave = ReturnType<typeof makeAutosave>;
