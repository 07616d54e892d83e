import type { Author } from './citation/citable.ts';

/**
 * One line an author, as people type them: “Family, Given, Suffix | affiliation | ORCID”. A line without a comma, or in
 * braces, is an organization; one with a comma and nothing behind it is a person of one name.
 */
export const authorsIn = (text: string): Author[] =>
  text.split('\n').map((line) => line.trim()).filter(Boolean).map((line) => {
    const [name = '', affiliation = '', orcid = ''] = line.split('|').map((part) => part.trim());
    if (/^\{.*\}$/.test(name) || !name.includes(',')) return { kind: 'organization', name: name.replaceAll(/^\{|\}$/g, '') };
    const [family = '', given = '', ...rest] = name.split(',').map((part) => part.trim());
    return { kind: 'person', family, given, suffix: rest.join(' '), affiliation, orcid };
  });

export const authorLines = (authors: Author[]): string =>
  authors.map((author) => {
    if (author.kind === 'organization') return author.name.includes(',') ? `{${author.name}}` : author.name;
    const name = `${author.family}, ${[author.given, author.suffix].filter(Boolean).join(', ')}`.trim();
    return [name, author.affiliation, author.orcid].join(' | ').replace(/[ |]+$/, '');
  }).join('\n');
