import { expect, test } from 'vitest';
import { toDo } from '../../web/src/lib/authoring/to-do.ts';

type Seen = Parameters<typeof toDo>[0];
const challenge = { id: 'cha_1', profile: 'challenge' } as unknown as Seen['challenge'];
const rooms = [{ id: 'room_1', question: 'Which is safer?', open: true }, { id: 'room_2', question: 'Which is safer?', open: false }];
const seen: Seen = { challenge, stage: 'deciding', roles: ['manager'], me: 'per_1', lacks: [], unpublished: 0, reviews: [], waiting: 0, judges: 2, assigned: true, pace: { done: 4, total: 4, idle: 0 }, underway: { demoDay: true, rooms } };
const told = (changed: Partial<Seen>) => toDo({ ...seen, ...changed }).map(({ text, href }) => `${href}: ${text}`);

test('who decides is told what has to end first: the demo day, and rooms without an end or minutes', () => {
  expect(told({})).toEqual([
    '/run/cha_1/results: Decide and publish the winners',
    '/run/cha_1/demo-day: The demo day is running. End it before you apply the decisions',
    '/run/cha_1/deliberate/room_1: A deliberation room is open: “Which is safer?”',
    '/run/cha_1/deliberate/room_2: Write the minutes of the deliberation room: “Which is safer?”',
  ]);
  expect(told({ underway: { demoDay: false, rooms: [] } })).toEqual(['/run/cha_1/results: Decide and publish the winners']);
});

test('a demo day that runs while judges score is listed too; to those who do not manage, nothing is', () => {
  expect(told({ stage: 'judging', underway: { demoDay: true, rooms: [] } })).toEqual(['/run/cha_1/demo-day: The demo day is running']);
  expect(told({ roles: ['approver'] })).toEqual([]);
});

test('prizes ask most pressing first; an approver is asked to approve and nothing else', () => {
  const over: Partial<Seen> = { stage: 'results', underway: undefined, pace: undefined, awards: { proposed: 1, late: 2, ready: 1, approved: 1, 'part-paid': 1, checking: 1, paid: 4, vacant: 1 }, followUps: 2 };
  expect(told(over)).toEqual([
    '/run/cha_1/awards: One award waits for a second person', '/run/cha_1/awards: 2 winners may not get their prizes: give more time or pass them on', '/run/cha_1/awards: One award can be sent for approval', '/run/cha_1/awards: 2 awards are to be paid',
    '/run/cha_1/awards: One winner is to be checked', '/run/cha_1/follow-up: Say what became of 2 winners',
  ]);
  expect(told({ ...over, roles: ['approver'] })).toEqual(['/run/cha_1/awards: One award waits for a second person']);
  expect(told({ ...over, awards: { paid: 4 }, followUps: 0 })).toEqual([]);
});
