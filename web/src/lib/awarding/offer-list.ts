/** One person of a list: an address, the agency's own number after a comma where there is one, and their name after a bar where the agency writes it. */
export type Offered = { line: number; email: string; reference?: string | undefined; /** Whose it is, where the agency says so. */ name?: string | undefined };
export const mostAtOnce = 50;
const longestReference = 60;
/** As far as it can be told before anything is sent; what else is wrong with one, the API says. */
const address = /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>.]+$/;

export const offersIn = (list: string): Offered[] =>
  list.split(/\r?\n/).map((text, i) => ({ text: text.trim(), line: i + 1 })).filter(({ text }) => text !== '').map(({ text, line }) => {
    const [given = '', ...named] = text.split('|');
    const name = named.join('|').trim().replaceAll(/\s+/g, ' ');
    const [email = '', ...rest] = given.split(/[,;\t]/);
    const reference = rest.join(',').trim().replaceAll(/\s+/g, ' ');
    return { line, email: email.trim(), ...(reference ? { reference } : {}), ...(name ? { name } : {}) };
  });

/** The list again, as it would be typed. */
export const listOf = (offers: readonly Omit<Offered, 'line'>[]): string => offers.map(({ email, reference, name }) => `${reference ? `${email}, ${reference}` : email}${name ? ` | ${name}` : ''}`).join('\n');

/** People, not lines: one address is one person. */
export const peopleIn = (offers: readonly Pick<Offered, 'email'>[]): number => new Set(offers.map(({ email }) => email.toLowerCase())).size;

const linesBy = (offers: readonly Offered[], key: (one: Offered) => string | undefined): [Offered, number[]][] => {
  const found = new Map<string, [Offered, number[]]>();
  for (const one of offers) {
    const named = key(one)?.toLowerCase();
    if (named === undefined) continue;
    const before = found.get(named);
    if (before) before[1].push(one.line);
    else found.set(named, [one, [one.line]]);
  }
  return [...found.values()].filter(([, lines]) => lines.length > 1);
};
const listed = (lines: readonly number[]): string => `${lines.slice(0, -1).join(', ')} and ${lines.at(-1)}`;

/** Addresses that stand on several lines: each is one person who gets several credentials. */
export const repeatedPeople = (offers: readonly Offered[]): string[] =>
  linesBy(offers, ({ email }) => email).map(([{ email }, lines]) => `${email} is on lines ${listed(lines)}: one person, ${lines.length} credentials and ${lines.length} letters.`);

/** Own numbers that stand on several lines. */
export const repeatedNumbers = (offers: readonly Offered[]): string[] =>
  linesBy(offers, ({ reference }) => reference?.replaceAll(/\s+/g, '')).map(([{ reference }, lines]) => `${reference} is on lines ${listed(lines)}.`);

/** What is the matter with a list, line by line. */
export const faultsInList = (offers: readonly Offered[]): string[] => {
  if (offers.length === 0) return ['Give at least one email address.'];
  if (offers.length > mostAtOnce) return [`Give at most ${mostAtOnce} people at once. These are ${offers.length}.`];
  const first = new Map<string, number>();
  return offers.flatMap(({ line, email, reference }) => {
    const same = `${email.toLowerCase()} ${reference ?? ''}`;
    const before = first.get(same);
    first.set(same, before ?? line);
    return [
      !address.test(email) && `Line ${line}, “${email.slice(0, 80)}”: Give a whole email address, such as ada@example.org.`,
      before !== undefined && `Line ${line} says the same as line ${before}. Take one of them out.`,
      (reference?.length ?? 0) > longestReference && `Line ${line}: your own number has at most ${longestReference} characters.`,
    ].filter((one) => one !== false);
  });
};
