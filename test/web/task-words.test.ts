import { expect, test } from 'vitest';
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
