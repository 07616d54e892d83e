import { expect, test } from 'vitest';
import { teamWords } from '../../web/src/lib/team-words.ts';

test('a person alone is named once, everybody else with their team', () => {
  expect([teamWords('Ben Okoye', ['Ben Okoye']), teamWords('Pier 9', ['Ben Okoye']), teamWords('Ben Okoye', ['Ben Okoye', 'Ana Ruiz'])]).toEqual(['Ben Okoye', 'Pier 9: Ben Okoye', 'Ben Okoye: Ben Okoye, Ana Ruiz']);
});
