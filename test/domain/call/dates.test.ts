import { expect, test } from 'vitest';
import type { ChallengeCard } from '../../../functions/domain/call/catalogue.ts';
import { datesBetween } from '../../../functions/domain/call/dates.ts';

const entries = { id: 'entries', kind: 'entries' as const, name: 'Entries', opensAt: '2027-01-04T14:00:00.000Z', closesAt: '2027-01-16T04:59:59.999Z' };
const card = (slug: string, change: Partial<ChallengeCard> = {}): ChallengeCard => ({
  id: `chl_${slug}`, slug, agencyId: 'agy_a', agencyName: 'Records', title: slug, tagline: '', approval: 'approved', publishAt: '2027-01-01T00:00:00.000Z', participation: 'public',
  zone: 'America/New_York', phases: [entries], prizeCents: 0, areas: [], rulesHash: '', rulesVersion: 1, ...change,
});
const january = { from: '2027-01-01T00:00:00.000Z', to: '2027-02-01T00:00:00.000Z' };
const now = '2027-01-02T00:00:00.000Z';
const titles = (cards: ChallengeCard[], asked: Parameters<typeof datesBetween>[1]) => datesBetween(cards, asked, now).map(({ title, at }) => `${at} ${title}`);

test('what opens, closes and ends between two instants, in order, the second instant left out', () => {
  const cards = [card('permits', { questionsUntil: '2027-01-08T22:00:59.999Z' }), card('ferries', { phases: [{ ...entries, closesAt: '2027-02-01T00:00:00.000Z' }] })];
  expect(titles(cards, january)).toEqual([
    '2027-01-04T14:00:00.000Z Opens for entries: ferries', '2027-01-04T14:00:00.000Z Opens for entries: permits', '2027-01-08T22:00:59.999Z Last day for questions: permits', '2027-01-16T04:59:59.999Z Deadline: permits',
  ]);
  expect(datesBetween(cards, { ...january, whose: 'chl_ferries' }, now)).toEqual([
    { id: 'chl_ferries-entries-opens', challengeId: 'chl_ferries', slug: 'ferries', title: 'Opens for entries: ferries', agencyName: 'Records', zone: 'America/New_York', at: '2027-01-04T14:00:00.000Z' },
  ]);
});

test('of an agency its own; nothing of what is cancelled or not public yet', () => {
  const cards = [card('own', { agencyId: 'agy_b' }), card('other'), card('off', { agencyId: 'agy_b', cancelled: { at: '2027-01-01T12:00:00.000Z', reason: '' } }), card('later', { agencyId: 'agy_b', publishAt: '2027-01-03T00:00:00.000Z' })];
  expect(titles(cards, { ...january, whose: 'agy_b' })).toEqual(['2027-01-04T14:00:00.000Z Opens for entries: own', '2027-01-16T04:59:59.999Z Deadline: own']);
});
