import { sayDate } from '../../listing/partial-date.ts';
import { kindWords } from '../library-words.ts';
import { doiAddress, ended, familyFirst, initials, inOrder, type Author, type Citable } from './citable.ts';

const places = ({ doi, address }: Citable): string => [doi ? doiAddress(doi) : '', address].filter(Boolean).join(' ');
const isSame = (a: string, b: string) => a.localeCompare(b, 'en', { sensitivity: 'base' }) === 0;
/** A publisher that is its own author is said once. */
const publisherOf = ({ authors, publisher }: Citable): string => (authors.some((one) => one.kind === 'organization' && isSame(one.name, publisher)) ? '' : publisher);

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const apaDate = (date: string | undefined): string => {
  const [year, month, day] = date?.split('-') ?? [];
  if (!year) return 'n.d.';
  return [year, month ? ` ${months[Number(month) - 1]}` : '', day ? ` ${Number(day)}` : ''].join('').replace(' ', ', ');
};
const apaName = (author: Author): string =>
  author.kind === 'organization' ? author.name : [author.family, initials(author.given), author.suffix].filter(Boolean).join(', ');
const apaNames = (authors: Author[]): string => {
  const names = authors.map(apaName);
  if (names.length > 20) return `${names.slice(0, 19).join(', ')}, . . . ${names.at(-1)}`;
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')}, & ${names.at(-1)}`;
};

/** After the Publication Manual of the American Psychological Association, 7th edition: a title stands first where nobody is named. */
export const apa = (work: Citable): string => {
  const title = `${work.title} (Version ${work.n}) [${kindWords[work.kind]}].`;
  const date = `(${apaDate(work.date)}).`;
  const publisher = publisherOf(work);
  const start = work.authors.length > 0 ? `${ended(apaNames(work.authors))} ${date} ${title}` : `${title} ${date}`;
  return [start, publisher && ended(publisher), places(work)].filter(Boolean).join(' ');
};

const chicagoNames = (authors: Author[]): string => {
  const [first, ...rest] = authors.map((author, i) => (author.kind === 'organization' ? author.name : i === 0 ? familyFirst(author) : inOrder(author)));
  if (!first) return '';
  if (authors.length > 10) return `${[first, ...rest.slice(0, 6)].join(', ')}, et al`;
  return rest.length === 0 ? first : `${[first, ...rest.slice(0, -1)].join(', ')}, and ${rest.at(-1)}`;
};

/** After a bibliography of The Chicago Manual of Style, 17th edition. */
export const chicago = (work: Citable): string => {
  const names = chicagoNames(work.authors);
  const published = [publisherOf(work), work.date ? sayDate(work.date) : 'n.d.'].filter(Boolean).join(', ');
  return [names && ended(names), ended(work.title), `Version ${work.n}.`, `${kindWords[work.kind]}.`, ended(published), `${places(work)}.`].filter(Boolean).join(' ');
};
