import { writeAtom, writeJsonFeed, type Feed } from '../words/feed.ts';
import type { PublishedAnswer } from './question.ts';
import { headingOf } from './question-words.ts';

type Row = Pick<PublishedAnswer, 'id' | 'question' | 'answer' | 'at' | 'changedAt' | 'rulesVersion' | 'version'>;
type About = { origin: string; title: string; slug: string; agency: string; at: string };

const address = ({ origin, slug }: About, id?: string): string => `${origin}/challenges/${slug}/questions${id ? `/${id}` : ''}`;

const asJson = (rows: Row[], about: About): string =>
  `${JSON.stringify({ challenge: about.title, address: address(about), questions: rows.map(({ id, question, answer, at, changedAt, rulesVersion, version }) => ({ question, answer, answeredAt: at, changedAt, version, ...(rulesVersion === undefined ? {} : { rulesVersion }), address: address(about, id) })) }, null, 2)}\n`;

const feedOf = (rows: Row[], about: About): Feed => ({
  id: address(about), title: `Questions and answers: ${about.title}`, updated: rows.map(({ changedAt }) => changedAt).toSorted().at(-1) ?? about.at, author: about.agency, page: address(about), self: `${address(about)}.atom`,
  entries: rows.map((row) => ({ id: address(about, row.id), page: address(about, row.id), title: headingOf(row.question), updated: row.changedAt, summary: row.answer })),
});

export const questionForms = {
  json: { type: 'application/json', write: asJson },
  atom: { type: 'application/atom+xml; charset=utf-8', write: (rows: Row[], about: About) => writeAtom(feedOf(rows, about)) },
  feed: { type: 'application/feed+json', write: (rows: Row[], about: About) => writeJsonFeed(feedOf(rows, about)) },
} as const;
