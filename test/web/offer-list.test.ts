import { expect, test } from 'vitest';
import { faultsInList, listOf, offersIn, peopleIn, repeatedNumbers, repeatedPeople } from '../../web/src/lib/awarding/offer-list.ts';

test('one person a line, with a number after a comma, a semicolon or a tab; empty lines count for the numbering alone', () => {
  expect(offersIn('ada@example.org, 036.1234\r\n\n tim@example.org \nbo@example.org;AB, 7\ncy@example.org\t9')).toEqual([
    { line: 1, email: 'ada@example.org', reference: '036.1234' }, { line: 3, email: 'tim@example.org' }, { line: 4, email: 'bo@example.org', reference: 'AB, 7' }, { line: 5, email: 'cy@example.org', reference: '9' },
  ]);
});

test('what is left of a list reads back as the same people', () => {
  const offers = offersIn('ada@example.org, 036.1234\ntim@example.org');
  expect(offersIn(listOf(offers))).toEqual(offers);
});

test('a fault names its line; the same person under two numbers is none', () => {
  expect(faultsInList([])).toEqual(['Give at least one email address.']);
  expect(faultsInList(offersIn('ada@example.org, 1\nada@example.org, 2'))).toEqual([]);
  expect(faultsInList(offersIn('ada@example.org\nADA@example.org\nada'))).toEqual(['Line 2 says the same as line 1. Take one of them out.', 'Line 3, “ada”: Give a whole email address, such as ada@example.org.']);
  expect(faultsInList(offersIn(`ada@example.org, ${'9'.repeat(61)}`))).toEqual(['Line 1: your own number has at most 60 characters.']);
  expect(faultsInList(offersIn(Array.from({ length: 51 }, (_, i) => `p${i}@example.org`).join('\n')))).toEqual(['Give at most 50 people at once. These are 51.']);
});

test('one address is one person, however often it stands there, and a line says so; a number that stands twice is named', () => {
  const offers = offersIn('ada@example.org, 1\ntim@example.org, A 2\nADA@example.org, 3\nbo@example.org, a2');
  expect(peopleIn(offers)).toBe(3);
  expect(repeatedPeople(offers)).toEqual(['ada@example.org is on lines 1 and 3: one person, 2 credentials and 2 letters.']);
  expect(repeatedNumbers(offers)).toEqual(['A 2 is on lines 2 and 4.']);
});

test('a name stands after a bar, with a number or without one', () => {
  const offers = offersIn('ada@example.org, 036.1234 | Ada  Ruiz\ntim@example.org|Tim Lee');
  expect(offers).toEqual([{ line: 1, email: 'ada@example.org', reference: '036.1234', name: 'Ada Ruiz' }, { line: 2, email: 'tim@example.org', name: 'Tim Lee' }]);
  expect(offersIn(listOf(offers))).toEqual(offers);
});
