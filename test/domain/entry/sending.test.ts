import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Challenge, stageOf, stages } from '../../../functions/domain/call/challenge.ts';
import { makeId } from '../../../functions/domain/id.ts';
import { refuseLate } from '../../../functions/domain/entry/sending.ts';
import { momentWords } from '../../../functions/domain/moment.ts';
import { closingInstantOf } from '../../../functions/domain/zone.ts';
import { instantsShowing, wallTimes, zones, changing } from '../../support/zones.ts';

const challengeWith = (changes: Partial<Challenge>): Challenge =>
  Challenge.parse({
    id: makeId('challenge', new Uint8Array(20)), slug: 'permits', agencyId: makeId('agency', new Uint8Array(20)), agencyName: 'Records', title: 'Permits', createdBy: 'per', createdAt: '2020-01-01T00:00:00.000Z',
    approval: 'approved', publishAt: '2020-01-01T00:00:00.000Z', participation: 'public', profile: 'city', version: 1, ...changes,
  });
const shifted = (instant: string, milliseconds: number) => new Date(Date.parse(instant) + milliseconds).toISOString();
const outcome = (challenge: Challenge, receivedAt: string): unknown => {
  try {
    return refuseLate(challenge, receivedAt);
  } catch (error) {
    return error;
  }
};

test('in any zone the last millisecond of the closing minute counts, and one more is refused with the policy and both instants', () => {
  fc.assert(fc.property(wallTimes, fc.constantFrom(...changing, ...zones), (local, zone) => {
    fc.pre(instantsShowing(local, zone).length === 1);
    const closesAt = closingInstantOf(local, zone);
    const challenge = challengeWith({ zone, phases: [{ id: 'entries', kind: 'entries', name: 'Entries', opensAt: shifted(closesAt, -86_400_000), closesAt }] });
    const late = shifted(closesAt, 1);
    expect(outcome(challenge, closesAt)).toBeUndefined();
    expect(stageOf(challenge, closesAt)).toBe('open');
    expect(outcome(challenge, late)).toMatchObject({ code: 'closed', extra: { closedAt: closesAt, receivedAt: late } });
    expect((outcome(challenge, late) as Error).message).toContain(`Entries closed ${momentWords(closesAt, zone)}.`);
    expect(stageOf(challenge, late)).not.toBe('open');
  }), { numRuns: 300 });
});

const minute = 60_000;
/** Whole minutes from 2027, so that equal instants come up often. */
const moment = fc.integer({ min: 0, max: 30 }).map((n) => new Date(Date.UTC(2027, 0, 1) + n * minute).toISOString());
const timelines = fc.tuple(moment, moment, moment, moment, moment, fc.option(moment), fc.option(moment)).map(([publish, a, b, c, d, cancel, results]) => {
  const [opens, closes, judgingOpens, judgingCloses] = [a, b, c, d].toSorted() as [string, string, string, string];
  return challengeWith({
    publishAt: publish,
    phases: [{ id: 'entries', kind: 'entries', name: '', opensAt: opens, closesAt: shifted(closes, minute - 1) }, { id: 'judging', kind: 'judging', name: '', opensAt: judgingOpens, closesAt: shifted(judgingCloses, minute - 1) }],
    ...(cancel ? { cancelled: { at: cancel, reason: 'A storm.' } } : {}), ...(results ? { resultsAt: results } : {}),
  });
});

test('a stage never goes back: what was open, closed, judged or out stays behind as the clock moves on', () => {
  fc.assert(fc.property(timelines, (challenge) => {
    const instants = Array.from({ length: 33 }, (_, n) => new Date(Date.UTC(2027, 0, 1) + n * minute).toISOString()).flatMap((at) => [shifted(at, -1), at]);
    const seen = instants.map((at) => stages.indexOf(stageOf(challenge, at)));
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  }), { numRuns: 300 });
});

test('Send is possible exactly while the stage is open', () => {
  fc.assert(fc.property(timelines, moment, fc.constantFrom(-1, 0, 1), (challenge, at, by) => {
    const received = shifted(at, by);
    fc.pre(challenge.publishAt! <= received && !(challenge.resultsAt && challenge.resultsAt <= received));
    expect(outcome(challenge, received) === undefined).toBe(stageOf(challenge, received) === 'open');
  }), { numRuns: 500 });
});
