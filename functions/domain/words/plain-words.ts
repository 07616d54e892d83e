import type * as z from 'zod';

type Issue = z.core.$ZodRawIssue;

const many = (count: number | bigint, unit: string) => `${count} ${unit}${Number(count) === 1 ? '' : 's'}`;

const tooLittle = (issue: Issue & { code: 'too_small' }): string | undefined => {
  const { origin, minimum } = issue;
  if (origin === 'string') return Number(minimum) <= 1 ? 'Fill this in.' : `Enter at least ${many(minimum, 'character')}.`;
  if (origin === 'array' || origin === 'set') return Number(minimum) === 1 ? 'Choose at least one.' : `Give at least ${minimum}.`;
  return origin === 'number' || origin === 'int' ? `Give ${minimum} or more.` : undefined;
};

const tooMuch = (issue: Issue & { code: 'too_big' }): string | undefined => {
  const { origin, maximum } = issue;
  if (origin === 'string') return `Shorten this to ${many(maximum, 'character')}.`;
  if (origin === 'array' || origin === 'set') return `Give at most ${maximum}.`;
  return origin === 'number' || origin === 'int' ? `Give ${maximum} or less.` : undefined;
};

const forms: Record<string, string> = {
  email: 'Give a whole email address, such as ada@example.org.',
  url: 'Give a whole address, such as https://example.gov/page',
  datetime: 'Give a date and a time.',
  date: 'Give a date, such as 2027-01-15.',
};
const otherwise = 'This has a form that is not taken here.';

/** What a value of another kind should have been. */
const kinds: Record<string, string> = {
  string: 'Give a text.', number: 'Give a number.', int: 'Give a whole number.', boolean: 'Give true or false.', array: 'Give a list.', object: 'Give an object.', record: 'Give an object.',
};

const wordsFor = (issue: Issue): string | undefined => {
  if (issue.code === 'too_small') return tooLittle(issue);
  if (issue.code === 'too_big') return tooMuch(issue);
  if (issue.code === 'invalid_format') return forms[issue.format];
  if (issue.code === 'invalid_value') return `Choose one of: ${issue.values.map(String).join(', ')}.`;
  if (issue.code === 'invalid_type') return issue.input === undefined ? 'This is missing.' : kinds[issue.expected];
  if (issue.code === 'unrecognized_keys') return `Leave out ${issue.keys.join(', ')}.`;
  return undefined;
};

/** What is wrong with a value and how to mend it, for people, where a schema says nothing better. */
export const plainWords = (issue: Issue): string => wordsFor(issue) ?? otherwise;
