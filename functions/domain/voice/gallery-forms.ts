import { writeCsv } from '../words/csv.ts';
import { writeAtom, writeJsonFeed, type Feed } from '../words/feed.ts';
import type { ShownEntry } from './gallery.ts';

type Row = Pick<ShownEntry, 'code' | 'title' | 'teamName' | 'outcome' | 'prize' | 'shownAt'> & { areaName: string };
type About = { origin: string; title: string; slug: string; at: string };

const address = ({ origin, slug }: About, code?: string): string => `${origin}/challenges/${slug}/entries${code ? `/${code}` : ''}`;
const outcomes = { winner: 'Winner', finalist: 'Finalist', 'not-selected': 'Entered' } as const;
export const outcomeWords = ({ outcome, prize }: Pick<ShownEntry, 'outcome' | 'prize'>): string => (outcome === 'winner' && prize ? prize : outcomes[outcome]);

const asCsv = (rows: Row[], about: About): string =>
  writeCsv([['code', 'title', 'team', 'area', 'outcome', 'prize', 'shown at', 'address'], ...rows.map((row) => [row.code, row.title, row.teamName, row.areaName, row.outcome, row.prize, row.shownAt, address(about, row.code)])]);

const asJson = (rows: Row[], about: About): string =>
  `${JSON.stringify({ challenge: about.title, address: address(about), entries: rows.map(({ code, title, teamName, areaName, outcome, prize, shownAt }) => ({ code, title, team: teamName, area: areaName, outcome, prize, shownAt, address: address(about, code) })) }, null, 2)}\n`;

const feedOf = (rows: Row[], about: About): Feed => ({
  id: address(about), title: `Entries: ${about.title}`, updated: rows.map(({ shownAt }) => shownAt).toSorted().at(-1) ?? about.at, page: address(about), self: `${address(about)}.atom`,
  entries: rows.map((row) => ({ id: address(about, row.code), page: address(about, row.code), title: row.title, updated: row.shownAt, author: row.teamName, summary: outcomeWords(row) })),
});

export const galleryForms = {
  csv: { type: 'text/csv; charset=utf-8', write: asCsv },
  json: { type: 'application/json', write: asJson },
  atom: { type: 'application/atom+xml; charset=utf-8', write: (rows: Row[], about: About) => writeAtom(feedOf(rows, about)) },
  feed: { type: 'application/feed+json', write: (rows: Row[], about: About) => writeJsonFeed(feedOf(rows, about)) },
} as const;
