import { writeAtom, writeJsonFeed, type Feed } from '../words/feed.ts';
import type { Notice } from './notice.ts';

type About = { origin: string; title: string; slug: string; agency: string; at: string };

const address = ({ origin, slug }: About, id?: string): string => `${origin}/challenges/${slug}/updates${id ? `#${id}` : ''}`;

const asJson = (notices: Notice[], about: About): string =>
  `${JSON.stringify({ challenge: about.title, address: address(about), updates: notices.map(({ id, kind, title, text, at, rulesVersion }) => ({ kind, title, text, at, rulesVersion, address: address(about, id) })) }, null, 2)}\n`;

const feedOf = (notices: Notice[], about: About): Feed => ({
  id: address(about), title: `Updates: ${about.title}`, updated: notices[0]?.at ?? about.at, author: about.agency, page: address(about), self: `${about.origin}/challenges/${about.slug}/updates.atom`,
  entries: notices.map(({ id, kind, title, text, at }) => ({ id: address(about, id), page: address(about, id), title, updated: at, category: { term: kind }, summary: text })),
});

/** What a challenge told everybody, for programs: newest first. */
export const updateForms = {
  json: { type: 'application/json', write: asJson },
  atom: { type: 'application/atom+xml; charset=utf-8', write: (notices: Notice[], about: About) => writeAtom(feedOf(notices, about)) },
  feed: { type: 'application/feed+json', write: (notices: Notice[], about: About) => writeJsonFeed(feedOf(notices, about)) },
} as const;
