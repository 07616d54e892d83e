import * as z from 'zod';
import { addressKey, EmailAddress } from '../words/email-address.ts';
import { oneLine } from '../words/one-line.ts';
import { readCsv, type CsvRow } from '../words/csv.ts';

/** One person to ask, as an agency writes them down. */
export const JudgeLine = z.object({
  email: EmailAddress,
  name: oneLine().max(120, 'The name is longer than 120 characters.').default(''),
  organization: oneLine().max(160, 'The organization is longer than 160 characters.').default(''),
  areas: z.array(z.string().max(60)).max(12).default([]),
});
export type JudgeLine = z.infer<typeof JudgeLine>;

export type ListedJudge = { line: number; judge: JudgeLine; faults: string[] };
type Known = { areas: { id: string; name: string }[]; /** Addresses that have an invitation or are judges, in small letters. */ present: Set<string>; /** Of those, who judges. */ judging: Set<string> };

export const mostJudges = 400;
/** In one request: an invitation, its letter and its address make three items each of a transaction. */
export const judgesAtOnce = 32;
const columns = { email: ['email', 'e-mail', 'mail', 'address'], name: ['name', 'judge'], organization: ['organization', 'organisation', 'employer', 'company'], areas: ['areas', 'area', 'tracks', 'track'] };
type Column = keyof typeof columns;
type Places = Partial<Record<Column, number>>;

const placesIn = (header: CsvRow): Places | undefined => {
  const names = header.cells.map((cell) => cell.toLowerCase());
  if (names.some((name) => name.includes('@'))) return undefined;
  const places = Object.fromEntries(Object.entries(columns).map(([column, words]) => [column, names.findIndex((name) => words.includes(name))]).filter(([, place]) => place !== -1)) as Places;
  return places.email === undefined ? undefined : places;
};

const usual: Places = { email: 0, name: 1, organization: 2, areas: 3 };

const areasOf = (cell: string, known: Known['areas']): { ids: string[]; strange: string[] } => {
  const named = cell.split(/[;|/]/).map((word) => word.trim()).filter(Boolean);
  const found = named.map((word) => known.find((area) => [area.id, area.name.toLowerCase()].includes(word.toLowerCase()))?.id);
  return { ids: found.filter((id) => id !== undefined), strange: named.filter((_, i) => found[i] === undefined) };
};

const faultsIn = (judge: JudgeLine, strange: string[], known: Known, before: string[]): string[] => {
  const read = JudgeLine.safeParse(judge);
  const unknownAreas = known.areas.length > 0 ? `Known areas: ${known.areas.map((area) => area.name).join(', ')}.` : 'This challenge has no areas: leave the column out.';
  return [
    ...(judge.email === '' ? ['The email address is missing.'] : read.success ? [] : read.error.issues.map((issue) => issue.message)),
    ...strange.map((word) => `There is no challenge area “${word}”. ${unknownAreas}`),
    ...(before.includes(judge.email) ? ['This address stands in the list already.'] : []),
    ...(known.judging.has(judge.email) ? ['This person already judges this challenge.'] : known.present.has(judge.email) ? ['This person is invited already. Use “Send again” in the list of invitations.'] : []),
  ];
};

/** What a pasted or uploaded list says, line by line, with everything that is wrong before a letter is sent. A header row is optional. */
export const readJudgeList = (text: string, known: Known): ListedJudge[] => {
  const rows = readCsv(text, 'list');
  const named = rows[0] && placesIn(rows[0]);
  const places = named ?? usual;
  const seen: string[] = [];
  return (named ? rows.slice(1) : rows).map(({ line, cells }) => {
    const cell = (column: Column) => cells[places[column] ?? -1] ?? '';
    const { ids, strange } = areasOf(cell('areas'), known.areas);
    const judge = { email: addressKey(cell('email')), name: cell('name'), organization: cell('organization'), areas: ids };
    const faults = faultsIn(judge, strange, known, seen);
    seen.push(judge.email);
    return { line, judge, faults };
  });
};
