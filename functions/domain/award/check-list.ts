export const checkIds = ['identity', 'exclusion', 'place', 'ip', 'tax', 'payment'] as const;
export type CheckId = (typeof checkIds)[number];

/** Of each check: what the agency does, and what it asks of the winner. Where `form` is set, something has to come in, and only that it came is kept. */
export const checks: Record<CheckId, { name: string; agency: string; winner?: string; form?: true }> = {
  identity: { name: 'Identity', agency: 'Whoever takes the prize is who entered. Write what you looked at, never its number.', winner: 'Show who you are, and for a company who may sign for it.' },
  exclusion: { name: 'Exclusion list', agency: 'Look the winner up in the lists of those who may not be paid, such as SAM.gov. Write which lists, and when.' },
  place: { name: 'Place of business', agency: 'The rules say where a winner lives, or where a company is registered and works.', winner: 'Show where you live, or where the company is registered and has its main place of business.' },
  ip: { name: 'Rights in the work', agency: 'The winner warrants that the work is its own, and infringes nobody’s rights.', winner: 'Sign that the work is your own, and that it infringes nobody’s rights.', form: true },
  tax: { name: 'Tax form', agency: 'Note only that it came. The number on it stays with whoever pays.', winner: 'Send the tax form that the agency names.', form: true },
  payment: { name: 'Payment form', agency: 'Note only that it came. The account stays with whoever pays.', winner: 'Send the form that says where the money goes.', form: true },
};
export const isForm = (id: CheckId): boolean => checks[id].form === true;
export const formIds = checkIds.filter(isForm);
