import * as z from 'zod';
import { sections, type Challenge, type Sections } from '../call/challenge.ts';
import type { FeedRecord } from './feed-record.ts';
import { asOneLine } from '../words/one-line.ts';
import { Refusal } from '../refusal.ts';
import { readWrittenAmount } from './written-amount.ts';
import { readWrittenDate, type WrittenDate } from './written-date.ts';
import { closingInstantOf, instantOf, localOf } from '../zone.ts';

/** Turns a page's markup into Markdown that holds none; what it had to leave out comes as `dropped`. Given, because parsing is not a rule. */
export type ReadHtml = (html: string, base: string) => { markdown: string; dropped: string[] };
export type Source = { name: string; home: string; zone: string; readHtml: ReadHtml };

/** What a listing says, and what of the record could not be read into it. */
export type Reading = { sections: Sections; listing: NonNullable<Challenge['listing']>; lacks: string[] };

const room = { need: 26_000, note: 7_000, rules: 54_000, whole: 60_000 };
/** As the rules version stores it, where a line break takes two. */
const bytes = (text: string) => new TextEncoder().encode(JSON.stringify(text)).length;

/** At most `most` bytes, ending after a whole paragraph. */
const cutParagraphs = (text: string, most: number): string => {
  if (bytes(text) <= most) return text;
  const kept: string[] = [];
  let used = 0;
  for (const paragraph of text.split('\n\n')) {
    used += bytes(paragraph) + 2;
    if (used > most) break;
    kept.push(paragraph);
  }
  return kept.join('\n\n');
};

const cutWords = (text: string, most: number): string => (text.length <= most ? text : `${text.slice(0, most - 1).replace(/\s+\S*$/, '')}…`);

const webAddress = (text: string): string | undefined => {
  const whole = text.trim();
  return whole !== '' && z.url({ protocol: /^https?$/ }).safeParse(whole).success ? whole : undefined;
};

type Lacks = (sentence: string) => void;

const letters = (text: string) => text.toLowerCase().replace(/[^a-z]/g, '');
const ownTitles = ['description', 'how to enter', 'judging criteria', 'judging', 'rules', 'prizes'].map(letters);

/** The source often begins a part with its title; the page has one already. */
const withoutTitle = (markdown: string, field: string): string => {
  const [first = '', ...others] = markdown.split('\n\n');
  return /^#{1,6} /.test(first) && (ownTitles.includes(letters(first)) || letters(first) === letters(field)) ? others.join('\n\n') : markdown;
};

const texts = (record: FeedRecord, { home, name, readHtml }: Source, lack: Lacks) => {
  const bodies = ['description', 'how-to-enter', 'judging', 'rules', 'prizes'] as const;
  const read = Object.fromEntries(bodies.map((field) => {
    const { markdown, dropped } = readHtml(record[field], home);
    for (const what of dropped) lack(`${field}: ${what}`);
    return [field, withoutTitle(markdown, field)];
  })) as Record<(typeof bodies)[number], string>;
  const empty = bodies.filter((field) => read[field] === '');
  if (empty.length > 0) lack(`empty: ${empty.join(', ')}`);
  const rest = `The rest is at [${name}](${record.permalink}).`;
  const fit = (field: string, text: string, most: number) => {
    const cut = cutParagraphs(text, most);
    if (cut === text) return text;
    lack(`${field}: only the first ${bytes(cut)} of ${bytes(text)} bytes fit; the rest is linked`);
    return [cut, rest].filter(Boolean).join('\n\n');
  };
  return { read, fit };
};

/** Text that is not markup, as Markdown. */
const plainly = (text: string, { home, readHtml }: Source) => readHtml(asOneLine(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;'), home).markdown;

const factsOf = (record: FeedRecord, source: Source): string =>
  [['Kind of challenge', record['type-of-challenge'].join('; ')], ['Fiscal years', asOneLine(record['fiscal-year'])]]
    .filter(([, value]) => value !== '').map(([name, value]) => `- **${name}:** ${plainly(value!, source)}`).join('\n');

const needOf = (record: FeedRecord, read: Record<string, string>, source: Source): string => {
  const shortened = asOneLine(record.tagline).length > 240 ? plainly(record.tagline, source) : '';
  const told = read['description'] || `The agency describes this challenge on [its page](${webAddress(record['external-url']) ?? record.permalink}), not at ${source.name}.`;
  const part = (title: string, text: string | undefined) => (text ? `## ${title}\n\n${text}` : '');
  return [shortened, told, part('How to enter', read['how-to-enter']), part('How entries are judged', read['judging']), part('From the source', factsOf(record, source))].filter(Boolean).join('\n\n');
};

const written = (text: string, field: string): WrittenDate => {
  const read = readWrittenDate(text);
  if (read) return read;
  throw new Refusal('invalid', `${field} is ${text.trim() ? `"${text.trim()}", which is not a date this can read` : 'empty'}.`, field);
};

/** A record without a closing date stays open as long as it is listed; a date that is there but not understood is refused. The closing time's own zone decides. */
const timelineOf = (record: FeedRecord, usual: string, lack: Lacks): Sections['timeline'] => {
  if (record['submission-end'].trim() === '') {
    lack('empty: submission-end, so it shows as open for as long as it is listed');
    return { zone: usual, phases: [], resultsOn: '' };
  }
  const start = written(record['submission-start'], 'submission-start');
  const end = written(record['submission-end'], 'submission-end');
  const zone = end.zone ?? start.zone ?? usual;
  const closes = `${end.day}T${end.time ?? '23:59'}`;
  const openedAt = instantOf(`${start.day}T${start.time ?? '00:00'}`, start.zone ?? zone, 'submission-start');
  if (openedAt >= closingInstantOf(closes, zone, 'submission-end')) {
    throw new Refusal('invalid', `It closes (${record['submission-end'].trim()}) before it opens (${record['submission-start'].trim()}).`, 'submission-end');
  }
  return { zone, phases: [{ id: 'entries', kind: 'entries', name: 'Entries', opens: localOf(openedAt, zone), closes }], resultsOn: '' };
};

const generalOf = (record: FeedRecord, lack: Lacks): Sections['general'] => {
  const cut = (field: 'challenge-title' | 'tagline' | 'legal-authority', most: number) => {
    const whole = asOneLine(record[field]);
    if (whole.length > most) lack(`${field}: shortened to ${most} characters`);
    return cutWords(whole, most);
  };
  const contact = [record['point-of-contact'], record['challenge-manager-email']].map((text) => text.trim()).find((text) => z.email().safeParse(text).success) ?? '';
  const partners = [record['partner-agencies-federal'], record['partners-non-federal']].map(asOneLine).filter(Boolean).join('; ');
  return sections.general.parse({
    title: cut('challenge-title', 200), tagline: cut('tagline', 240), contactName: cutWords(asOneLine(record['challenge-manager']), 120), contactEmail: contact,
    profile: 'listing', legalAuthority: cut('legal-authority', 300), participation: 'public', partners: cutWords(partners, 600),
  });
};

const tiersOf = (record: FeedRecord, lack: Lacks): Sections['prizes']['tiers'] => {
  const written = record['total-prize-offered-cash'].trim();
  const cents = readWrittenAmount(written);
  if (written === '') lack('empty: total-prize-offered-cash');
  else if (cents === undefined) lack(`total-prize-offered-cash: "${written}" is not an amount this can read`);
  return cents === undefined || cents === 0 ? [] : [{ id: 'total', name: 'Total cash prizes', places: 1, cents, other: '' }];
};

/** A record of the feed as the sections of a listing. Refuses `invalid` when it has no dates to go by. */
export const readListing = (record: FeedRecord, source: Source): Reading => {
  const lacks: string[] = [];
  const lack = (sentence: string) => void lacks.push(sentence);
  const timeline = timelineOf(record, source.zone, lack);
  const { read, fit } = texts(record, source, lack);
  const need = fit('description, how-to-enter and judging', needOf(record, read, source), room.need);
  const note = fit('prizes', read.prizes, room.note);
  const rules = fit('rules', read.rules, Math.min(room.rules, room.whole - bytes(need) - bytes(note)));
  const elsewhere = webAddress(record['external-url']);
  if (!elsewhere && record['external-url'].trim()) lack(`external-url: "${record['external-url'].trim()}" is not a web address`);
  const links = [{ title: `This call at ${source.name}`, url: record.permalink }, ...(elsewhere ? [{ title: 'Where entries are taken', url: elsewhere }] : [])];
  return {
    sections: {
      general: generalOf(record, lack), details: sections.details.parse({ need }), timeline, prizes: sections.prizes.parse({ tiers: tiersOf(record, lack), note }),
      rules: sections.rules.parse({ rules }), form: sections.form.parse({}), judging: sections.judging.parse({}), resources: { links },
    },
    listing: { url: elsewhere ?? record.permalink, source: source.name, sourceId: record['challenge-id'] },
    lacks,
  };
};
