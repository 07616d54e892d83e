import type { PublicationKind } from '../library-words.ts';
import { kindWords } from '../library-words.ts';
import { familyFirst, type Citable } from './citable.ts';

const types: Record<PublicationKind, string> = { brief: 'RPRT', 'white-paper': 'RPRT', report: 'RPRT', deck: 'SLIDE', recording: 'VIDEO', dataset: 'DATA', code: 'COMP' };
/** A line is a field: what would end it becomes a space. */
const line = (text: string): string => text.replaceAll(/[\p{Cc}\u2028\u2029\s]+/gu, ' ').trim();
/** A comma parts a family name from a given one, so that an organization is written without. */
const organization = (name: string): string => name.replaceAll(/\s*,\s*/g, ' ');

/** RIS: two letters, two spaces, a hyphen and a space, with CRLF. */
export const ris = (work: Citable): string => {
  const [year, month, day] = work.date?.split('-') ?? [];
  const fields: [string, string | undefined][] = [
    ['TY', types[work.kind]],
    ...work.authors.map((one): [string, string] => ['AU', one.kind === 'organization' ? organization(one.name) : familyFirst(one)]),
    ['TI', work.title],
    ['PB', work.publisher],
    ['PY', year],
    ['DA', year && [year, month ?? '', day ?? '', ''].join('/')],
    ['ET', `Version ${work.n}`],
    ['M3', kindWords[work.kind]],
    ['LA', work.language],
    ['AB', work.abstract],
    ['DO', work.doi],
    ['UR', work.address],
  ];
  return [...fields.flatMap(([tag, value]) => (value && line(value) ? [`${tag}  - ${line(value)}`] : [])), 'ER  - ', ''].join('\r\n');
};
