import { expect, test } from 'vitest';
import { agendaFaults, asInForm, othersIn, wordFaults } from '../../web/src/lib/server/event-form.ts';

const wrong = (text: string) => agendaFaults(text).map(({ message }) => message);
const how = 'Write it as: Welcome | 10 | Ana Ruiz, City Records; Tom Lee.';

test('a line of an agenda that cannot be read is named as it is typed, with how to write it', () => {
  expect(wrong('Welcome | 10 | Ana Ruiz, City Records; Tom Lee\n\nClosing')).toEqual([]);
  expect(wrong('Welcome | ten\n\n | 5\nTalk | 0\nTalk | 5 | Ana | more\nTalk | 5 | , City Records')).toEqual([
    `Line 1 of the agenda gives no minutes from 1 to 600 after its first “|”. ${how}`, `Line 3 of the agenda has no title. ${how}`,
    `Line 4 of the agenda gives no minutes from 1 to 600 after its first “|”. ${how}`, `Line 5 of the agenda has more than three parts. ${how}`,
    `Line 6 of the agenda names an organization without the speaker before it. ${how}`,
  ]);
});

test('what is wrong is said at once, in the order of the form and of its own fields', () => {
  expect(wordFaults({ agenda: 'Welcome' })).toBeUndefined();
  expect(wordFaults({ agenda: ' | 5' }, [{ field: 'first', message: 'When?' }])?.errors?.map(({ field }) => field)).toEqual(['first', 'agenda']);
  const told = asInForm({ title: 'x', status: 422, code: 'invalid', errors: [{ field: 'listings.1', message: 'Invalid' }, { field: 'agenda.0.title', message: 'Title?' }, { field: 'first', message: 'When?' }] });
  expect(told.errors).toEqual([
    { field: 'first', message: 'When?' }, { field: 'agenda', message: 'Title?' },
    { field: 'listings', message: 'One of these addresses leads to no entry of the atlas. Take the address of its page, one a line.' },
  ]);
});

test('people who came unregistered are read a line each, and a line that says something else is named', () => {
  expect(othersIn('12 | Government | Harbor Office\n\n3|other')).toEqual({ others: [{ people: 12, sector: 'government', organization: 'Harbor Office' }, { people: 3, sector: 'other', organization: '' }] });
  expect(othersIn('some people')).toMatchObject({ problem: { errors: [{ field: 'others' }] } });
});
