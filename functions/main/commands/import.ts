import { readFileSync } from 'node:fs';
import { readHtml } from '../../adapters/html/read-html.ts';
import { directoryRows } from '../../domain/import/directory.ts';
import { Feed } from '../../domain/import/feed-record.ts';
import { isZone, zoneName } from '../../domain/moment.ts';
import { importAgencies } from '../../use-cases/operator/import-agencies.ts';
import { importChallenges, type RecordReport } from '../../use-cases/operator/import-challenges.ts';
import { atPlace, atTerminal, placeOptions, type CommandPorts } from '../open-place.ts';
import { readOptions } from '../read-options.ts';
import { told } from '../told.ts';

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

export const importFile = async (args: string[]): Promise<void> => {
  const { values, words: [what = '', file = ''] } = readOptions(args, { ...placeOptions, zone: { type: 'string', default: 'America/New_York' } }, ['kind: challenges or agencies', 'file']);
  if (what !== 'challenges' && what !== 'agencies') throw told(`"${what}" cannot be imported. Say challenges or agencies.`);
  if (!isZone(values.zone)) throw told(`"${values.zone}" is not a time zone. Give one such as America/New_York with --zone.`);
  const feed = what === 'challenges' ? readFeed(file) : undefined;
  const text = feed ? '' : readText(file);
  await atPlace(values, say, (ports) => (feed ? challenges(ports, feed, values.zone) : agencies(ports, text)));
};
