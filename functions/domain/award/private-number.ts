/** Numbers that are stored nowhere here: whoever reads the ledger could take money or a name with them. */
const words = String.raw`(?:account|acct|a\/c|routing|aba|iban|swift|bic|ssn|itin|ein|tin|tax\s*(?:id|no|number)|social\s+security|passport|konto)`;
/** Digits, perhaps in groups. */
const digitRuns = /\d(?:[ \u00a0.-]?\d)*/g;
const named = new RegExp(String.raw`\b${words}\b[^\d\n]{0,24}\d[\d \u00a0.-]{3,}`, 'iu');
const iban = /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?\b/g;

const digitsOf = (text: string): string => text.replaceAll(/\D/g, '');
const luhn = (digits: string): boolean => {
  const sum = [...digits].toReversed().reduce((total, digit, at) => {
    const twice = Number(digit) * (at % 2 === 1 ? 2 : 1);
    return total + (twice > 9 ? twice - 9 : twice);
  }, 0);
  return sum % 10 === 0;
};
/** ISO 13616: letters become numbers, and the whole leaves 1. */
const isIban = (text: string): boolean => {
  const compact = text.replaceAll(' ', '');
  const moved = [...compact.slice(4) + compact.slice(0, 4)].map((character) => parseInt(character, 36)).join('');
  return compact.length >= 15 && [...moved].reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0) === 1;
};

/** What a text seems to hold that is never kept here; undefined where it holds nothing of the kind. */
export const privateNumberIn = (text: string): string | undefined => {
  if (/\b\d{3}[- ]\d{2}[- ]\d{4}\b/.test(text)) return 'a Social Security number';
  if (/\b\d{2}-\d{7}\b/.test(text)) return 'a tax number';
  if ([...text.matchAll(iban)].some(([found]) => isIban(found))) return 'a bank account';
  for (const [run] of text.matchAll(digitRuns)) {
    const digits = digitsOf(run);
    if (digits.length >= 13 && digits.length <= 19 && luhn(digits)) return 'a card number';
    if (digits.length === 9 && /^\d{9}$/.test(run)) return 'a bank or tax number';
  }
  return named.test(text) ? 'a bank or tax number' : undefined;
};
