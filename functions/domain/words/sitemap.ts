import { xmlText } from './feed.ts';

const xmlns = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';
const head = '<?xml version="1.0" encoding="utf-8"?>';
const place = ({ page, updated }: { page: string; updated?: string | undefined }) => `<loc>${xmlText(page)}</loc>${updated ? `<lastmod>${updated}</lastmod>` : ''}`;

/** Whole addresses, at most 50,000 (sitemaps.org 0.9); `updated` is an ISO 8601 instant. */
export const writeSitemap = (pages: { page: string; updated?: string | undefined }[]): string => [head, `<urlset ${xmlns}>`, ...pages.map((one) => `<url>${place(one)}</url>`), '</urlset>', ''].join('\n');

/** A sitemap of sitemaps. */
export const writeSitemapIndex = (files: string[]): string => [head, `<sitemapindex ${xmlns}>`, ...files.map((page) => `<sitemap>${place({ page })}</sitemap>`), '</sitemapindex>', ''].join('\n');
