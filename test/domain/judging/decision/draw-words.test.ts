import { expect, test } from 'vitest';
import { chosenWords, looksWords, mostLooked } from '../../../../functions/domain/judging/decision/draw-words.ts';
import { countLooks, withLook, type Looked } from '../../../../functions/domain/judging/round/looked.ts';

test('that nobody chose is said only where nobody did', () => {
  expect([undefined, { added: 0, removed: 0 }, { added: 1, removed: 0 }, { added: 0, removed: 2 }, { added: 3, removed: 1 }].map((byHand) => chosenWords(byHand, true))).toEqual([
    'A computer proposed which judge reads which entry.',
    'Nobody chose which judge reads which entry.',
    'The lot decided which judge reads which entry, but for changes by hand: the agency put a judge on an entry once.',
    'The lot decided which judge reads which entry, but for changes by hand: the agency kept a judge off an entry 2 times.',
    'The lot decided which judge reads which entry, but for changes by hand: the agency put a judge on an entry 3 times and kept a judge off an entry once.',
  ]);
  expect([undefined, { added: 0, removed: 0 }, { added: 1, removed: 0 }].map((byHand) => chosenWords(byHand, false))).toEqual([
    'A computer proposed which judge reads which entry.',
    'Nobody chose which judge reads which entry.',
    'A computer decided which judge reads which entry, but for changes by hand: the agency put a judge on an entry once.',
  ]);
});

test('how many proposals were seen is said, and how often another secret was taken', () => {
  expect([{ proposals: 0, draws: 0 }, { proposals: 0, draws: 1 }, { proposals: 1, draws: 0 }, { proposals: 4, draws: 2 }, { proposals: mostLooked, draws: 0 }].map(looksWords)).toEqual([
    '', 'It drew anew from another secret once.', 'The agency saw no other proposal for these entries than the one it published.',
    'The agency saw 4 different proposals for these entries, and published one of them. It drew anew from another secret 2 times.',
    'The agency saw 1,000 or more different proposals for these entries, and published one of them.',
  ]);
});

test('a proposal counts once, and with those for the same entries alone', () => {
  let looked: Looked = { roundId: 'rnd_1', challengeId: 'chl_1', seen: [], version: 0 };
  for (const look of ['a 1', 'a 2', 'a 1', 'b 1']) looked = withLook(looked, look) ?? looked;
  expect([looked.seen, looked.version, countLooks(looked, 'a 2'), countLooks(looked, 'b 1')]).toEqual([['a 1', 'a 2', 'b 1'], 3, 2, 1]);
  for (let n = 0; n < mostLooked; n++) looked = withLook(looked, `c ${n}`)!;
  expect([looked.seen.length, countLooks(looked, 'c 0')]).toEqual([mostLooked, mostLooked]);
});
