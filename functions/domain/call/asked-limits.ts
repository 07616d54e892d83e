import type { FormField } from './form.ts';

type Limited = Pick<FormField, 'type'> & { [Limit in 'maxWords' | 'min' | 'max']?: number | undefined };

/** What an answer must keep to, such as "from 1 to 40": said the same to the public, the approver and the team. Empty without a limit. */
export const limitsOf = ({ type, maxWords, min, max }: Limited): string => {
  if (type === 'text' || type === 'paragraph') return maxWords === undefined ? '' : `at most ${maxWords.toLocaleString('en-US')} ${maxWords === 1 ? 'word' : 'words'}`;
  if (type !== 'number' && type !== 'money') return '';
  const said = (n: number) => `${n < 0 ? '-' : ''}${type === 'money' ? '$' : ''}${Math.abs(n).toLocaleString('en-US', { maximumFractionDigits: 20 })}`;
  if (min !== undefined && max !== undefined) return `from ${said(min)} to ${said(max)}`;
  if (min !== undefined) return `at least ${said(min)}`;
  return max === undefined ? '' : `at most ${said(max)}`;
};

/** Which entries are asked. Empty when all are. */
export const askedWhere = ({ areas: asked }: Pick<FormField, 'areas'>, areas: { id: string; name: string }[]): string => {
  const names = areas.filter(({ id }) => asked.includes(id)).map(({ name }) => name);
  return names.length > 0 ? `Asked in: ${names.join(', ')}.` : '';
};

export const sentence = (words: string): string => (words ? `${words[0]!.toUpperCase()}${words.slice(1)}.` : '');
