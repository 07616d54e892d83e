import { isPartialDate, lastDay, type PartialDate } from '../../listing/partial-date.ts';

/** A date as the page writes it. `read` is missing where no year can be told. */
export type PageDate = { text: string; at: number; read?: PartialDate; /** The year is the last one, before the page was written, that had this day to come. */ yearInferred?: boolean };

const months = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];
const month = `(${months.join('|')})`;
const shapes = new RegExp(
  `\\b(?:${month}\\s+(\\d{1,2})(?:st|nd|rd|th)?(?:,?\\s+(\\d{4}))?|(\\d{1,2})(?:st|nd|rd|th)?\\s+${month}(?:,?\\s+(\\d{4}))?|${month},?\\s+(\\d{4})|(\\d{4}-\\d{2}-\\d{2})|((?:19|20)\\d{2}))\\b`,
  'gi',
);
const two = (n: number) => String(n).padStart(2, '0');
const numberOf = (name: string) => months.indexOf(name.toLowerCase()) + 1;

/** The last such day up to the time of the page. */
const yearFor = (name: string, day: string, asOf: PartialDate | undefined): string | undefined => {
  if (!asOf) return undefined;
  const [last, year] = [lastDay(asOf), Number(asOf.slice(0, 4))];
  const within = `${two(numberOf(name))}-${two(Number(day))}`;
  return String(`${year}-${within}` <= last ? year : year - 1);
};

const readDay = (text: string, at: number, name: string, day: string, year: string | undefined, asOf: PartialDate | undefined): PageDate => {
  const told = year ?? yearFor(name, day, asOf);
  const read = told && `${told}-${two(numberOf(name))}-${two(Number(day))}`;
  return { text, at, ...(read && isPartialDate(read) ? { read } : {}), ...(read && !year ? { yearInferred: true } : {}) };
};

/** Every date in a text, in its order. */
export const datesIn = (text: string, asOf: PartialDate | undefined): PageDate[] =>
  [...text.matchAll(shapes)].map((found): PageDate => {
    const [whole, m1, d1, y1, d2, m2, y2, m3, y3, iso, year] = found;
    const at = found.index;
    if (m1) return readDay(whole, at, m1, d1!, y1, asOf);
    if (m2) return readDay(whole, at, m2, d2!, y2, asOf);
    const read = m3 ? `${y3}-${two(numberOf(m3))}` : (iso ?? year!);
    return { text: whole, at, ...(isPartialDate(read) ? { read } : {}) };
  });
