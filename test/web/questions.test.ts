import { expect, test } from 'vitest';
import { FormField } from '../../functions/domain/call/form.ts';
import { dateParts, readAnswers, typedText } from '../../web/src/lib/questions.ts';

const field = (id: string, type: FormField['type']) => FormField.parse({ id, type, label: `About ${id}` });
const posted = (pairs: [string, string][]) => {
  const form = new FormData();
  for (const [name, value] of pairs) form.append(name, value);
  return form;
};

test('each kind of answer is read from the form as the entry keeps it, and shown again as it was typed', () => {
  const fields = [field('pitch', 'paragraph'), field('cost', 'money'), field('users', 'number'), field('start', 'date'), field('who', 'choices'), field('code', 'repository'), field('site', 'link')];
  const answers = readAnswers(fields, posted([
    ['pitch', 'One.\r\nTwo.'], ['cost', '$1,250.50'], ['users', '12,000'], ['start.year', '2027'], ['start.month', '3'], ['start.day', '8'], ['who', 'Staff'], ['who', 'Residents'],
    ['code', 'https://example.org/code'], ['code.commit', 'ABC'], ['site', ' '],
  ]), { elsewhere: 'asked in another area', pitch: 'old' });
  expect(answers).toEqual({
    elsewhere: 'asked in another area', pitch: 'One.\nTwo.', cost: 125_050, users: 12_000, start: '2027-03-08', who: ['Staff', 'Residents'], code: { repository: 'https://example.org/code', commit: 'abc' },
  });
  expect([typedText('money', answers['cost']), typedText('number', answers['users']), dateParts(answers['start'])]).toEqual(['1250.50', '12000', { year: '2027', month: '3', day: '8' }]);
});

test('half a number and half a date are kept as typed: nothing is lost before Send says what to mend', () => {
  const fields = [field('cost', 'money'), field('users', 'number'), field('start', 'date')];
  const answers = readAnswers(fields, posted([['cost', 'about 12'], ['users', 'many'], ['start.year', '2027'], ['start.month', ''], ['start.day', '']]));
  expect(answers).toEqual({ cost: 'about 12', users: 'many', start: '2027--' });
  expect([typedText('money', answers['cost']), dateParts(answers['start'])]).toEqual(['about 12', { year: '2027', month: '', day: '' }]);
});
