import type { FormField } from '../call/form.ts';
import { signInFault } from '../words/written-links.ts';
import { contractExample, fullQuestion, wordsIn } from './answer-limits.ts';
import type { Answer } from './entry.ts';

/** CAIP-10: namespace:reference:address. EIP-55 is checked for eip155; other namespaces by syntax only, and the page says so. */
export type ChecksumAddress = (address: string) => string;
const caip10 = /^([-a-z0-9]{3,8}):([-_a-zA-Z0-9]{1,32}):([-.%a-zA-Z0-9]{1,128})$/;

const linkFault = (answer: string, unlike: string, insecure = unlike): string | undefined => {
  if (!URL.canParse(answer)) return unlike;
  const link = new URL(answer);
  return signInFault(link) ?? (link.protocol === 'https:' ? undefined : insecure);
};
const checkLink = (answer: string): string | undefined => linkFault(answer, 'Give a whole link, such as https://example.org/page', 'Give a link that starts with https://');

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
  if (typeof answer !== 'object' || Array.isArray(answer)) return 'Give the address of the repository and the commit id.';
  const commit = /^[0-9a-f]{40}([0-9a-f]{24})?$/.test(answer.commit) ? undefined : 'Give the full commit id: 40 hexadecimal digits.';
  const address = linkFault(answer.repository, 'Give the address of the repository whole, beginning with https (such as https://example.org/code).');
  return [address, commit].filter(Boolean).join(' ') || undefined;
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

/** Why Send would refuse an answer that was given; nothing when it would not. */
export const answerFault = (field: FormField, answer: Answer, checksum: ChecksumAddress): string | undefined => {
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
