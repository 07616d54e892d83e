import { webAddress, type WrittenFacts } from '../../listing/listing.ts';
import { sameAddress } from '../../listing/duplicates.ts';
import { isPartialDate, type PartialDate } from '../../listing/partial-date.ts';
import { inferPlace, inferTitle, inferType, inferUses, isAgencyHeading, withoutPointers } from './infer.ts';
import { readBlocks, type Block, type PageLink } from './page-blocks.ts';
import { datesIn, type PageDate } from './page-dates.ts';

/** What became of each heading, link and date of the page: nothing on it is left out of the account. */
export type Accounted = { line: number; text: string; became: string; /** The entry it went into. */ entry?: string | undefined };
export type AtlasEntry = {
  /** The place on the page, the same in its next version. */
  key: string;
  line: number;
  /** As the heading above it says. */
  agency: string;
  facts: WrittenFacts & Required<Pick<WrittenFacts, 'title' | 'type'>>;
  inferred: string[];
  lacks: string[];
};
export type AtlasPage = { title: string; permalink: string; address: string; asOf?: PartialDate; entries: AtlasEntry[]; headings: Accounted[]; links: Accounted[]; dates: Accounted[] };

/** What is gathered for one entry before it is told apart. */
type Draft = { line: number; agency: string; label: string; parts: { block: Block; from: number }[]; partners: string[]; nth: number; ofLink: boolean };

const slug = (text: string) => text.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 80);
/** “Schedule 70: …”, not “For example: …” in the middle of a sentence. */
const labelOf = (text: string): string => {
  const label = /^([A-Z0-9][^.:;]{2,60}):\s+(?=[A-Z])/.exec(text)?.[1] ?? '';
  return label.split(' ').length <= 7 && !/^https?$/i.test(label) ? label : '';
};
const partnersLabel = /^(?:participants|partners)(?: include)?$/i;
const partnersIn = (text: string): string[] =>
  text.slice(text.indexOf(':') + 1).split(';').map((name) => name.replace(/\.\s*$/, '').replace(/^\s*and\s+/i, '').trim()).filter((name) => name.length >= 2).map((name) => name.slice(0, 160)).slice(0, 30);

/** A frame has no words, and is the page’s own. */
const startsWithLink = ({ links }: Block): boolean => links[0]?.at === 0 && links[0].text !== '';

/** Which blocks make which entry. What is in none is text of the page. */
const gather = (blocks: Block[]): { drafts: Draft[]; within: Map<Block, Draft> } => {
  const drafts: Draft[] = [];
  const within = new Map<Block, Draft>();
  let [agency, nth] = ['', 0];
  let current: Draft | undefined;
  const put = (block: Block, draft: Draft, from = 0) => {
    draft.parts.push({ block, from });
    within.set(block, draft);
  };
  const begin = (block: Block, label: string, ofLink: boolean): Draft => {
    current = { line: block.line, agency, label, parts: [], partners: [], nth: label ? 0 : nth++, ofLink };
    drafts.push(current);
    put(block, current, label ? label.length + 1 : 0);
    return current;
  };
  for (const block of blocks) {
    if (block.kind === 'heading') {
      [agency, nth, current] = [isAgencyHeading(block.text) ? block.text : '', 0, undefined];
      continue;
    }
    if (agency === '') {
      if (startsWithLink(block)) begin(block, '', true);
      continue;
    }
    const label = labelOf(block.text);
    if (partnersLabel.test(label) && current) {
      current.partners = partnersIn(block.text);
      within.set(block, current);
    } else if (!current || label || (block.links.length > 0 && current.parts.some((part) => part.block.links.length > 0))) begin(block, label, false);
    else put(block, current);
  }
  return { drafts, within };
};

/** “U.S. Federal Blockchain Forum, July 18, 2017”: the date is a fact of its own. */
const withoutDate = (title: string): string => title.replace(/,\s+[A-Z][a-z]+ \d{1,2}, \d{4}$/, '');

const room = 1200;
const cutSentences = (text: string): string => (text.length <= room ? text : text.slice(0, room).replace(/[^.]*$/, '').trim() || text.slice(0, room));

const addressOf = (link: PageLink, site: string): string | undefined => {
  const whole = URL.canParse(link.address, site) ? new URL(link.address, site).href : '';
  return webAddress().safeParse(whole).success ? whole : undefined;
};
const sayLink = (text: string) => text.replace(/^[\s"“]+|[\s"”,.]+$/g, '') || 'Link';

const dateFor = (type: string, text: string, dates: PageDate[]): PageDate | undefined => {
  if (type === 'event') return dates.find(({ read }) => read !== undefined);
  return type === 'report' ? dates.find(({ read, at }) => read !== undefined && /published\s*$/i.test(text.slice(0, at))) : undefined;
};

type Settings = { site: string; asOf: PartialDate | undefined; permalink: string };

const linksOf = (draft: Draft, site: string) => {
  const all = draft.parts.flatMap(({ block }) => block.links);
  const readable = all.flatMap((link) => {
    const url = addressOf(link, site);
    return url ? [{ title: sayLink(link.text).slice(0, 200), url }] : [];
  });
  return { all, readable, main: readable[0], more: readable.slice(1, 21) };
};

const entryOf = (draft: Draft, { site, asOf, permalink }: Settings): AtlasEntry => {
  const text = draft.parts.map(({ block, from }) => block.text.slice(from).trim()).join('\n\n');
  const whole = draft.parts.map(({ block }) => block.text).join(' ');
  const { all, main, more } = linksOf(draft, site);
  const { type, from: typeFrom } = inferType(draft.label, text);
  const { title, from: titleFrom } = inferTitle({ label: draft.label, text: draft.ofLink ? whole : text, links: all, agency: draft.agency, type });
  const dates = datesIn(text, asOf);
  const starts = dateFor(type, text, dates);
  const uses = inferUses(text);
  const told = withoutPointers(text);
  const place = draft.agency ? inferPlace(draft.agency) : undefined;
  const inferred = [
    `title “${withoutDate(title)}” from ${titleFrom}`, `type ${type} from ${typeFrom}`,
    ...(place ? [`level ${place.level} from the agency`] : []),
    ...uses.map(({ use, word }) => `use ${use} from “${word}”`),
    ...(starts ? [`${type === 'report' ? 'published' : 'began'} ${starts.read} from “${starts.text}”${starts.yearInferred ? ', its year from the date of the page' : ''}`] : []),
  ];
  const lacks = [
    ...(main ? [] : ['no link']), ...(draft.agency ? [] : ['no agency']), 'no status', 'no maturity', 'no ledger',
    ...(cutSentences(told).length < told.length ? [`only the first ${cutSentences(told).length} of ${told.length} characters of its text`] : []),
  ];
  const name = draft.label ? slug(draft.label) : draft.ofLink && main ? sameAddress(main.url) : String(draft.nth + 1);
  return {
    key: `${permalink}#${slug(draft.agency)}/${name}`.slice(0, 400), line: draft.line, agency: draft.agency, inferred, lacks,
    facts: {
      title: withoutDate(title).slice(0, 200), type, summary: cutSentences(told),
      ...(main ? { url: main.url } : {}), ...(more.length > 0 ? { links: more } : {}), ...place,
      ...(uses.length > 0 ? { uses: uses.map(({ use }) => use) } : {}), ...(starts?.read ? { starts: starts.read } : {}), ...(draft.partners.length > 0 ? { partners: draft.partners } : {}),
    },
  };
};

const accountLinks = (blocks: Block[], entryFor: (block: Block) => AtlasEntry | undefined, site: string): Accounted[] => {
  const met = new Set<AtlasEntry>();
  return blocks.flatMap((block) => block.links.map((link): Accounted => {
    const [entry, readable] = [entryFor(block), addressOf(link, site)];
    const first = entry !== undefined && readable !== undefined && !met.has(entry);
    if (first) met.add(entry);
    const became = !readable ? 'not a web address that can be read' : !entry ? 'in the text of the page, of no entry' : first ? 'web address' : 'further link';
    return { line: block.line, text: link.address, became, entry: entry?.key };
  }));
};

const accountDates = (blocks: Block[], entryFor: (block: Block) => AtlasEntry | undefined, asOf: PartialDate | undefined): Accounted[] => {
  const used = new Set<AtlasEntry>();
  return blocks.flatMap((block) => datesIn(block.text, asOf).map((date): Accounted => {
    const entry = entryFor(block);
    const isStart = entry?.facts.starts !== undefined && entry.facts.starts === date.read && !used.has(entry);
    if (isStart) used.add(entry);
    const became = !date.read ? 'no day that can be told' : !entry ? 'in the text of the page, of no entry' : isStart ? `when it ${entry.facts.type === 'report' ? 'came out' : 'began'}` : 'named in the summary';
    return { line: block.line, text: date.text, became, entry: entry?.key };
  }));
};

/** When the page was written, as its file is called: blockchain-programs-2018-06.md. */
const asOfName = (file: string): PartialDate | undefined => {
  const date = /(\d{4}(?:-\d{2}){0,2})\.md$/i.exec(file)?.[1];
  return date && isPartialDate(date) ? date : undefined;
};

/** A page of the 2018 atlas as entries, with what was inferred, what could not be, and what became of every heading, link and date. */
export const readAtlasPage = (text: string, { file, site }: { file: string; site: string }): AtlasPage => {
  const { front, blocks } = readBlocks(text);
  const asOf = asOfName(file);
  const permalink = front['permalink'] ?? `/${slug(file.replace(/(-\d{4}(-\d{2})*)?\.md$/i, ''))}/`;
  const { drafts, within } = gather(blocks);
  const made = new Map(drafts.map((draft) => [draft, entryOf(draft, { site, asOf, permalink })]));
  const entryFor = (block: Block) => made.get(within.get(block)!);
  const headings = blocks.filter(({ kind }) => kind === 'heading').map(({ line, text: words }): Accounted => {
    const count = [...made.values()].filter(({ agency }) => agency === words).length;
    return { line, text: words, became: !isAgencyHeading(words) ? 'a title on the page' : count === 0 ? 'an agency without an entry' : `an agency with ${count === 1 ? '1 entry' : `${count} entries`}` };
  });
  return {
    title: front['title'] ?? permalink, permalink, address: new URL(permalink, site).href, ...(asOf ? { asOf } : {}), entries: [...made.values()], headings,
    links: accountLinks(blocks, entryFor, site), dates: accountDates(blocks, entryFor, asOf),
  };
};
