import { judgedFields } from '../../../domain/entry/answers.ts';
import type { Caller } from '../../../domain/caller.ts';
import type { Challenge } from '../../../domain/call/challenge.ts';
import { entryState, type Answer, type Answers, type Entry, type SentEntry } from '../../../domain/entry/entry.ts';
import type { ScanState } from '../../../domain/entry/file.ts';
import { standingOf, wordsOf, type Blindness, type Redaction, type Standing, type Words } from '../../../domain/entry/redaction.ts';
import { allAnswers } from '../../../domain/entry/sending.ts';
import { telltalesIn, type Telltale } from '../../../domain/entry/telltale.ts';
import type { Trace } from '../../../domain/entry/trace.ts';
import { neutralName } from '../../../domain/entry/upload.ts';
import { notFound } from '../../../domain/refusal.ts';
import type { Ports } from '../../../ports/ports.ts';
import { scansOf } from '../../scans.ts';
import { ownChallenge } from '../call/draft-of.ts';
import { judgedBy } from './look-through.ts';
import { readTraces } from './read-traces.ts';

export type Reading = Pick<Ports, 'agencies' | 'challenges' | 'rounds' | 'evaluations' | 'entries' | 'people' | 'redactions'>;
type Question = { id: string; label: string; type: string; answer?: Answer | undefined; /** As it was sent, where it is words. */ sent?: string | undefined };
type Section = { id: string; title: string; fields: Question[] };
export type Judgeable = { challenge: Challenge; entry: Entry; sent: SentEntry; how: Blindness; roundId?: string | undefined; sections: Section[]; files: SentEntry['files']; found: { made: Redaction; words: Words } | undefined };

/** The last sent version of an entry as far as its judges may read it, with what was taken out before. To anybody but a manager it is not there. */
export const judgeable = async (ports: Reading, caller: Caller, wanted: { challengeId: string; entryId: string }): Promise<Judgeable> => {
  const { challenge } = await ownChallenge(ports, caller, wanted.challengeId, 'manager');
  const entry = await ports.entries.find(wanted.entryId, { strong: true });
  if (!entry || entry.challengeId !== challenge.id || entryState(entry) !== 'sent') throw notFound('entry');
  const [sent, { rules, how, roundId }, found] = await Promise.all([ports.entries.sent(entry.id, entry.sentVersion), judgedBy(ports, challenge), ports.redactions.find(entry.id)]);
  if (!sent) throw notFound('entry');
  const answers = allAnswers(sent.sections);
  const asked = rules.sections.form.sections.map((section) => ({ section, fields: judgedFields(section, sent.manifest.area, how.blind) }));
  const sections = asked.map(({ section: { id, title }, fields }) => ({
    id, title, fields: fields.filter(({ type }) => type !== 'files').map((field) => ({ id: field.id, label: field.label, type: field.type, answer: answers[field.id], sent: wordsOf(field.type, answers[field.id]) })),
  }));
  const visible = new Set(asked.flatMap(({ fields }) => fields).filter(({ type }) => type === 'files').flatMap(({ id }) => (answers[id] as string[] | undefined) ?? []));
  return { challenge, entry, sent: sent.manifest, how, roundId, sections: sections.filter(({ fields }) => fields.length > 0), files: sent.manifest.files.filter(({ id }) => visible.has(id)), found };
};

/** How many judges had scored the entry as it was sent, or begun to, when somebody first looked through it; until then, how many have now. */
export const scoredBefore = async ({ evaluations }: Pick<Ports, 'evaluations'>, { entry, roundId, how, found }: Judgeable): Promise<number | undefined> => {
  if (found) return found.made.scoredBefore;
  if (!roundId || how.anonymized) return 0;
  return (await evaluations.ofEntry(roundId, entry.id)).filter(({ state }) => state === 'started' || state === 'saved').length;
};

/** What was left when another version was looked through, where the team did not touch the answer since; else what it sent. */
const leftOf = async (ports: Reading, { entry, sent, found }: Judgeable): Promise<{ title: string; words: Words } | undefined> => {
  if (!found) return undefined;
  const { made, words } = found;
  if (made.n === sent.n) return { title: made.title, words };
  const before = await ports.entries.sent(entry.id, made.n);
  const [old, now] = [allAnswers(before?.sections ?? []), allAnswers((await ports.entries.sent(entry.id, sent.n))?.sections ?? [])];
  const untouched = (id: string, one: Answers, other: Answers) => JSON.stringify(one[id]) === JSON.stringify(other[id]);
  return { title: before?.manifest.title === sent.title ? made.title : sent.title, words: Object.fromEntries(Object.entries(words).filter(([id]) => untouched(id, old, now))) };
};

const makersOf = async (ports: Reading, { sent }: Judgeable) => ({ team: sent.team.name, people: (await ports.people.findMany(sent.team.members)).map(({ name, organization, email }) => ({ name, organization, email })) });

export type Looking = Blindness & {
  code: string; n: number; standing: Standing; /** The version that was looked through. */ madeFor?: number | undefined; version: number;
  title: { sent: string; left: string };
  sections: { id: string; title: string; fields: (Question & { left?: string | undefined })[] }[];
  files: { id: string; name: string; neutral: string; size: number; type: string; scan?: ScanState | undefined; why?: string | undefined; /** What its properties tell; left out when it was not looked into. */ traces?: Trace[] | undefined }[];
  telltales: Telltale[];
  /** Judges who scored the entry as it was sent, or began to, before it was looked through. */
  scoredBefore: number;
};

/** The original beside what judges read, with the words in both that can tell who made the entry. */
export const readRedaction = async (ports: Reading & Pick<Ports, 'files' | 'fileStore' | 'fileTraces'>, caller: Caller, wanted: { challengeId: string; entryId: string }): Promise<Looking> => {
  const whole = await judgeable(ports, caller, wanted);
  const { entry, sent, how, found } = whole;
  const [left, makers, scored, scans, traces] = await Promise.all([leftOf(ports, whole), makersOf(ports, whole), scoredBefore(ports, whole), scansOf(ports, entry.id), readTraces(ports, entry.id, whole.files)]);
  const sections = whole.sections.map((section) => ({ ...section, fields: section.fields.map((field) => (field.sent === undefined ? field : { ...field, left: left?.words[field.id] ?? field.sent })) }));
  const texts = sections.flatMap(({ fields }) => fields.flatMap((field) => [field.sent ?? '', 'left' in field ? (field.left ?? '') : '']));
  const title = { sent: sent.title, left: left?.title ?? sent.title };
  const why = new Map(found?.made.withheld.map((one) => [one.fileId, one.why]));
  const files = whole.files.map((file, i) => ({ id: file.id, name: file.name, neutral: neutralName(file, i + 1), size: file.size, type: file.type, scan: scans[file.id], why: why.get(file.id), traces: traces.get(file.id) }));
  return {
    ...how, code: entry.code, n: sent.n, standing: standingOf(found?.made, sent.n), madeFor: found?.made.n, version: found?.made.version ?? 0, title, sections, files,
    telltales: telltalesIn([title.sent, title.left, ...texts], makers), scoredBefore: scored ?? 0,
  };
};
