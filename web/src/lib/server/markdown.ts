import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import sanitize from 'sanitize-html';

declare const cleaned: unique symbol;
/** HTML that only this file makes: what Prose shows. */
export type SafeHtml = string & { readonly [cleaned]: true };

const allowed: sanitize.IOptions = {
  allowedTags: ['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'p', 'a', 'ul', 'ol', 'li', 'blockquote', 'pre', 'code', 'strong', 'em', 'del', 'br', 'hr', 'table', 'thead', 'tbody', 'tr', 'th', 'td'],
  allowedAttributes: { a: ['href', 'rel'], ol: ['start'], th: ['align'], td: ['align'] },
  allowedSchemes: ['http', 'https', 'mailto'],
  allowProtocolRelative: false,
  transformTags: { a: sanitize.simpleTransform('a', { rel: 'nofollow noopener' }) },
};

/** The levels people used, in order, become the levels under the page's own heading: none is skipped. */
const underHeading = (html: string, level: number): string => {
  const used = [...new Set([...html.matchAll(/<h([1-6])>/g)].map((match) => Number(match[1])))].toSorted((a, b) => a - b);
  return html.replace(/<(\/?)h([1-6])>/g, (_, slash: string, n: string) => `<${slash}h${Math.min(6, level + 1 + used.indexOf(Number(n)))}>`);
};

/** A wide table scrolls by itself, with the keyboard too. */
const scrollable = (html: string): string => html.replaceAll('<table>', '<div class="scroll" role="group" aria-label="Table" tabindex="0"><table>').replaceAll('</table>', '</table></div>');

/** What people wrote, as HTML: micromark lets no markup of theirs through, and the sanitizer is the second wall. */
export const markdown = (text: string, { under = 2 } = {}): SafeHtml => {
  const html = sanitize(micromark(text, { extensions: [gfm()], htmlExtensions: [gfmHtml()] }), allowed);
  return scrollable(underHeading(html, under)).trim() as SafeHtml;
};
