import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { amountWords, extendEqually } from '../../../functions/domain/call/equal-extension.ts';
import { sections, type Sections } from '../../../functions/domain/call/challenge.ts';
import { phasesOf } from '../../../functions/domain/call/publication.ts';

const zone = 'America/New_York';
const timeline: Sections['timeline'] = {
  zone, resultsOn: '2027-03-15',
  phases: [
    { id: 'entries', kind: 'entries', name: 'Entries', opens: '2027-01-04T09:00', closes: '2027-01-15T23:59' },
    { id: 'judging', kind: 'judging', name: 'Judging', opens: '2027-01-18T09:00', closes: '2027-03-13T17:00' },
    { id: 'day', kind: 'other', name: 'Open house', opens: '2027-02-01T10:00', closes: '2027-02-01T12:00' },
  ],
};
const challengeOf = (line: typeof timeline, questionsUntil?: string) => ({ zone, questionsUntil, phases: phasesOf({ timeline: line } as Sections) });
const open = '2027-01-05T15:00:00.000Z';

test('all that lies ahead moves by the same real time, also past the night clocks change, and the day of results only by whole days', () => {
  const { moves, timeline: next, questionsUntil } = extendEqually(challengeOf(timeline, '2027-01-11T22:00:59.999Z'), timeline, 26 * 60, open);
  expect(moves).toEqual([
    { what: 'Questions close', kind: 'instant', before: '2027-01-11T22:00:59.999Z', after: '2027-01-13T00:00:59.999Z' },
    { what: 'Entries close', kind: 'instant', before: '2027-01-16T04:59:59.999Z', after: '2027-01-17T06:59:59.999Z' },
    { what: 'Judging opens', kind: 'instant', before: '2027-01-18T14:00:00.000Z', after: '2027-01-19T16:00:00.000Z' },
    { what: 'Open house opens', kind: 'instant', before: '2027-02-01T15:00:00.000Z', after: '2027-02-02T17:00:00.000Z' },
    { what: 'Open house closes', kind: 'instant', before: '2027-02-01T17:00:59.999Z', after: '2027-02-02T19:00:59.999Z' },
    { what: 'Judging closes', kind: 'instant', before: '2027-03-13T22:00:59.999Z', after: '2027-03-15T00:00:59.999Z' },
    { what: 'Results are expected', kind: 'day', before: '2027-03-15', after: '2027-03-16' },
  ]);
  expect(next.phases.map(({ opens, closes }) => [opens, closes])).toEqual([
    ['2027-01-04T09:00', '2027-01-17T01:59'], ['2027-01-19T11:00', '2027-03-14T20:00'], ['2027-02-02T12:00', '2027-02-02T14:00'],
  ]);
  expect(questionsUntil).toBe('2027-01-13T00:00:59.999Z');
});

test('what is over stays, a short extension leaves the day of results, and one that judging would outlast moves to the day it ends', () => {
  const later = extendEqually(challengeOf(timeline, '2027-01-11T22:00:59.999Z'), timeline, 90, '2027-02-03T00:00:00.000Z');
  expect(later.moves.map(({ what }) => what)).toEqual(['Judging closes']);
  expect(later.questionsUntil).toBe('2027-01-11T22:00:59.999Z');
  expect(later.timeline).toEqual({ ...timeline, phases: [timeline.phases[0], { ...timeline.phases[1]!, closes: '2027-03-13T18:30' }, timeline.phases[2]] });
  const tight = { ...timeline, resultsOn: '2027-03-13' };
  expect(extendEqually(challengeOf(tight), tight, 8 * 60, open).moves.at(-1)).toEqual({ what: 'Results are expected', kind: 'day', before: '2027-03-13', after: '2027-03-14' });
  expect(extendEqually(challengeOf(timeline), timeline, 90, '2027-04-01T00:00:00.000Z').moves).toEqual([]);
});

test('whatever the amount and the instant, nothing moves earlier and every stretch ahead keeps its length', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 43_200 }), fc.integer({ min: 0, max: 120 * 24 * 60 }), (minutes, since) => {
    const at = new Date(Date.parse('2027-01-01T00:00:00.000Z') + since * 60_000).toISOString();
    const before = challengeOf(timeline);
    const { moves, timeline: next } = extendEqually(before, timeline, minutes, at);
    expect(moves.every((move) => move.after > move.before)).toBe(true);
    expect(next.resultsOn >= timeline.resultsOn).toBe(true);
    const spans = moves.filter(({ kind }) => kind === 'instant').map((move) => Date.parse(move.after) - Date.parse(move.before));
    expect(new Set(spans).size).toBeLessThanOrEqual(1);
    expect(moves.filter(({ kind }) => kind === 'instant').every((move) => move.before > at)).toBe(true);
  }));
});

test('an amount is said in days, hours and minutes', () => {
  expect([1, 60, 90, 1440, 1561].map(amountWords)).toEqual(['1 minute', '1 hour', '1 hour 30 minutes', '1 day', '1 day 2 hours 1 minute']);
  expect(sections.timeline.parse(timeline)).toEqual(timeline);
});
