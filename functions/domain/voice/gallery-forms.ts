import { writeCsv } from '../words/csv.ts';
import type { ShownEntry } from './gallery.ts';

type Row = Pick<ShownEntry, 'code' | 'title' | 'teamName' | 'outcome' | 'prize' | 'shownAt'> & { areaName: string };
type About = { origin: string; title: string; slug: string; at: string };

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
const address = ({ origin, slug }: About, code?: string): string => `${origin}/challenges/${slug}/entries${code ? `/${code}` : ''}`;
const outcomes = { winner: 'Winner', finalist: 'Finalist', 'not-selected': 'Entered' } as const;
export const outcomeWords = ({ outcome, prize }: Pick<ShownEntry, 'outcome' | 'prize'>): string => (outcome === 'winner' && prize ? prize : outcomes[outcome]);

const asCsv = (rows: Row[], about: About): string =>
  writeCsv([['code', 'title', 'team', 'area', 'outcome', 'prize', 'shown at', 'address'], ...rows.map((row) => [row.code, row.title, row.teamName, row.areaName, row.outcome, row.prize, row.shownAt, address(about, row.code)])]);

const asJson = (rows: Row[], about: About): string =>
  `${JSON.stringify({ challenge: about.title, address: address(about), entries: rows.map(({ code, title, teamName, areaName, outcome, prize, shownAt }) => ({ code, title, team: teamName, area: areaName, outcome, prize, shownAt, address: address(about, code) })) }, null, 2)}\n`;

const asAtom = (rows: Row[], about: About): string => [
  '<?xml version="1.0" encoding="utf-8"?>', '<feed xmlns="http://www.w3.org/2005/Atom">', `  <id>${escaped(address(about))}</id>`, `  <title>Entries: ${escaped(about.title)}</title>`,
  `  <updated>${rows.map(({ shownAt }) => shownAt).toSorted().at(-1) ?? about.at}</updated>`, `  <link rel="self" type="application/atom+xml" href="${escaped(`${address(about)}.atom`)}"/>`, `  <link rel="alternate" type="text/html" href="${escaped(address(about))}"/>`,
  ...rows.map((row) => `  <entry><id>${escaped(address(about, row.code))}</id><title>${escaped(row.title)}</title><updated>${row.shownAt}</updated><author><name>${escaped(row.teamName)}</name></author><link rel="alternate" type="text/html" href="${escaped(address(about, row.code))}"/><summary>${escaped(outcomeWords(row))}</summary></entry>`),
  '</feed>', '',
].join('\n');

export const galleryForms = {
  csv: { type: 'text/csv; charset=utf-8', write: asCsv },
  json: { type: 'application/json', write: asJson },
  atom: { type: 'application/atom+xml; charset=utf-8', write: asAtom },
} as const;
