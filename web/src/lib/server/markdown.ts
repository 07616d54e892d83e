import { micromark } from 'micromark';
import { gfmAutolinkLiteral, gfmAutolinkLiteralHtml } from 'micromark-extension-gfm-autolink-literal';
import { gfmStrikethrough, gfmStrikethroughHtml } from 'micromark-extension-gfm-strikethrough';
import { gfmTable, gfmTableHtml } from 'micromark-extension-gfm-table';

declare const cleaned: unique symbol;
/** HTML that only this file makes: what Prose shows. */
export type SafeHtml = string & { readonly [cleaned]: true };

/** What may be in a text, and the only form each attribute may have. */
const allowed: Record<string, Record<string, RegExp>> = {
  ...Object.fromEntries(['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'p', 'ul', 'li', 'blockquote', 'pre', 'code', 'strong', 'em', 'del', 'br', 'hr', 'table', 'thead', 'tbody', 'tr'].map((tag) => [tag, {}])),
  a: { href: /^(https?:\/\/|mailto:)[^\s"'<>`]+$/i },
  ol: { start: /^\d{1,9}$/ },
  th: { align: /^(left|right|center)$/ },
  td: { align: /^(left|right|center)$/ },
};

const tag = /^<(\/?)([a-z][a-z0-9]*)((?: [a-z-]+="[^"<>]*")*) ?\/?>$/;

/** One tag as it may stand; nothing of any other. */
const allowedTag = (text: string): string => {
  const [, slash, name = '', given = ''] = tag.exec(text) ?? [];
  const attributes = Object.hasOwn(allowed, name) ? allowed[name] : undefined;
  if (!attributes) return '';
  if (slash) return `</${name}>`;
  const kept = [...given.matchAll(/ ([a-z-]+)="([^"<>]*)"/g)].filter(([, key = '', value = '']) => Object.hasOwn(attributes, key) && attributes[key]!.test(value));
  const rel = name === 'a' ? ' rel="nofollow noopener"' : '';
  return `<${name}${kept.map(([whole]) => whole).join('')}${rel}>`;
};

/** The second wall, behind micromark, which lets no markup of people's own through: only tags of the exact form above pass, and no stray bracket. */
export const onlyAllowed = (html: string): string =>
  html
    .split(/(<[^<>]*>)/)
    .map((part, i) => (i % 2 === 1 ? allowedTag(part) : part.replaceAll('<', '&lt;').replaceAll('>', '&gt;')))
    .join('');

/** The levels people used, in order, become the levels under the page's own heading: none is skipped. */
const underHeading = (html: string, level: number): string => {
  const used = [...new Set([...html.matchAll(/<h([1-6])>/g)].map((match) => Number(match[1])))].toSorted((a, b) => a - b);
  return html.replace(/<(\/?)h([1-6])>/g, (_, slash: string, n: string) => `<${slash}h${Math.min(6, level + 1 + used.indexOf(Number(n)))}>`);
};

/** A wide table scrolls by itself, with the keyboard too. */
const scrollable = (html: string): string => html.replaceAll('<table>', '<div class="scroll" role="group" aria-label="Table" tabindex="0"><table>').replaceAll('</table>', '</table></div>');

/** GitHub's Markdown without footnotes and task lists, whose marks would not pass the wall. */
export const dialect = {
  extensions: [gfmAutolinkLiteral(), gfmStrikethrough(), gfmTable()],
  htmlExtensions: [gfmAutolinkLiteralHtml(), gfmStrikethroughHtml(), gfmTableHtml()],
};

/** What people wrote, as HTML. */
export const markdown = (text: string, { under = 2 } = {}): SafeHtml => {
  const html = onlyAllowed(micromark(text, dialect));
  return scrollable(underHeading(html, under)).trim() as SafeHtml;
};
