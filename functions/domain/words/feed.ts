const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** Text inside XML, or in an attribute: without what XML 1.0 has no way to say. */
export const xmlText = (text: string): string => text.toWellFormed().replace(/[&<>"]/g, (character) => escapes[character]!).replace(/[\p{Cc}\ufffe\uffff]/gu, ' ');

/** Instants are ISO 8601, addresses whole. `category` is a term and what it is called. */
export type FeedEntry = { id: string; page: string; title: string; updated: string; author?: string | undefined; category?: { term: string; label?: string } | undefined; summary?: string | undefined };
export type Feed = { id: string; title: string; subtitle?: string; updated: string; author?: string; /** The page that people read. */ page: string; self: string; next?: string | undefined; entries: FeedEntry[] };

const link = (rel: string, href: string, type: string) => `<link rel="${rel}" type="${type}" href="${xmlText(href)}"/>`;
const person = (name: string) => `<author><name>${xmlText(name)}</name></author>`;

const atomEntry = ({ id, page, title, updated, author, category, summary }: FeedEntry): string => [
  `<entry><id>${xmlText(id)}</id><title>${xmlText(title)}</title><updated>${updated}</updated>`, author ? person(author) : '', link('alternate', page, 'text/html'),
  category ? `<category term="${xmlText(category.term)}"${category.label ? ` label="${xmlText(category.label)}"` : ''}/>` : '', summary ? `<summary>${xmlText(summary)}</summary>` : '', '</entry>',
].join('');

/** RFC 4287, paged as RFC 5005 says. */
export const writeAtom = ({ id, title, subtitle, updated, author, page, self, next, entries }: Feed): string => [
  '<?xml version="1.0" encoding="utf-8"?>', `<feed xmlns="http://www.w3.org/2005/Atom"><id>${xmlText(id)}</id><title>${xmlText(title)}</title>${subtitle ? `<subtitle>${xmlText(subtitle)}</subtitle>` : ''}<updated>${updated}</updated>`,
  `${author ? person(author) : ''}${link('self', self, 'application/atom+xml')}${link('alternate', page, 'text/html')}${next ? link('next', next, 'application/atom+xml') : ''}`,
  ...entries.map(atomEntry), '</feed>', '',
].join('\n');

/** JSON Feed 1.1. */
export const writeJsonFeed = ({ title, subtitle, author, page, self, next, entries }: Feed): string => `${JSON.stringify({
  version: 'https://jsonfeed.org/version/1.1', title, description: subtitle, home_page_url: page, feed_url: self, next_url: next, ...(author ? { authors: [{ name: author }] } : {}),
  items: entries.map((entry) => ({ id: entry.id, url: entry.page, title: entry.title, content_text: entry.summary ?? entry.title, date_modified: entry.updated, ...(entry.author ? { authors: [{ name: entry.author }] } : {}), ...(entry.category ? { tags: [entry.category.label ?? entry.category.term] } : {}) })),
}, null, 2)}\n`;
