import { expect, test } from 'vitest';
import { may, powers, powerTable, standingOf, standings, type PowerName } from '../../../functions/domain/group/powers.ts';

test('the table that people read says for each power and standing what the code enforces', () => {
  const shown = powerTable().flatMap(({ power, by }) => standings.map((standing) => `${power} ${standing} ${by[standing]}`));
  const held = Object.keys(powers).flatMap((power) => standings.map((standing) => `${power} ${standing} ${may(standing, power as PowerName)}`));
  expect(shown).toEqual(held);
});

test('nobody outside has a power over the private space, and nobody at all over its log', () => {
  const names = (Object.keys(powers) as PowerName[]).filter((name) => name.startsWith('space.'));
  expect(names.filter((name) => may('visitor', name) || may('person', name))).toEqual([]);
  expect(standings.filter((standing) => may(standing, 'space.log-change'))).toEqual([]);
});

test('who is named a chair and is no member has no standing of a chair', () => {
  expect([standingOf({ chairs: ['a'] }, 'a', false), standingOf({ chairs: ['a'] }, 'a', true), standingOf({ chairs: ['a'] }, 'b', true), standingOf({ chairs: ['a'] }, undefined, false)]).toEqual(['person', 'chair', 'member', 'visitor']);
});
