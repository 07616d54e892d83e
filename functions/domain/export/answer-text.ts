import type { FormField } from '../call/form.ts';
import { isEmpty } from '../entry/answers.ts';
import type { Answer } from '../entry/entry.ts';
import { moneyWords } from '../words/money.ts';

/** An answer as plain text; files by their names. */
export const answerText = ({ type }: Pick<FormField, 'type'>, answer: Answer | undefined, nameOf: (fileId: string) => string): string => {
  if (answer === undefined || isEmpty(answer)) return '';
  if (type === 'files' && Array.isArray(answer)) return answer.map(nameOf).join('\n');
  if (Array.isArray(answer)) return answer.join('\n');
  if (typeof answer === 'object') return answer.commit ? `${answer.repository} at commit ${answer.commit}` : answer.repository;
  return typeof answer === 'number' && type === 'money' ? moneyWords(answer) : String(answer);
};

const reserved = /[<>:"/\\|?*]/g;
/** Names that every file system takes, no two of them alike: "plan.pdf", "plan (2).pdf". */
export const fileNames = (names: readonly string[]): string[] => {
  const taken = new Set<string>();
  return names.map((given) => {
    const name = given.replace(reserved, '_').replace(/^\.+/, '_').replace(/[. ]+$/, '') || 'file';
    const dot = name.lastIndexOf('.');
    const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
    for (let n = 1; ; n += 1) {
      const wanted = n === 1 ? name : `${stem} (${n})${ending}`;
      if (taken.has(wanted.toLowerCase())) continue;
      taken.add(wanted.toLowerCase());
      return wanted;
    }
  });
};
