import { expect, test } from 'vitest';
import { healthOf, type Attendance, type CallFact, type HealthFacts } from '../../../functions/domain/group/health.ts';
import { quarterBefore, quarterNamed, quarterOf, quarterWords } from '../../../functions/domain/group/quarter.ts';

const quarter = quarterNamed('2019-Q3')!;
const from = (organization: string, sector: Attendance['sector'], people: number): Attendance => ({ organization, sector, people });
const call = (day: string, state: CallFact['state'], attendance?: Attendance[], presenters: CallFact['presenters'] = []): CallFact => ({ id: day, title: `Call of ${day}`, startsAt: `${day}T15:00:00.000Z`, state, attendance, presenters });
const report = (facts: Partial<HealthFacts>) => healthOf(quarter, { calls: [], members: [], products: [], ...facts });
const ana = { name: 'Ana Silva', organization: 'City lab' };
const ben = { name: 'Ben Okoye', organization: 'Harbor school' };

test('a quarter of calls, members and work products becomes these figures, and no others', () => {
  const calls = [
    call('2019-06-30', 'held', [from('City lab', 'government', 9)]),
    call('2019-07-02', 'held', [from('City lab', 'government', 3), from('State office', 'government', 3), from('Alder', 'business', 2), from('Birch', 'business', 2)], [ana]),
    call('2019-07-16', 'held', [from('City lab', 'government', 2), from('Alder', 'business', 4)], [ana, ben]),
    call('2019-07-30', 'cancelled'),
    call('2019-08-13', 'missed'),
    call('2019-08-27', 'held', undefined, [ben]),
    call('2019-09-10', 'held', [from('State office', 'government', 4), from('Birch', 'business', 4)]),
    call('2019-09-24', 'coming'),
  ];
  const members = [{ joinedAt: '2019-01-05T00:00:00.000Z' }, { joinedAt: '2019-01-05T00:00:00.000Z', leftAt: '2019-06-30T23:59:59.999Z' }, { joinedAt: '2019-07-01T00:00:00.000Z', leftAt: '2019-09-30T12:00:00.000Z' }, { joinedAt: '2019-08-01T00:00:00.000Z', leftAt: '2019-10-01T00:00:00.000Z' }, { joinedAt: '2019-10-01T00:00:00.000Z' }];
  const products: HealthFacts['products'] = [{ title: 'Brief on wallets', kind: 'brief', date: '2019-08-30' }, { title: 'A year only', kind: 'report', date: '2019' }, { title: 'Later', kind: 'report', date: '2019-10' }, { title: 'Deck', kind: 'deck', date: '2019-07' }];
  // taking part: 10, 6 and 8; government 12 of 24, business 12 of 24; evenness ln 2 / ln 5
  expect(report({ calls, members, products })).toEqual({
    quarter: '2019-Q3', from: '2019-07-01T00:00:00.000Z', to: '2019-10-01T00:00:00.000Z',
    calls: { planned: 7, held: 4, missed: 1, cancelled: 1, coming: 1 },
    participants: {
      known: 3, unknown: 1, total: 24, median: 8, lower: 7, upper: 9, least: 6, most: 10,
      perCall: [['2019-07-02', 10], ['2019-07-16', 6], ['2019-08-27', undefined], ['2019-09-10', 8]].map(([day, people]) => ({ id: day, title: `Call of ${day}`, startsAt: `${day}T15:00:00.000Z`, people })),
    },
    presenters: { talks: 4, people: [ana, ben] },
    organizations: 4,
    sectors: { rows: [{ sector: 'government', people: 12, share: 0.5 }, { sector: 'business', people: 12, share: 0.5 }, { sector: 'nonprofit', people: 0, share: 0 }, { sector: 'academia', people: 0, share: 0 }, { sector: 'other', people: 0, share: 0 }], evenness: 0.43 },
    products: [{ title: 'Deck', kind: 'deck', date: '2019-07' }, { title: 'Brief on wallets', kind: 'brief', date: '2019-08-30' }],
    members: { atEnd: 2, joined: 2, left: 1 },
  });
});

test('a quarter in which nobody wrote down who came has no figures of people, and says of how many calls', () => {
  const { participants, organizations, sectors } = report({ calls: [call('2019-07-02', 'held'), call('2019-07-16', 'held')] });
  expect({ ...participants, perCall: participants.perCall.length, organizations, sectors }).toEqual({ known: 0, unknown: 2, perCall: 2, organizations: undefined, sectors: undefined });
});

test('figures of fewer than three people, or of one organization, are not broken down', () => {
  expect(report({ calls: [call('2019-07-02', 'held', [from('City lab', 'government', 1), from('Alder', 'business', 1)])] }).sectors).toBeUndefined();
  expect(report({ calls: [call('2019-07-02', 'held', [from('City lab', 'government', 9), from('city  LAB', 'other', 3)])] }).sectors).toBeUndefined();
});

test('what is withheld cannot be reckoned from the rest: the next smallest sector goes with it, and the evenness', () => {
  const rows = [from('City lab', 'government', 5), from('State office', 'government', 5), from('Alder', 'business', 2), from('Birch', 'business', 2), from('Harbor school', 'academia', 1)];
  expect(report({ calls: [call('2019-07-02', 'held', rows)] }).sectors).toEqual({
    rows: [{ sector: 'government', people: 10, share: 0.67 }, { sector: 'business' }, { sector: 'nonprofit', people: 0, share: 0 }, { sector: 'academia' }, { sector: 'other', people: 0, share: 0 }],
  });
  const two = [from('City lab', 'government', 3), from('State office', 'government', 3), from('Alder', 'business', 3), from('Birch', 'business', 1), from('Cedar', 'nonprofit', 1), from('Harbor school', 'academia', 1)];
  // the two that are small are two people together: with the next they are six
  expect(report({ calls: [call('2019-07-02', 'held', two)] }).sectors!.rows.filter(({ people }) => people === undefined).map(({ sector }) => sector)).toEqual(['business', 'nonprofit', 'academia']);
});

test('one call has one figure for the median and both quartiles', () => {
  const { participants } = report({ calls: [call('2019-07-02', 'held', [from('City lab', 'government', 4), from('Alder', 'business', 3)])] });
  expect(participants).toMatchObject({ total: 7, median: 7, lower: 7, upper: 7, least: 7, most: 7 });
});

test('a quarter is named, found and said', () => {
  expect(quarterNamed('2019-Q4')).toEqual({ name: '2019-Q4', from: '2019-10-01T00:00:00.000Z', to: '2020-01-01T00:00:00.000Z' });
  expect(['2019-Q5', '2019-q1', '19-Q1', '2019-Q1 '].map(quarterNamed)).toEqual([undefined, undefined, undefined, undefined]);
  expect([quarterOf('2019-09-30T23:59:59.999Z').name, quarterOf('2019-10-01T00:00:00.000Z').name, quarterBefore(quarterNamed('2019-Q1')!).name]).toEqual(['2019-Q3', '2019-Q4', '2018-Q4']);
  expect(quarterWords(quarter)).toBe('the third quarter of 2019');
});
