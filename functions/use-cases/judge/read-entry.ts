import { isShownTo } from '../../domain/entry/clarification.ts';
import { judgedFields } from '../../domain/entry/answers.ts';
import type { Caller } from '../../domain/caller.ts';
import { stands, type Answer, type Answers, type SentEntry } from '../../domain/entry/entry.ts';
import type { FormField } from '../../domain/call/form.ts';
import type { Criterion } from '../../domain/call/rubric.ts';
import type { Evaluation } from '../../domain/judging/evaluation/evaluation.ts';
import type { ScanState } from '../../domain/entry/file.ts';
import { redactedAnswer, titleForJudges } from '../../domain/entry/redaction.ts';
import { notFound } from '../../domain/refusal.ts';
import { neutralName } from '../../domain/entry/upload.ts';
import { isVisible } from '../../domain/judging/round/plan.ts';
import type { Round } from '../../domain/judging/round/round.ts';
import type { Ports } from '../../ports/ports.ts';
import { scansOf } from '../scans.ts';
import { readLeft, titlesFor } from './blind-view.ts';
import { isPassedOn } from './come-back.ts';
import { metTeam } from './met-team.ts';
import { judgeAtWork, ownEvaluation, type Working } from './at-work.ts';

type Needed = Pick<Ports, 'clarifications' | 'demoDays' | 'challenges' | 'judges' | 'practices' | 'rounds' | 'evaluations' | 'entries' | 'redactions' | 'files' | 'fileStore' | 'sha256'>;
type Showing = Pick<Ports, 'clarifications' | 'challenges' | 'entries' | 'redactions' | 'files' | 'fileStore'>;
type Shown = { label: string; type: string; answer?: Answer | undefined };
export type JudgedEntry = {
  code: string; title: string; area: string; sections: { id: string; title: string; fields: Shown[] }[]; files: { id: string; name: string; size: number; scan?: ScanState | undefined }[];
  /** The agency took words out of it. */ redacted: boolean; /** How many files it keeps from judges. */ withheld: number;
  /** What the agency asked the team after the close, and was answered: only what it shows. */ clarified: { question: string; answer: string }[];
};

export type OtherMarks = Pick<Evaluation, 'marks' | 'comments' | 'note' | 'composite'>;

/** How others scored it, without names and in no telling order: only when one's own scores are in and the round allows it. */
const readOthers = async (ports: Needed, { round, evaluation }: Working): Promise<OtherMarks[]> => {
  if (round.othersVisible !== 'after-own' || evaluation.state !== 'saved') return [];
  const saved = (await ports.evaluations.ofEntry(round.id, evaluation.entryId)).filter((one) => one.judgeId !== evaluation.judgeId && one.state === 'saved' && isVisible(round, one));
  const drawn = (one: Evaluation) => ports.sha256(`others ${round.commitment} ${one.judgeId} ${one.entryId}`);
  return saved.toSorted((a, b) => drawn(a).localeCompare(drawn(b))).map(({ marks, comments, note, composite }) => ({ marks, comments, note, composite }));
};

/** The documents a judge may open. One that is withheld leaves its number free, so that others keep theirs. */
const readFiles = async (ports: Showing, { id, visible, sent, withheld }: { id: string; visible: Set<string>; sent: SentEntry['files']; withheld: Set<string> }): Promise<JudgedEntry['files']> => {
  const scans = visible.size > 0 ? await scansOf(ports, id) : {};
  const named = sent.filter((file) => visible.has(file.id)).map((file, i) => ({ id: file.id, name: neutralName(file, i + 1), size: file.size, scan: scans[file.id] }));
  return named.filter((file) => !withheld.has(file.id));
};

/** The entry as this round lets a judge see it: no names, in a blind round no answer that can name its makers, and of every other what the agency left. */
export const shownEntry = async (ports: Showing, round: Round, which: Pick<Evaluation, 'entryId' | 'sentVersion'>): Promise<{ judged: JudgedEntry; criteria: Criterion[] }> => {
  const [entry, sent, rules, left, asked] = await Promise.all([
    ports.entries.find(which.entryId), ports.entries.sent(which.entryId, which.sentVersion), ports.challenges.rules(round.challengeId, round.rulesVersion), readLeft(ports, round, which), ports.clarifications.ofEntry(which.entryId),
  ]);
  if (!entry || !stands(entry) || !sent || !rules) throw notFound('entry');
  const answers = Object.assign({}, ...sent.sections.map((section) => section.answers)) as Answers;
  const shown = rules.sections.form.sections.map((section) => ({ section, fields: judgedFields(section, sent.manifest.area, round.blind) }));
  const asShown = (field: FormField) => (left ? redactedAnswer(field, answers, left.words) : { type: field.type, answer: answers[field.id] });
  const sections = shown.map(({ section, fields }) => ({ id: section.id, title: section.title, fields: fields.filter(({ type }) => type !== 'files').map((field) => ({ label: field.label, ...asShown(field) })) }));
  const visible = new Set(shown.flatMap(({ fields }) => fields).filter(({ type }) => type === 'files').flatMap((field) => (answers[field.id] as string[] | undefined) ?? []));
  const withheld = new Set(left?.made.withheld.map(({ fileId }) => fileId).filter((id) => visible.has(id)));
  const files = await readFiles(ports, { id: entry.id, visible, sent: sent.manifest.files, withheld });
  const area = rules.sections.details.areas.find((one) => one.id === sent.manifest.area)?.name ?? '';
  const title = left ? titleForJudges(left.made, entry.code) : sent.manifest.title;
  // Neither who asked or answered, nor when: a judge reads it as a part of the entry.
  const clarified = asked.filter((one) => isShownTo(one, round)).toSorted((a, b) => (a.askedAt < b.askedAt ? -1 : 1)).map(({ question, answer }) => ({ question, answer: answer!.text }));
  const judged: JudgedEntry = { code: entry.code, title, area, sections, files, redacted: (left?.made.changed ?? 0) > 0, withheld: withheld.size, clarified };
  return { judged, criteria: rules.sections.judging.criteria };
};

/** The same of an entry that is the judge's own to score, with how others scored it where that may be read. */
export const readJudgedEntry = async (ports: Needed, caller: Caller, which: { challengeId: string; entryId: string }) => {
  const work = await ownEvaluation(ports, caller, which.challengeId, which.entryId);
  const met = work.round.blind && (await metTeam(ports, { ...which, personId: work.judge.personId }));
  return { ...work, ...(await shownEntry(ports, work.round, work.evaluation)), met, others: await readOthers(ports, work), passedOn: await isPassedOn(ports, work) };
};

export type QueueRow = Pick<Evaluation, 'entryId' | 'order' | 'state' | 'composite' | 'version'> & { code: string; title: string; /** Something was typed after the last save, and does not count. */ changed: boolean };

/** The judge's own entries in their own order. */
export const readQueue = async (ports: Needed, caller: Caller, challengeId: string) => {
  const { round, judge, challenge } = await judgeAtWork(ports, caller, challengeId);
  const own = (await ports.evaluations.ofJudge(round.id, judge.personId)).filter((one) => isVisible(round, one)).toSorted((a, b) => a.order - b.order);
  const entries = await ports.entries.findMany(own.map((one) => one.entryId));
  const titles = await titlesFor(ports, round, own, entries);
  const rows = own.flatMap(({ entryId, order, state, composite, version, draft }): QueueRow[] => {
    const entry = entries.find((one) => one.id === entryId);
    const title = titles.get(entryId);
    return entry && stands(entry) && title !== undefined ? [{ entryId, order, state, composite, version, code: entry.code, title, changed: draft !== undefined }] : [];
  });
  return { round, challenge, rows };
};
