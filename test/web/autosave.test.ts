import { expect, test } from 'vitest';
import type { Answers } from '../../functions/domain/entry/entry.ts';
import { makeAutosave, type SaveState } from '../../web/src/lib/autosave.ts';
import type { Newer, Saved } from '../../web/src/lib/save-section.ts';

/** A form of one question, and a server that answers when it is told to. */
const page = (start: { stored?: Newer; words?: string; waiting?: string } = {}) => {
  let words = start.words ?? '';
  const states: SaveState['kind'][] = [];
  const asked: { answers: Answers; version: number; reply: (saved?: Saved) => void }[] = [];
  const kept = new Map(start.waiting ? [['waiting', start.waiting]] : []);
  const newer: Newer[] = [];
  const autosave = makeAutosave({
    name: 'waiting', stored: start.stored ?? { answers: {}, version: 0, editedBy: '', editedByName: '', editedAt: '' },
    show: (answers, ids) => { if (ids.includes('pitch')) words = String(answers['pitch'] ?? ''); },
    storage: { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value), removeItem: (key) => void kept.delete(key) },
    read: (): Answers => (words ? { pitch: words } : {}),
    tell: (state) => { states.push(state.kind); if (state.kind === 'clash') newer.push(state.newer); },
    save: ({ answers, version }) => new Promise((resolve, reject) => {
      const stored: Saved = { kind: 'saved', taken: [], by: '', draft: { answers, version: version + 1, editedAt: '2026-11-21T15:00:00.000Z' } as Extract<Saved, { kind: 'saved' }>['draft'] };
      asked.push({ answers, version, reply: (saved = stored) => (saved.kind === 'refused' && saved.problem.status === 0 ? reject(new Error('offline')) : resolve(saved)) });
    }),
  });
  return { autosave, states, asked, kept, newer, type: (more: string) => { words = more; autosave.touched(); } };
};
const soon = () => new Promise((resolve) => void setTimeout(resolve, 0));
const offline: Saved = { kind: 'refused', problem: { status: 0, title: '', code: '' } };

test('what was typed while a save was under way is stored too before Save is answered', async () => {
  const { autosave, asked, states, kept, type } = page();
  type('One');
  void autosave.flush();
  type('One code');
  const heard: string[] = [];
  // leaving the field asks for one save, the button for another
  const pressed = Promise.all(['left', 'pressed'].map(async (who) => { await autosave.flush(); heard.push(`${who} ${states.at(-1)}`); }));
  asked[0]!.reply();
  await soon();
  asked[1]!.reply();
  await pressed;
  expect(heard.toSorted()).toEqual(['left saved', 'pressed saved']);
  expect(asked.map(({ answers, version }) => ({ answers, version }))).toEqual([{ answers: { pitch: 'One' }, version: 0 }, { answers: { pitch: 'One code' }, version: 1 }]);
  expect({ last: states.at(-1), unsaved: autosave.unsaved(), waiting: [...kept.keys()] }).toEqual({ last: 'saved', unsaved: false, waiting: [] });
});

test('when the server cannot be reached Save says so at once, and the words wait on the device', async () => {
  const { autosave, asked, states, kept, type } = page();
  type('One');
  void autosave.flush();
  type('One code');
  const pressed = autosave.flush();
  asked[0]!.reply(offline);
  await pressed;
  autosave.stop();
  expect({ asked: asked.length, last: states.at(-1), waiting: [...kept.keys()] }).toEqual({ asked: 1, last: 'offline', waiting: ['waiting'] });
});

const byTim: Newer = { answers: { pitch: 'Tim’s words' }, version: 4, editedBy: 'per_tim', editedByName: 'Tim Member', editedAt: '2026-11-21T15:00:00.000Z' };
const waitingWords = (words: string) => JSON.stringify({ answers: { pitch: words }, version: 3, seen: {} });

test('words that waited on the device and clash say who wrote the others; taking theirs settles it, with nothing left to send or waiting', async () => {
  const { autosave, asked, states, kept, newer, type } = page({ stored: byTim, words: 'Tim’s words', waiting: waitingWords('Mine') });
  autosave.restore();
  expect(newer).toEqual([byTim]);
  type('Tim’s words');
  autosave.resolved();
  await autosave.flush();
  autosave.stop();
  expect({ asked, states, waiting: [...kept.keys()], unsaved: autosave.unsaved() }).toEqual({ asked: [], states: ['clash', 'saved'], waiting: [], unsaved: false });
});

test('words that waited and are stored meanwhile wait no longer', () => {
  const { autosave, states, kept } = page({ stored: byTim, words: 'Tim’s words', waiting: waitingWords('Tim’s words') });
  autosave.restore();
  expect({ states, waiting: [...kept.keys()] }).toEqual({ states: [], waiting: [] });
});
