import { expect, test } from 'vitest';
import { stateNames } from '../../functions/domain/call/state-words.ts';
import { homeOf, tell, type TaskKind } from '../../web/src/lib/task-words.ts';

test('the name of a challenge leads staff and judges to their own page of it, and nobody to one that may not be public', () => {
  const home = (kind: TaskKind) => {
    const task = { kind, mine: true, challenge: { id: 'chl_1', slug: 'permits', title: 'Permits', agencyName: 'Harbor City', zone: 'UTC' } };
    return homeOf(task, tell(task, 'jo@example.org'));
  };
  expect([home('draft'), home('approval-waiting'), home('judge-waiting'), home('judge-invitation'), home('entry-to-send'), home('registration-waiting')]).toEqual([
    '/run/chl_1', '/run/chl_1', '/judge/chl_1', undefined, '/challenges/permits', '/challenges/permits',
  ]);
});

test('a decided entry says how it came out and leads to its decision', () => {
  const challenge = { id: 'chl_1', slug: 'permits', title: 'Permits', agencyName: 'Harbor City', zone: 'UTC' };
  const told = (kind: TaskKind) => tell({ kind, mine: false, finished: true, id: 'ent_1', title: 'Open door', dueAt: '2027-03-01T12:00:00.000Z', challenge }, 'jo@example.org');
  const said = { act: 'Read', href: '/apply/permits/outcome?entry=ent_1', due: 'Results out since' };
  expect([told('entry-won'), told('entry-finalist'), told('entry-not-selected')]).toEqual([
    { ...said, what: '“Open door” won' }, { ...said, what: '“Open door” is a finalist' }, { ...said, what: '“Open door” was not selected' },
  ]);
});

test('who cannot send is not asked to', () => {
  const challenge = { id: 'chl_1', slug: 'permits', title: 'Permits', agencyName: 'Harbor City', zone: 'UTC' };
  const what = (leadSends: boolean) => tell({ kind: 'entry-to-send', mine: true, id: 'ent_1', title: 'Open door', challenge, leadSends }, 'jo@example.org');
  expect([what(false).what, what(true).what, what(true).more]).toEqual(['Finish and send “Open door”', 'Finish “Open door”', 'The lead of your team sends it.']);
});

test('a challenge that its manager waits for is called as it is everywhere else', () => {
  const challenge = { id: 'chl_1', slug: 'permits', title: 'Permits', agencyName: 'Harbor City', zone: 'UTC' };
  const said = (kind: TaskKind) => tell({ kind, mine: false, challenge }, 'jo@example.org').what;
  const states = { submitted: 'approval-waiting', edits: 'edits', scheduled: 'challenge-scheduled', upcoming: 'challenge-ahead', open: 'challenge-open', judging: 'judging-runs', results: 'challenge-over', cancelled: 'challenge-cancelled' } as const;
  expect(Object.values(states).map(said)).toEqual((Object.keys(states) as (keyof typeof states)[]).map((state) => stateNames[state]));
});
