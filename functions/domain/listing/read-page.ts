import { inferType } from '../import/atlas/infer.ts';
import { asOneLine } from '../words/one-line.ts';
import type { ListingType } from './listing.ts';

export type PageFacts = { title?: string; type?: ListingType; agency?: string };

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', ndash: '–', mdash: '—', rsquo: '’', lsquo: '‘', ldquo: '“', rdquo: '”', hellip: '…' };
const characterOf = (digits: string, base: number): string => {
  const code = parseInt(digits, base);
  return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : '';
};
const decoded = (text: string): string => text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,8}));/gi, (whole, hex: string | undefined, decimal: string | undefined, name: string | undefined) =>
  hex ? characterOf(hex, 16) : decimal ? characterOf(decimal, 10) : (named[name!.toLowerCase()] ?? whole));
const line = (text: string | undefined): string => asOneLine(decoded(text ?? '')).replace(/\s+/g, ' ').trim();

/** Only the head is looked through, and of it no more than anybody needs. */
const mostRead = 200_000;
const attributesOf = (tag: string): Record<string, string> =>
  Object.fromEntries([...tag.matchAll(/([a-z:-]{1,40})\s*=\s*(?:"([^"]{0,2000})"|'([^']{0,2000})')/gi)].map(([, name, double, single]) => [name!.toLowerCase(), double ?? single ?? '']));
const metaIn = (head: string): Record<string, string> =>
  Object.fromEntries([...head.matchAll(/<meta\s([^<>]{1,4000})>/gi)].toReversed().flatMap(([, tag]) => {
    const { name, property, content } = attributesOf(tag!);
    const key = (property ?? name)?.toLowerCase();
    return key && content ? [[key, content]] : [];
  }));

/** A title says the name of its site too, behind a bar or a dash. */
const withoutSite = (title: string, site: string): string => {
  const parts = title.split(/\s+[|–—·:-]\s+/);
  return site && parts.length > 1 && parts.at(-1)!.toLowerCase() === site.toLowerCase() ? title.slice(0, title.lastIndexOf(parts.at(-1)!)).replace(/\s+[|–—·:-]\s*$/, '') : title;
};
const atMost = (text: string, length: number) => (text.length <= length ? text : `${text.slice(0, length - 1).replace(/\s+\S*$/, '')}…`);
const ofGovernment = /\.(?:gov|mil)(?:\.[a-z]{2})?$|\.gob\.[a-z]{2}$|\.gouv\.[a-z]{2}$|\.europa\.eu$/i;

/** What the head of a page says of itself: its title, what it may be, and of a government's site whose it is. */
export const readPage = (html: string, host: string): PageFacts => {
  const head = html.slice(0, mostRead).split(/<body[\s>]/i)[0]!;
  const meta = metaIn(head);
  const site = line(meta['og:site_name']);
  const title = withoutSite(line(meta['og:title']) || line(/<title[^<>]{0,200}>([^<]{0,1000})/i.exec(head)?.[1]), site);
  if (title.length < 3) return {};
  const type = inferType(title, line(meta['og:description'] ?? meta['description'])).type;
  return { title: atMost(title, 200), type, ...(site.length > 2 && ofGovernment.test(host) ? { agency: atMost(site, 160) } : {}) };
};
