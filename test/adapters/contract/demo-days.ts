import { beforeEach, describe, expect, test } from 'vitest';
import type { Deed } from '../../../functions/domain/act.ts';
import { firstTurn, sentTo, type DemoDay, type ExpoAnswer, type Turn } from '../../../functions/domain/judging/expo/demo-day.ts';
import { resultOf } from '../../../functions/domain/judging/expo/demo-result.ts';
import { posteriorOf } from '../../../functions/domain/judging/expo/posterior.ts';
import type { DemoDays } from '../../../functions/ports/demo-days.ts';
import { sha256 } from '../../../functions/adapters/system/sha256.ts';
import { testChance } from '../../support/chance.ts';

const at = (minute: number) => `2027-02-01T15:${String(minute).padStart(2, '0')}:00.000Z`;
const stale = { code: 'stale' };

/** What every store of demo days must do. */
export const demoDaysContract = (technology: string, open: () => DemoDays): unknown =>
  describe(`demo days on ${technology}`, () => {
    let days: DemoDays;
    let day: DemoDay;
    const [one, two] = [testChance.id('person'), testChance.id('person')];
    const deed = (): Deed => ({ id: testChance.id('act'), kind: 'demo-day.planned', about: day.challengeId, by: 'system', at: at(0), refs: {} });
    const tables = [3, 1, 2].map((number) => ({ number, entryId: testChance.id('entry'), teamId: testChance.id('team'), code: `C${number}` }));
    const answer = (personId: string, number: number): ExpoAnswer => ({ challengeId: day.challengeId, dayId: day.id, personId, number, first: 0, second: 1, stronger: 'first', drawn: 'aimed', at: at(number) });
    const next = (turn: Turn, change: Partial<Turn> = {}): Turn => ({ ...turn, ...change, version: turn.version + 1 });
    const sent = (personId: string, table: number, minute: number) => sentTo(day, firstTurn(day, personId), { table, drawn: 'aimed' }, at(minute));
    beforeEach(async () => {
      days = open();
      day = { id: testChance.id('demoDay'), challengeId: testChance.id('challenge'), minutes: 5, top: 1, judgeIds: [one, two], tables: 3, plannedBy: one, plannedAt: at(0), version: 1 };
      await days.save(day, deed(), { tables });
    });

    test('a plan is stored with its tables in their order, and of two versions at once one is refused', async () => {
      expect([await days.find(day.challengeId), await days.tables(day)]).toEqual([day, tables]);
      await expect(days.save(day, deed())).rejects.toMatchObject(stale);
      const begun = { ...day, startedAt: at(1), version: 2 };
      await days.save(begun, deed());
      await expect(days.save(begun, deed())).rejects.toMatchObject(stale);
      expect([await days.find(day.challengeId), await days.tables(day)]).toEqual([begun, tables]);
      expect([await days.find(testChance.id('challenge')), await days.tables({ challengeId: testChance.id('challenge') })]).toEqual([undefined, []]);
    });

    test('a discarded plan is as if there had been none; a later version is not discarded', async () => {
      await expect(days.discard({ ...day, version: 2 }, deed())).rejects.toMatchObject(stale);
      await days.discard(day, deed());
      expect([await days.find(day.challengeId), await days.tables(day)]).toEqual([undefined, []]);
      await days.save({ ...day, id: testChance.id('demoDay') }, deed(), { tables });
    });

    test('of two judges who are sent to one table at the same moment one hears false, and nothing of theirs is written', async () => {
      const steps = [one, two].map((personId) => ({ turn: next(firstTurn(day, personId), { now: sent(personId, 1, 1).now }), takes: sent(personId, 1, 1).seat }));
      const took = await Promise.all(steps.map((step) => days.step(step, deed())));
      expect(took.filter(Boolean)).toEqual([true]);
      const winner = took[0] ? one : two;
      expect((await days.seats(day)).map(({ personId, table }) => [personId, table])).toEqual([[winner, 1]]);
      expect((await days.turns(day)).map(({ personId }) => personId)).toEqual([winner]);
      expect(await days.turn(day, winner === one ? two : one)).toBeUndefined();
    });

    test('a step writes the turn, leaves one table, takes another and keeps the answer, all or nothing', async () => {
      const first = next(firstTurn(day, one), { now: sent(one, 0, 1).now });
      expect(await days.step({ turn: first, takes: sent(one, 0, 1).seat }, deed())).toBe(true);
      const moved = { turn: next(first, { seen: [0], now: sent(one, 1, 2).now, answers: 1 }), leaves: sent(one, 0, 1).seat, takes: sent(one, 1, 2).seat, answer: answer(one, 0) };
      expect(await days.step(moved, deed())).toBe(true);
      await expect(days.step(moved, deed()), 'this judge stepped meanwhile').rejects.toMatchObject(stale);
      expect([await days.turn(day, one), await days.seats(day), await days.answers(day, one)]).toEqual([moved.turn, [moved.takes], [moved.answer]]);
      expect(await days.step({ turn: next(moved.turn), leaves: sent(one, 1, 9).seat, forgets: answer(one, 0) }, deed()), 'a table that is no longer theirs').toBe(false);
      expect((await days.answers(day)).length).toBe(1);
      expect(await days.step({ turn: next(moved.turn), leaves: moved.takes, forgets: answer(one, 0) }, deed())).toBe(true);
      expect([await days.seats(day), await days.answers(day)]).toEqual([[], []]);
    });

    test('a table whose time is over goes to the next who is sent there, and only its judge can stay longer', async () => {
      const held = sent(one, 2, 1);
      await days.step({ turn: next(firstTurn(day, one), { now: held.now }), takes: held.seat }, deed());
      expect(await days.step({ turn: next(firstTurn(day, two)), takes: sent(two, 2, 11).seat }, deed()), 'in the last moment').toBe(false);
      expect(await days.step({ turn: next(firstTurn(day, two)), takes: sent(two, 2, 12).seat }, deed())).toBe(true);
      const turn = (await days.turn(day, one))!;
      expect(await days.step({ turn: next(turn), keeps: { ...held.seat, freeAt: at(20) } }, deed())).toBe(false);
      expect((await days.seats(day)).map(({ personId }) => personId)).toEqual([two]);
    });

    test('answers come by judge in their order; those of another day are not among them', async () => {
      const other = { ...day, id: testChance.id('demoDay') };
      for (const [n, personId] of [one, two, one].entries()) await days.step({ turn: next({ ...firstTurn(day, personId), version: n === 2 ? 1 : 0 }), answer: answer(personId, n) }, deed());
      expect((await days.answers(day, one)).map(({ number }) => number)).toEqual([0, 2]);
      expect([(await days.answers(day)).length, await days.answers(other)]).toEqual([3, []]);
    });

    test('what tables are chosen by is kept unless a later one is; the result as often as it is worked out', async () => {
      const kept = (minute: number, answers: ExpoAnswer[]) => posteriorOf(day, { answers, turns: [] }, at(minute));
      expect([await days.posterior(day), await days.posteriorRows(day, 0), await days.result(day)]).toEqual([undefined, undefined, undefined]);
      const [late, early] = [kept(9, [answer(one, 0)]), kept(8, [])];
      await days.keepPosterior(late.head, late.parts);
      await days.keepPosterior(early.head, early.parts);
      expect([await days.posterior(day), await days.posteriorRows(day, 0)]).toEqual([late.head, late.parts[0]]);
      const result = resultOf(day, tables, { answers: [answer(one, 0)], turns: [] }, at(10), sha256);
      await days.keepResult(result);
      await days.keepResult(result);
      expect(await days.result(day)).toEqual(JSON.parse(JSON.stringify(result)));
    });
  });
