import type { Rules } from '../call/challenge.ts';
import type { Answer, Answers } from './entry.ts';
import type { FormField, FormSection } from '../call/form.ts';
import { isJudged } from '../call/readers.ts';
import type { Fault } from '../refusal.ts';
import { signInFault } from '../words/written-links.ts';

/** CAIP-10: namespace:reference:address. EIP-55 is checked for eip155; other namespaces by syntax only, and the page says so. */
export type ChecksumAddress = (address: string) => string;
/** CryptoKitties on Ethereum: an account that everybody can look up. */
export const contractExample = 'eip155:1:0x06012c8cf97BEaD5deAe237070F9587f8E7A266d';
const caip10 = /^([-a-z0-9]{3,8}):([-_a-zA-Z0-9]{1,32}):([-.%a-zA-Z0-9]{1,128})$/;

export const fullQuestion = (maxFiles: number): string => `Attach at most ${maxFiles} ${maxFiles === 1 ? 'file' : 'files'}. Remove one first.`;

export const wordsIn = (text: string): number => text.trim().split(/\s+/).filter(Boolean).length;

const isEmpty = (answer: Answer | undefined): boolean =>
  answer === undefined ||
  (typeof answer === 'string' && answer.trim() === '') ||
  (Array.isArray(answer) && answer.length === 0) ||
  (typeof answer === 'object' && !Array.isArray(answer) && !answer.repository.trim() && !answer.commit.trim());

/** The questions of a section that are asked in this challenge area. */
export const askedIn = (section: FormSection, area: string): FormField[] => section.fields.filter((field) => field.areas.length === 0 || field.areas.includes(area));

const checkLink = (answer: string): string | undefined => {
  try {
    const link = new URL(answer);
    return signInFault(link) ?? (link.protocol === 'https:' ? undefined : 'Give a link that starts with https://');
  } catch {
    return 'Give a whole link, such as https://example.org/page';
  }
};

/** What was typed and is no amount: what is the matter with it. */
const amountFault = (field: FormField, typed: string): string => {
  const plain = typed.replace(/[$,\s]/g, '');
  if (/^-\d+(\.\d+)?$/.test(plain)) return `Give at least ${field.min ?? 0}.`;
  if (/^\d+\.\d{3,}$/.test(plain)) return 'Give at most two decimals, such as 1250.50';
  return /^\d{13,}(\.\d*)?$/.test(plain) ? 'This amount is too large. Use at most 12 digits before the decimals.' : 'Write it in digits, such as 1250.50';
};

const checkNumber = (field: FormField, answer: Answer): string | undefined => {
  if (field.type === 'money' && typeof answer === 'string') return amountFault(field, answer);
  if (typeof answer !== 'number' || !Number.isFinite(answer)) return 'Give a number.';
  if (field.type === 'money' && !Number.isInteger(answer)) return 'Give an amount in dollars and cents, such as 1250.50';
  const scale = field.type === 'money' ? 100 : 1;
  if (field.min !== undefined && answer < field.min * scale) return `Give at least ${field.min}.`;
  if (field.max !== undefined && answer > field.max * scale) return `Give at most ${field.max}.`;
  return undefined;
};

const checkContract = (answer: string, checksum: ChecksumAddress): string | undefined => {
  const [, namespace, , address] = caip10.exec(answer.trim()) ?? [];
  if (!namespace || !address) return `Give the network and the address, such as ${contractExample}`;
  if (namespace !== 'eip155') return undefined;
  if (!/^0x[0-9a-fA-F]{40}$/.test(address)) return 'After eip155 and the number of the network comes an address: 0x, then 40 characters: digits and the letters a to f.';
  return checksum(address) === address ? undefined : 'The capital letters of this address do not fit it, so a letter may be wrong. Copy it again from where it is deployed.';
};

const checkRepository = (answer: Answer): string | undefined => {
  if (typeof answer !== 'object' || Array.isArray(answer)) return 'Give the repository and the commit.';
  const commit = /^[0-9a-f]{40}([0-9a-f]{24})?$/.test(answer.commit) ? undefined : 'Give the full commit id: 40 hexadecimal digits.';
  // The fault of the link goes last: it can end in an address.
  return [commit, checkLink(answer.repository)].filter(Boolean).join(' ') || undefined;
};

const isDay = (text: string): boolean => {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
};

const checkText = (field: FormField, answer: string): string | undefined => {
  const words = wordsIn(answer);
  if (field.maxWords !== undefined && words > field.maxWords) return `This has ${words} words. Use at most ${field.maxWords}.`;
  return undefined;
};

const checkFiles = ({ maxFiles }: FormField, ids: string[]): string | undefined => {
  if (new Set(ids).size < ids.length) return 'The same file is attached twice. Remove one.';
  return ids.length > maxFiles ? fullQuestion(maxFiles) : undefined;
};

const checkAnswer = (field: FormField, answer: Answer, checksum: ChecksumAddress): string | undefined => {
  if (field.type === 'number' || field.type === 'money') return checkNumber(field, answer);
  if (field.type === 'repository') return checkRepository(answer);
  if (field.type === 'choices' || field.type === 'files') {
    if (!Array.isArray(answer)) return 'Choose again.';
    if (field.type === 'files') return checkFiles(field, answer);
    return answer.every((chosen) => field.options.includes(chosen)) ? undefined : 'Choose from the list.';
  }
  if (typeof answer !== 'string') return 'Write a text.';
  if (field.type === 'choice') return field.options.includes(answer) ? undefined : 'Choose from the list.';
  if (field.type === 'date') return isDay(answer) ? undefined : 'Give a date that is on the calendar, such as 3 28 2027.';
  if (field.type === 'link' || field.type === 'video') return checkLink(answer);
  if (field.type === 'contract') return checkContract(answer, checksum);
  return checkText(field, answer);
};

/** A question mark already ends a label: no colon after it. */
const asked = (label: string, fault: string): string => `${label}${/[?:.]$/.test(label) ? '' : ':'} ${fault}`;

/** Every answer that Send would refuse, by question, with the fix. */
export const faultsOf = (rules: Rules, area: string, answers: Answers, checksum: ChecksumAddress): Fault[] => {
  const faults: Fault[] = [];
  const { areas } = rules.sections.details;
  if (areas.length > 0 && !areas.some((known) => known.id === area)) faults.push({ field: 'area', message: 'Choose a challenge area.' });
  for (const section of rules.sections.form.sections) {
    for (const field of askedIn(section, area)) {
      const answer = answers[field.id];
      if (isEmpty(answer)) {
        if (field.required) faults.push({ field: `${section.id}.${field.id}`, message: asked(field.label, 'Answer this.') });
        continue;
      }
      const wrong = checkAnswer(field, answer!, checksum);
      if (wrong) faults.push({ field: `${section.id}.${field.id}`, message: asked(field.label, wrong) });
    }
  }
  return faults;
};

/** What a judge reads. */
export const judgedFields = (section: FormSection, area: string, blind: boolean): FormField[] => askedIn(section, area).filter((field) => isJudged(field, blind));

export type PublicSection = { id: string; title: string; fields: { id: string; label: string; type: FormField['type']; answer: Answer }[] };

/** What the form said can be published, of what was answered. Files stay with the agency and the judges. */
export const publicAnswers = (form: FormSection[], area: string, answers: Answers): PublicSection[] =>
  form
    .map((section) => ({
      id: section.id, title: section.title,
      fields: askedIn(section, area).filter((field) => field.public && field.type !== 'files').flatMap(({ id, label, type }) => {
        const answer = answers[id];
        return answer === undefined || isEmpty(answer) ? [] : [{ id, label, type, answer }];
      }),
    }))
    .filter(({ fields }) => fields.length > 0);

/** Something is written, whether or not it fits. */
export const isAnswered = (answer: Answer | undefined): boolean => !isEmpty(answer);

export const sectionState = (section: FormSection, area: string, answers: Answers | undefined): 'not-started' | 'in-progress' | 'done' => {
  if (!answers || Object.values(answers).every((answer) => isEmpty(answer))) return 'not-started';
  return askedIn(section, area).every((field) => !field.required || !isEmpty(answers[field.id])) ? 'done' : 'in-progress';
};
