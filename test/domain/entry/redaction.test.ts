import { expect, test } from 'vitest';
import { redactedAnswer, sightOf, standingOf, takenOut, titleForJudges, waitingWords } from '../../../functions/domain/entry/redaction.ts';
import { scoredBeforeWords } from '../../../functions/domain/entry/scored-before.ts';

test('what judges read before anybody looked through an entry is told', () => {
  expect([scoredBeforeWords(0, true), scoredBeforeWords(3, true), scoredBeforeWords(1, false)]).toEqual([
    '', '3 judges had scored it, or begun to, before anybody looked through it: as it was sent.',
    '1 judge has scored it, or begun to, as it was sent. What you take out now is not read from now on; what was read stays read.',
  ]);
});

test('a version that was looked through covers no other', () => {
  expect(standingOf(undefined, 1)).toBe('none');
  expect(standingOf({ n: 2 }, 2)).toBe('current');
  expect(standingOf({ n: 1 }, 2)).toBe('stale');
  expect(standingOf({ n: 2 }, 1)).toBe('stale');
});

test('what a judge may read follows from how judging is blind and who looked through the entry', () => {
  const sights = (blind: boolean, anonymized: boolean) => (['none', 'current', 'stale'] as const).map((standing) => sightOf({ blind, anonymized }, standing));
  expect(sights(false, false)).toEqual(['as-sent', 'as-sent', 'as-sent']);
  expect(sights(false, true)).toEqual(['as-sent', 'as-sent', 'as-sent']);
  expect(sights(true, false)).toEqual(['as-sent', 'redacted', 'nothing']);
  expect(sights(true, true)).toEqual(['nothing', 'redacted', 'nothing']);
});

test('what was emptied never falls back to what was sent, and neither does what nobody looked at', () => {
  const answers = { pitch: 'We are Harborlight.', cost: 120, repository: { repository: 'https://example.org/us', commit: 'abc' } };
  const shown = (id: string, type: string, words: Record<string, string>) => redactedAnswer({ id, type }, answers, words);
  expect(shown('pitch', 'text', { pitch: '' })).toEqual({ type: 'paragraph', answer: takenOut });
  expect(shown('pitch', 'text', {})).toEqual({ type: 'paragraph', answer: takenOut });
  expect(shown('pitch', 'text', { pitch: 'We are [team].' })).toEqual({ type: 'paragraph', answer: 'We are [team].' });
  expect(shown('pitch', 'text', { pitch: 'We are Harborlight.' })).toEqual({ type: 'text', answer: 'We are Harborlight.' });
  expect(shown('cost', 'money', {})).toEqual({ type: 'money', answer: 120 });
  expect(shown('repository', 'repository', { repository: 'https://example.org/us abc' })).toEqual({ type: 'repository', answer: answers.repository });
  expect(shown('repository', 'repository', { repository: '[link] abc' })).toEqual({ type: 'paragraph', answer: '[link] abc' });
  expect(shown('never', 'text', {})).toEqual({ type: 'text', answer: undefined });
});

test('an entry without a title left is called by its code', () => {
  expect(titleForJudges({ title: '' }, 'ABC234')).toBe('Entry ABC234');
  expect(titleForJudges({ title: 'Permit wallet' }, 'ABC234')).toBe('Permit wallet');
});

test('what is left to look through is said in words', () => {
  expect(waitingWords(12, { unread: 0, again: 0 })).toBeUndefined();
  expect(waitingWords(12, { unread: 1, again: 0 })).toBe('Judges here read an entry only once you have looked through it. 1 of 12 entries is left to look through.');
  expect(waitingWords(12, { unread: 9, again: 2 })).toBe('2 entries were sent again after you looked through them for judges. Look through them once more.');
});
