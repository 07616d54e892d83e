import { levels, listingTypes, maturities, statuses, uses, type Use } from '../listing/listing.ts';
import { isPartialDate } from '../listing/partial-date.ts';
import { countryNamed, stateNamed } from '../listing/place.ts';
import { levelWords, maturityWords, statusWords, typeWords, useWords } from '../listing/words.ts';

/** What other surveys call our columns. */
const columns: Record<string, string[]> = {
  title: ['project', 'project name', 'name', 'initiative', 'initiative name'], summary: ['description', 'abstract', 'about'], url: ['website', 'link', 'web address', 'homepage'], source: ['source url', 'reference', 'evidence'],
  type: ['kind', 'project type'], agency: ['organization', 'organisation', 'department', 'government', 'municipality', 'owner', 'led by'], city: ['town', 'place'], region: ['state', 'province'], country: ['nation', 'country name'],
  status: ['state of project', 'current status'], maturity: ['stage', 'phase'], starts: ['start', 'start date', 'started', 'year', 'began', 'launch', 'launched', 'date'], ends: ['end', 'end date', 'ended', 'completed'],
  uses: ['use', 'use case', 'category', 'sector', 'theme', 'domain', 'purpose'], partners: ['partner', 'vendors', 'vendor', 'provider'], cost: ['budget', 'funding'], ledger: ['ledger type', 'blockchain type'], outcome: ['result', 'results'], checked: ['last checked', 'verified'], links: ['more links'],
};
/** The name that we give a column, as its words say; itself where we know no better. */
export const columnNamed = (heading: string): string => {
  const plain = heading.trim().toLowerCase().replace(/[\s_-]+/g, ' ');
  return Object.keys(columns).find((name) => columns[name]!.includes(plain)) ?? plain;
};

const codeOf = (text: string) => text.trim().toLowerCase().replace(/[\s_]+/g, '-');
const byWords = (codes: readonly string[], words: Record<string, string>, others: Record<string, string> = {}) => (text: string): string | undefined => {
  const code = codeOf(text);
  if (codes.includes(code)) return code;
  const plain = text.trim().toLowerCase();
  return codes.find((one) => words[one]!.toLowerCase() === plain) ?? others[plain];
};
const readers: Record<string, (text: string) => string | undefined> = {
  type: byWords(listingTypes, typeWords, { poc: 'proof-of-concept', project: 'program', programme: 'program', challenge: 'competition', hackathon: 'competition', 'white paper': 'report', study: 'report', conference: 'event', rfp: 'rfi', consortium: 'working-group' }),
  status: byWords(statuses, statusWords, { active: 'live', ongoing: 'live', running: 'live', 'in progress': 'live', completed: 'ended', complete: 'ended', finished: 'ended', closed: 'ended', cancelled: 'stopped', canceled: 'stopped', discontinued: 'stopped', suspended: 'stopped', announced: 'planned', proposed: 'planned' }),
  level: byWords(levels, levelWords, { municipal: 'city', local: 'city', regional: 'state' }),
  maturity: byWords(maturities, maturityWords, { poc: 'proof-of-concept', prototype: 'proof-of-concept', live: 'production', implemented: 'production', concept: 'idea' }),
};

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const two = (n: number | string) => String(n).padStart(2, '0');
/** “October 10, 2017”, “Oct 2017”, “2017/10/10”: exactly as far as it says. A day and a month in numbers alone say nothing of their order. */
const dateIn = (text: string): string | undefined => {
  const plain = text.trim();
  if (isPartialDate(plain)) return plain;
  const [, year, month, day] = /^(\d{4})[/.](\d{1,2})(?:[/.](\d{1,2}))?$/.exec(plain) ?? [];
  if (year) return [year, two(month!), ...(day ? [two(day)] : [])].join('-');
  const [, named, dayOf, yearOf] = /^([A-Za-z]{3})[a-z]*\.?\s+(?:(\d{1,2}),?\s+)?(\d{4})$/.exec(plain) ?? [];
  const at = months.indexOf((named ?? '').toLowerCase());
  return at < 0 ? undefined : [yearOf, two(at + 1), ...(dayOf ? [two(dayOf)] : [])].join('-');
};

const useNamed = (text: string): Use | undefined => byWords(uses, useWords, { transport: 'supply-chain', logistics: 'supply-chain', healthcare: 'health', payments: 'finance', 'land registry': 'land', 'real estate': 'land', elections: 'voting', certificates: 'credentials', diplomas: 'credentials' })(text) as Use | undefined;

export type Inferred = { cells: Record<string, string>; inferred: string[] };
/** Cells in other words of ours. What is not understood stays as it is, and is refused where it is checked. */
export const inferCells = (given: Record<string, string>): Inferred => {
  const cells = { ...given };
  const inferred: string[] = [];
  const put = (name: string, value: string | undefined, from: string) => {
    if (value === undefined || value === cells[name]) return;
    cells[name] = value;
    inferred.push(`${name} ${value} from ${from}`);
  };
  for (const [name, read] of Object.entries(readers)) if (cells[name] && codeOf(cells[name]) !== read(cells[name])) put(name, read(cells[name]), `“${cells[name]}”`);
  for (const name of ['starts', 'ends', 'checked']) if (cells[name]) put(name, dateIn(cells[name]), `“${cells[name]}”`);
  if (cells['uses'] && !cells['uses'].includes(';')) {
    const parts = cells['uses'].split(',').map((part) => useNamed(part));
    if (parts.every((part) => part !== undefined)) put('uses', parts.join('; '), `“${cells['uses']}”`);
    else put('uses', useNamed(cells['uses']) ?? cells['uses'], `“${cells['uses']}”`);
  }
  if (cells['country']) put('country', countryNamed(cells['country']), `“${cells['country']}”`);
  if (cells['region']) put('region', stateNamed(cells['region'])?.code, `“${cells['region']}”`);
  if (!cells['country'] && /^[A-Z]{2}-/.test(cells['region'] ?? '')) put('country', cells['region']!.slice(0, 2), 'its region');
  if (!cells['level'] && cells['city']) put('level', 'city', 'its city');
  return { cells, inferred };
};
