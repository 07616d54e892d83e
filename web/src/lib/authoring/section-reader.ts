import type { SectionName } from '../../../../functions/domain/call/challenge.ts';
import { rowsOf, textOf, textsOf, type Typed, type TypedPart } from './typed-draft.ts';

/** How one kind of input is read into the draft and shown from it. An input that is not there is left out. */
type Kind = { read(group: Typed, name: string): unknown; show(value: unknown): TypedPart | undefined };
type Shape = { [name: string]: Kind | { rows: Shape } };

const shown = (value: unknown) => (value === undefined ? '' : String(value));
const text: Kind = { read: (group, name) => (group[name] === undefined ? undefined : textOf(group, name)), show: shown };
const trimmed: Kind = { read: (group, name) => (group[name] === undefined ? undefined : textOf(group, name).trim()), show: shown };
/** Left out of the draft where nothing is given. */
const ifGiven: Kind = { read: (group, name) => textOf(group, name).trim() || undefined, show: shown };
const yes: Kind = { read: (group, name) => textOf(group, name) !== '', show: (value) => (value ? 'yes' : undefined) };
const many: Kind = { read: textsOf, show: (value) => (value as string[] | undefined) ?? [] };
const lines: Kind = {
  read: (group, name) => textOf(group, name).split('\n').map((line) => line.trim()).filter(Boolean),
  show: (value) => ((value as string[] | undefined) ?? []).join('\n'),
};
/** Text that is no number is handed on as it is, so that the schema names the fix. */
const numeric = (typed: string): unknown => (/^-?\d+(\.\d+)?$/.test(typed) ? Number(typed) : typed);
const number: Kind = {
  read: (group, name) => {
    const typed = textOf(group, name).replaceAll(',', '').trim();
    return typed === '' ? undefined : numeric(typed);
  },
  show: shown,
};
const dollarsPattern = /^\$?\s*(\d{1,12})(?:\.(\d{1,2}))?$/;
export const centsOf = (typed: string): number | undefined => {
  const match = dollarsPattern.exec(typed.replaceAll(',', '').trim());
  return match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : undefined;
};
export const dollarsOf = (cents: number): string => (cents % 100 === 0 ? String(cents / 100) : (cents / 100).toFixed(2));
const money: Kind = {
  read: (group, name) => (textOf(group, name).trim() === '' ? 0 : (centsOf(textOf(group, name)) ?? textOf(group, name))),
  show: (value) => (value ? dollarsOf(Number(value)) : ''),
};

const question: Shape = {
  id: trimmed, type: trimmed, label: trimmed, hint: trimmed, required: yes, maxWords: number, options: lines, min: number, max: number, maxFiles: number, areas: many,
  judges: yes, public: yes, blindSafe: yes,
};
const shapes: Record<SectionName, Shape> = {
  general: {
    title: trimmed, tagline: trimmed, contactName: trimmed, contactEmail: trimmed, profile: trimmed, legalAuthority: trimmed, participation: trimmed, partners: trimmed, cosponsors: { rows: { slug: trimmed, id: ifGiven, name: ifGiven } }, entryUrl: ifGiven, follows: ifGiven, admits: ifGiven, showEntryCount: yes,
  },
  details: { need: text, areas: { rows: { id: trimmed, name: trimmed, description: text } } },
  timeline: { zone: trimmed, phases: { rows: { id: trimmed, kind: trimmed, name: trimmed, opens: trimmed, closes: trimmed } }, resultsOn: trimmed },
  prizes: { tiers: { rows: { id: trimmed, name: trimmed, places: number, cents: money, other: trimmed, sponsor: trimmed } }, note: text },
  rules: {
    eligibility: text, conditions: { rows: { id: trimmed, kind: trimmed, effect: ifGiven, years: number, alone: number, place: trimmed, orOrganization: yes, employer: trimmed, family: yes, words: trimmed, cents: money, months: number } },
    rules: text, teamSize: number, teamsPerPerson: number, entriesPerPerson: number,
  },
  form: { sections: { rows: { id: trimmed, title: trimmed, hint: trimmed, minutes: number, fields: { rows: question } } } },
  judging: {
    criteria: {
      rows: { id: trimmed, name: trimmed, question: trimmed, weight: number, levels: { rows: { score: number, label: trimmed, anchor: trimmed } }, commentRequired: yes, commentLeast: number },
    },
    reviewsPerEntry: number, mostPerJudge: number, quorum: number, blind: yes, anonymized: yes, othersVisible: trimmed, openDraw: yes, tieBreak: many, instructions: text,
  },
  resources: { links: { rows: { title: trimmed, url: trimmed } } },
};

const readShape = (shape: Shape, typed: Typed): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(shape)
      .map(([name, kind]): [string, unknown] => [name, 'rows' in kind ? rowsOf(typed, name).map((row) => readShape(kind.rows, row)) : kind.read(typed, name)])
      .filter(([, value]) => value !== undefined),
  );

const showShape = (shape: Shape, value: Record<string, unknown>): Typed =>
  Object.fromEntries(
    Object.entries(shape)
      .map(([name, kind]): [string, TypedPart | undefined] => [
        name, 'rows' in kind ? ((value[name] ?? []) as Record<string, unknown>[]).map((row) => showShape(kind.rows, row)) : kind.show(value[name]),
      ])
      .filter((part): part is [string, TypedPart] => part[1] !== undefined),
  );

/** The draft the inputs say. What cannot be read stays as typed; the schema then names the field and the fix. */
export const readSection = (name: SectionName, typed: Typed): Record<string, unknown> => readShape(shapes[name], typed);
/** The inputs that say this draft. */
export const showSection = (name: SectionName, value: Record<string, unknown>): Typed => showShape(shapes[name], value);
