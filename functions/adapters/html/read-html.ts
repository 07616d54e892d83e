import { isTag, isText, type ChildNode, type Element } from 'domhandler';
import { parseDocument } from 'htmlparser2';
import type { ReadHtml } from '../../domain/import/listed-challenge.ts';

/**
 * HTML of unknown origin becomes Markdown that holds no HTML. Only the elements named here mean anything: others are their
 * text, and those that never show text are left out whole. Every character of text that Markdown could read as markup is escaped.
 */
type Told = { base: string; dropped: Set<string> };
const silent = new Set(['script', 'style', 'template', 'head', 'title', 'noscript', 'svg', 'math', 'select', 'textarea']);
const blocks = new Set(['p', 'div', 'section', 'article', 'header', 'footer', 'main', 'aside', 'figure', 'figcaption', 'address', 'form', 'fieldset', 'dl', 'dt', 'dd', 'center', 'details', 'summary', 'html', 'body']);
const framed = new Set(['iframe', 'object', 'embed', 'video', 'audio', 'input', 'button', 'canvas']);
const superscripts: Record<string, string> = { 0: '⁰', 1: '¹', 2: '²', 3: '³', 4: '⁴', 5: '⁵', 6: '⁶', 7: '⁷', 8: '⁸', 9: '⁹' };

const spaced = (text: string) => text.replace(/[\s\u00a0]+/g, ' ');
const entities: Record<string, string> = { '<': '&lt;', '>': '&gt;', '[': '&#91;', ']': '&#93;' };
/**
 * An underscore inside a word marks nothing, and escaping it would break an address written out. Brackets are entities,
 * because an address written out takes a backslash after it as its own and would set the bracket free.
 */
const escaped = (text: string) =>
  text.replace(/[\\`*|~]|&(?=#?\w+;)|(?<![a-z0-9])_|_(?![a-z0-9])/gi, '\\$&').replace(/[<>[\]]/g, (found) => entities[found]!);
/** What means something only at the start of a line. */
const lineStart = (text: string) => text.replace(/^([#+\-=:]|\d{1,9}(?=[.)]))/, (found) => (/\d/.test(found) ? found : `\\${found}`)).replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2');
const trimmedLines = (text: string) => text.split('\n').map((one) => one.trim()).join('\n').replace(/^\n+|\n+$/g, '');

const address = (href: string, { base, dropped }: Told): string | undefined => {
  const wanted = href.trim().replace(/^\{\{\s*site\.baseurl\s*\}\}/, new URL(base).origin).replace(/^www\./i, 'https://www.');
  const url = URL.canParse(wanted, base) ? new URL(wanted, base) : undefined;
  if (url && /^(https?|mailto):$/.test(url.protocol) && !/[\s<>]/.test(url.href)) return url.href.replaceAll('(', '%28').replaceAll(')', '%29');
  dropped.add(`a link to "${href.slice(0, 60)}" is not one this can follow; its text stays`);
  return undefined;
};

/** Markers must touch their text, so spaces at the edges go outside. */
const marked = (mark: string, text: string): string => {
  const [, before = '', inner = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? [];
  return inner === '' ? before || after : `${before}${mark}${inner}${mark}${after}`;
};

const link = (element: Element, told: Told): string => {
  const inner = inline(element.children, told);
  const href = element.attribs['href'];
  const to = href && address(href, told);
  const [, before = '', text = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(inner) ?? [];
  return to && text ? `${before}[${text}](${to})${after}` : inner;
};

const picture = (element: Element, told: Told): string => {
  told.dropped.add('a picture is left out');
  return element.attribs['alt'] ? escaped(spaced(element.attribs['alt'])) : '';
};

const raised = (element: Element, told: Told): string => {
  const text = inline(element.children, told);
  return /^\d+$/.test(text) ? [...text].map((digit) => superscripts[digit]).join('') : text;
};

const inlineElement = (element: Element, told: Told): string => {
  const { name, children } = element;
  if (silent.has(name)) return '';
  if (name === 'br') return '\n';
  if (name === 'a') return link(element, told);
  if (name === 'img') return picture(element, told);
  if (name === 'sup') return raised(element, told);
  if (name === 'strong' || name === 'b') return marked('**', inline(children, told));
  if (name === 'em' || name === 'i') return marked('*', inline(children, told));
  if (framed.has(name)) told.dropped.add(`<${name}> is left out`);
  const inner = inline(children, told);
  return blocks.has(name) || name === 'li' || name === 'td' || name === 'th' ? ` ${inner} ` : inner;
};

const inline = (nodes: ChildNode[], told: Told): string =>
  nodes.map((node) => (isText(node) ? escaped(spaced(node.data)) : isTag(node) ? inlineElement(node, told) : '')).join('');

/** A paragraph: marks that met are one, spaces are single, a break is a Markdown break. */
const paragraph = (nodes: ChildNode[], told: Told): string => {
  const text = inline(nodes, told).replace(/ {2,}/g, ' ').replaceAll('****', '');
  return trimmedLines(text).split('\n').filter((one) => one !== '').map(lineStart).join('\\\n');
};

const indented = (text: string, width: number) => text.split('\n').map((one, i) => (i === 0 || one === '' ? one : ' '.repeat(width) + one)).join('\n');

const listOf = (element: Element, told: Told): string => {
  const first = Number(element.attribs['start'] ?? 1) || 1;
  const items = element.children.filter(isTag).filter(({ name }) => !silent.has(name));
  return items.map((item, i) => {
    const mark = element.name === 'ol' ? `${first + i}. ` : '- ';
    return mark + indented(blocksOf(item.name === 'li' ? item.children : [item], told).join('\n\n'), mark.length);
  }).join('\n');
};

const elementsNamed = (element: Element, names: string[]): Element[] =>
  element.children.filter(isTag).flatMap((child) => (names.includes(child.name) ? [child] : child.name === 'table' ? [] : elementsNamed(child, names)));

/** Only the first row can be the head; rows of other widths are filled. A table of one column is its paragraphs. */
const tableOf = (element: Element, told: Told): string => {
  const rows = elementsNamed(element, ['tr']).map((row) => elementsNamed(row, ['td', 'th']).map((cell) => blocksOf(cell.children, told, true).join(' ')));
  const width = Math.max(0, ...rows.map((row) => row.length));
  if (width < 2) return rows.flat().filter(Boolean).map(lineStart).join('\n\n');
  const line = (cells: string[]) => `| ${Array.from({ length: width }, (_, i) => cells[i] ?? '').join(' | ')} |`;
  const [head = [], ...body] = rows;
  return [line(head), line(Array.from({ length: width }, () => '---')), ...body.map(line)].join('\n');
};

const block = (element: Element, told: Told, flat: boolean): string[] => {
  const { name, children } = element;
  if (/^h[1-6]$/.test(name)) {
    const text = paragraph(children, told).replaceAll('\\\n', ' ').replaceAll('**', '');
    return text === '' ? [] : [flat ? text : `${'#'.repeat(Math.min(6, Math.max(3, Number(name[1]))))} ${text}`];
  }
  if (name === 'hr') return flat ? [] : ['---'];
  if (!flat && (name === 'ul' || name === 'ol')) return [listOf(element, told)].filter(Boolean);
  if (!flat && name === 'table') return [tableOf(element, told)].filter(Boolean);
  if (name === 'blockquote' && !flat) return [blocksOf(children, told).join('\n\n').split('\n').map((one) => `> ${one}`.trim()).join('\n')];
  if (name === 'pre') return [paragraph(children, told)].filter(Boolean);
  return blocksOf(children, told, flat);
};

const isBlock = (node: ChildNode): node is Element =>
  isTag(node) && (/^(h[1-6]|hr|ul|ol|li|table|blockquote|pre)$/.test(node.name) || blocks.has(node.name));

/** Blocks in order; loose text between them is a paragraph. `flat` is for a table's cell, which can hold no blocks. */
const blocksOf = (nodes: ChildNode[], told: Told, flat = false): string[] => {
  const found: string[] = [];
  let loose: ChildNode[] = [];
  const settle = () => {
    const text = paragraph(loose, told);
    if (text !== '') found.push(flat ? text.replaceAll('\\\n', ' ') : text);
    loose = [];
  };
  for (const node of nodes) {
    if (!isBlock(node)) loose.push(node);
    else {
      settle();
      found.push(...block(node, told, flat));
    }
  }
  settle();
  return found;
};

export const readHtml: ReadHtml = (html, base) => {
  const told: Told = { base, dropped: new Set() };
  const markdown = blocksOf(parseDocument(html).children, told).join('\n\n');
  return { markdown, dropped: [...told.dropped] };
};
