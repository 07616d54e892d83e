import type { PublicationKind } from '../library-words.ts';
import { kindWords } from '../library-words.ts';
import { nameOf, particleOf, type Author, type Citable } from './citable.ts';

/** BibTeX counts braces whether or not a backslash stands before them: a brace in a text is written by its name. */
const special: Record<string, string> = {
  '\\': '\\textbackslash{}', '{': '\\textbraceleft{}', '}': '\\textbraceright{}', '~': '\\textasciitilde{}', '^': '\\textasciicircum{}', '&': '\\&', '%': '\\%', $: '\\$', '#': '\\#', _: '\\_',
};
const escaped = (text: string): string => text.replaceAll(/\s+/g, ' ').trim().replaceAll(/[\\{}~^&%$#_]/g, (character) => special[character]!);
/** An address is taken as it stands, so that what would end it is written in its own way. */
const address = (text: string): string => text.replaceAll(/[{}\\\s]/g, (character) => encodeURIComponent(character));

/** In braces where a part would be read as something else: “and” parts two authors, and small letters begin a particle. */
const part = (text: string): string => (/(^|\s)and(\s|$)/i.test(text) ? `{${escaped(text)}}` : escaped(text));
const familyPart = (family: string): string => {
  const { particle, rest } = particleOf(family);
  return [escaped(particle), /\s/.test(rest) ? `{${escaped(rest)}}` : part(rest)].filter(Boolean).join(' ');
};
const author = (one: Author): string => {
  if (one.kind === 'organization') return `{${escaped(one.name)}}`;
  const family = familyPart(one.family);
  if (!one.given && !one.suffix) return `{${escaped(one.family)}}`;
  return [family, part(one.suffix), part(one.given)].filter(Boolean).join(', ');
};

const plain = (text: string): string => text.normalize('NFKD').replaceAll(/[^\p{L}\p{N}]/gu, '').replaceAll(/[^a-z0-9]/gi, '').toLowerCase();
/** The name by which a text cites it: who, when, the first long word of the title, and which version. */
export const citationKey = ({ id, n, authors, date, title }: Pick<Citable, 'id' | 'n' | 'authors' | 'date' | 'title'>): string => {
  const first = authors[0];
  const who = first ? plain(first.kind === 'person' ? particleOf(first.family).rest : nameOf(first)).slice(0, 24) : '';
  const word = title.split(/\s+/).map(plain).find((one) => one.length > 3) ?? '';
  return `${[who, date?.slice(0, 4) ?? '', word].join('') || id}v${n}`;
};

const types: Partial<Record<PublicationKind, string>> = { brief: 'techreport', 'white-paper': 'techreport', report: 'techreport' };
const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

export const bibtex = (work: Citable): string => {
  const type = (work.publisher && types[work.kind]) || 'misc';
  const [year, month] = work.date?.split('-') ?? [];
  const fields: [string, string | undefined][] = [
    ['author', work.authors.length > 0 ? `{${work.authors.map(author).join(' and ')}}` : undefined],
    ['title', `{{${escaped(work.title)}}}`],
    [type === 'misc' ? 'publisher' : 'institution', work.publisher ? `{${escaped(work.publisher)}}` : undefined],
    [type === 'misc' ? 'howpublished' : 'type', `{${kindWords[work.kind]}}`],
    ['year', year && `{${year}}`],
    ['month', month && monthNames[Number(month) - 1]],
    ['note', `{Version ${work.n}}`],
    ['doi', work.doi && `{${address(work.doi)}}`],
    ['url', `{${address(work.address)}}`],
    ['language', work.language && `{${work.language}}`],
  ];
  const told = fields.flatMap(([name, value]) => (value ? [`  ${name} = ${value}`] : []));
  return `@${type}{${citationKey(work)},\n${told.join(',\n')}\n}\n`;
};
