import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { readHtml } from '../../adapters/html/read-html.ts';
import { directoryRows } from '../../domain/import/directory.ts';
import { readAtlasPage } from '../../domain/import/atlas/atlas-page.ts';
import { Feed } from '../../domain/import/feed-record.ts';
import { readListingFile } from '../../domain/import/listing-file.ts';
import { isZone, zoneName } from '../../domain/moment.ts';
import { importAgencies } from '../../use-cases/operator/import-agencies.ts';
import { importAtlas, type PageReport } from '../../use-cases/operator/import-atlas.ts';
import { importListingFile, type RowReport } from '../../use-cases/operator/import-listing-file.ts';
import { importChallenges, type RecordReport } from '../../use-cases/operator/import-challenges.ts';
import { atPlace, atTerminal, placeOptions, type CommandPorts } from './open-place.ts';
import { readOptions } from './read-options.ts';
import { told } from './told.ts';

/** Where the atlas of 2018 stood. */
const atlasHome = 'https://emerging.digital.gov';
const say = (line: string) => console.log(line);
const plural = (n: number, one: string) => `${n} ${one}${n === 1 ? '' : 's'}`;

const readText = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw told(`${path} cannot be read (${(error as NodeJS.ErrnoException).code ?? String(error)}). Check the name.`);
  }
};

const readFeed = (path: string): Feed => {
  const text = readText(path);
  try {
    return Feed.parse(JSON.parse(text));
  } catch {
    throw told(`${path} is not a Challenge.gov feed: JSON with home_page_url and a list named _challenge.`);
  }
};

const sayRecord = ({ name, outcome, slug, lacks }: RecordReport): void => {
  say(`${outcome.padEnd(9)}  ${name}${slug ? `  (/challenges/${slug})` : ''}`);
  for (const lack of lacks) say(`             ${lack}`);
};

const challenges = async (ports: CommandPorts, feed: Feed, zone: string): Promise<void> => {
  const reports = await importChallenges({ ...ports, readHtml }, atTerminal(), feed, zone);
  reports.forEach(sayRecord);
  const count = (outcome: RecordReport['outcome']) => reports.filter((report) => report.outcome === outcome).length;
  say(`${plural(reports.length, 'record')}: ${count('added')} added, ${count('changed')} changed, ${count('unchanged')} unchanged, ${count('left out')} left out. Times without a zone were read as ${zoneName(zone)}.`);
  if (reports.length > 0 && count('left out') === reports.length) throw told('No record could be read.');
};

const agencies = async (ports: CommandPorts, text: string): Promise<void> => {
  const { added, changed, unchanged, lacks } = await importAgencies(ports, atTerminal(), directoryRows(text));
  for (const lack of lacks) say(`not read  ${lack}`);
  const read = added + changed + unchanged;
  say(`${read === 1 ? '1 agency or bureau' : `${read} agencies and bureaus`}: ${added} added, ${changed} changed, ${unchanged} unchanged.`);
  if (read === 0 && lacks.length > 0) throw told('No row could be read.');
};

const sayPage = ({ title, address, asOf, entries, headings, links, dates, gone }: PageReport): void => {
  say(`${title}  (${address}${asOf ? `, as of ${asOf}` : ', of an unknown date'})`);
  for (const { outcome, title: name, type, id, inferred, lacks } of entries) {
    say(`${outcome.padEnd(9)}  ${name}  [${type}]${id ? `  (/atlas/${id})` : ''}`);
    for (const one of inferred) say(`             inferred: ${one}`);
    if (lacks.length > 0) say(`             not told: ${lacks.join('; ')}`);
  }
  for (const [what, accounts] of [['heading', headings], ['link', links], ['date', dates]] as const) {
    for (const { line, text, became, entry } of accounts) say(`${what.padEnd(9)}  line ${line}: ${text}: ${became}${entry ? ` of ${entry}` : ''}`);
  }
  for (const key of gone) say(`gone       ${key}: no longer on the page; kept here`);
  const count = (outcome: PageReport['entries'][number]['outcome']) => entries.filter((entry) => entry.outcome === outcome).length;
  say(`${entries.length === 1 ? '1 entry' : `${entries.length} entries`}: ${count('added')} added, ${count('changed')} changed, ${count('unchanged')} unchanged, ${count('left out')} left out. Accounted for: ${plural(headings.length, 'heading')}, ${plural(links.length, 'link')}, ${plural(dates.length, 'date')}.`);
};

const sayRows = (file: string, reports: RowReport[]): void => {
  for (const { row, title, outcome, id, inferred, lacks } of reports) {
    say(`${outcome.padEnd(9)}  ${row}: ${title || 'no title'}${id ? `  (/atlas/${id})` : ''}`);
    for (const one of inferred) say(`             inferred: ${one}`);
    for (const one of lacks) say(`             ${outcome === 'left out' ? 'refused' : 'not told'}: ${one}`);
  }
  const count = (outcome: RowReport['outcome']) => reports.filter((report) => report.outcome === outcome).length;
  say(`${file}: ${reports.length === 1 ? '1 entry' : `${reports.length} entries`}: ${count('added')} added, ${count('changed')} changed, ${count('unchanged')} unchanged, ${count('left out')} left out.`);
};

const isTable = (file: string) => /\.(csv|json)$/i.test(file);
const importPages = async (args: string[]): Promise<void> => {
  const { values, words: [, ...files] } = readOptions(args, { ...placeOptions, site: { type: 'string', default: atlasHome }, source: { type: 'string' }, type: { type: 'string' } }, ['kind', 'page', 'pages...']);
  if (values.source !== undefined && !(URL.canParse(values.source) && /^https?:/.test(values.source))) throw told(`"${values.source}" is not a web address. Give the page that says so with --source.`);
  const tables = files.filter(isTable).map((file) => ({ file: basename(file), rows: readListingFile(file, readText(file), values) }));
  if (!URL.canParse(values.site) || !/^https?:/.test(values.site)) throw told(`"${values.site}" is not a web address. Give the site the pages were on with --site.`);
  const pages = files.filter((file) => !isTable(file)).map((file) => readAtlasPage(readText(file), { file: basename(file), site: values.site }));
  await atPlace(values, say, async (ports) => {
    for (const page of pages) sayPage(await importAtlas(ports, atTerminal(), page));
    for (const { file, rows } of tables) sayRows(file, await importListingFile(ports, atTerminal(), rows, file));
  });
};

export const importFile = async (args: string[]): Promise<void> => {
  if (args.find((arg) => !arg.startsWith('-')) === 'atlas') return importPages(args);
  const { values, words: [what = '', file = ''] } = readOptions(args, { ...placeOptions, zone: { type: 'string', default: 'America/New_York' } }, ['kind: challenges, agencies or atlas', 'file']);
  if (what !== 'challenges' && what !== 'agencies') throw told(`"${what}" cannot be imported. Say challenges, agencies or atlas.`);
  if (!isZone(values.zone)) throw told(`"${values.zone}" is not a time zone. Give one such as America/New_York with --zone.`);
  const feed = what === 'challenges' ? readFeed(file) : undefined;
  const text = feed ? '' : readText(file);
  await atPlace(values, say, (ports) => (feed ? challenges(ports, feed, values.zone) : agencies(ports, text)));
};
