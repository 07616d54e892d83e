/** A link as the page has it: what it says, and where it goes. */
export type PageLink = { text: string; address: string; /** Where in the block's text it stands. */ at: number };
export type Block = { kind: 'heading' | 'paragraph' | 'item'; level: number; line: number; text: string; links: PageLink[] };
export type FrontMatter = Record<string, string>;

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ', '#39': '’', rsquo: '’', lsquo: '‘', ldquo: '“', rdquo: '”', ndash: '–', mdash: '—' };
const unescape = (text: string) => text.replace(/&(#?\w+);/g, (whole, name: string) => entities[name] ?? whole);
const plain = (markup: string) => unescape(markup.replace(/<[^>]*>/g, '')).replace(/[*_]{2,}|`/g, '').replace(/\s+/g, ' ');

const linking = /\[([^\]]*)\]\(([^)\s]+)(?:\s+"[^"]*")?\)|<a\s[^>]*?href=["']([^"']*)["'][^>]*>([\s\S]*?)<\/a>|<iframe\s[^>]*?src=["']([^"']*)["'][^>]*>(?:[\s\S]*?<\/iframe>)?|(https?:\/\/[^\s<>()\]]+[^\s<>()\].,;:!?’”"'])/gi;

/** The words of a block without its markup, and every link in it. */
const readInline = (markup: string): Pick<Block, 'text' | 'links'> => {
  const links: PageLink[] = [];
  let [text, from] = ['', 0];
  for (const found of markup.matchAll(linking)) {
    text += plain(markup.slice(from, found.index));
    const [, squareText, squareAddress, anchorAddress, anchorText, frame, bare] = found;
    const address = unescape(squareAddress ?? anchorAddress ?? frame ?? bare!).trim();
    const says = plain(squareText ?? anchorText ?? (bare ? bare : '')).trim();
    links.push({ text: says, address, at: text.length });
    text += says;
    from = found.index + found[0].length;
  }
  text += plain(markup.slice(from));
  return { text: text.replace(/\s+/g, ' ').trim(), links };
};

/** The lines of front matter before the page, as `name: value`. */
const readFront = (text: string): { front: FrontMatter; body: string; line: number } => {
  const found = /^---\r?\n([\s\S]*?)\r?\n---\r?\n?/.exec(text);
  if (!found) return { front: {}, body: text, line: 1 };
  const front = Object.fromEntries([...found[1]!.matchAll(/^([\w-]+):[ \t]*(.*)$/gm)].map(([, name, value]) => [name!, value!.trim().replace(/^(["'])(.*)\1$/, '$2')]));
  return { front, body: text.slice(found[0].length), line: found[0].split('\n').length };
};

const isRule = (line: string) => /^\s*([*_-]\s*){3,}$/.test(line);
const heading = /^\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*$/;
const item = /^\s*(?:\d+[.)]|[-*+])\s+(.*)$/;

/** A Markdown page of the atlas as headings, paragraphs and items of lists, each with the line it begins on. */
export const readBlocks = (page: string): { front: FrontMatter; blocks: Block[] } => {
  const { front, body, line: first } = readFront(page.replace(/^\uFEFF/, ''));
  const blocks: Block[] = [];
  let open: { kind: 'paragraph' | 'item'; line: number; markup: string } | undefined;
  const close = () => {
    if (open) blocks.push({ kind: open.kind, level: 0, line: open.line, ...readInline(open.markup) });
    open = undefined;
  };
  body.split(/\r?\n/).forEach((text, n) => {
    const line = first + n;
    const [, marks, title] = heading.exec(text) ?? [];
    const [, listed] = isRule(text) ? [] : (item.exec(text) ?? []);
    if (text.trim() === '' || isRule(text)) return close();
    if (marks) {
      close();
      return void blocks.push({ kind: 'heading', level: marks.length, line, ...readInline(title!) });
    }
    if (listed !== undefined) {
      close();
      open = { kind: 'item', line, markup: listed };
    } else if (open) open.markup += ` ${text.trim()}`;
    else open = { kind: 'paragraph', line, markup: text.trim() };
  });
  close();
  return { front, blocks };
};
