import { judgedFields } from '../../domain/entry/answers.ts';
import type { Caller } from '../../domain/caller.ts';
import type { Answer } from '../../domain/entry/entry.ts';
import type { Evaluation } from '../../domain/judging/evaluation.ts';
import type { ScanState } from '../../domain/entry/file.ts';
import { notFound } from '../../domain/refusal.ts';
import { neutralName } from '../../domain/entry/upload.ts';
import { isVisible } from '../../domain/judging/round-plan.ts';
import type { Ports } from '../../ports/ports.ts';
import { scansOf } from '../scans.ts';
import { judgeAtWork, ownEvaluation, type Working } from './at-work.ts';

type Needed = Pick<Ports, 'challenges' | 'judges' | 'rounds' | 'evaluations' | 'entries' | 'files' | 'fileStore' | 'sha256'>;
type Shown = { label: string; type: string; answer?: Answer | undefined };
export type JudgedEntry = { code: string; title: string; area: string; sections: { id: string; title: string; fields: Shown[] }[]; files: { id: string; name: string; size: number; scan?: ScanState | undefined }[] };

export type OtherMarks = Pick<Evaluation, 'marks' | 'comments' | 'note' | 'composite'>;

/** How others scored it, without names and in no telling order: only when one's own scores are in and the round allows it. */
const readOthers = async (ports: Needed, { round, evaluation }: Working): Promise<OtherMarks[]> => {
  if (round.othersVisible !== 'after-own' || evaluation.state !== 'saved') return [];
  const saved = (await ports.evaluations.ofEntry(round.id, evaluation.entryId)).filter((one) => one.judgeId !== evaluation.judgeId && one.state === 'saved' && isVisible(round, one));
  const drawn = (one: Evaluation) => ports.sha256(`others ${round.commitment} ${one.judgeId} ${one.entryId}`);
  return saved.toSorted((a, b) => drawn(a).localeCompare(drawn(b))).map(({ marks, comments, note, composite }) => ({ marks, comments, note, composite }));
};

/** The entry as this round lets a judge see it: no names, and in a blind round no answer that can name its makers. */
export const readJudgedEntry = async (ports: Needed, caller: Caller, which: { challengeId: string; entryId: string }) => {
  const work = await ownEvaluation(ports, caller, which.challengeId, which.entryId);
  const { round, evaluation } = work;
  const [entry, sent, rules] = await Promise.all([
    ports.entries.find(evaluation.entryId), ports.entries.sent(evaluation.entryId, evaluation.sentVersion), ports.challenges.rules(round.challengeId, round.rulesVersion),
  ]);
  if (!entry || entry.withdrawnAt || !sent || !rules) throw notFound('entry');
  const answers = Object.assign({}, ...sent.sections.map((section) => section.answers)) as Record<string, Answer>;
  const sections = rules.sections.form.sections.map((section) => ({
    id: section.id, title: section.title,
    fields: judgedFields(section, entry.area, round.blind).filter((field) => field.type !== 'files').map((field) => ({ label: field.label, type: field.type, answer: answers[field.id] })),
  }));
  const fileFields = rules.sections.form.sections.flatMap((section) => judgedFields(section, entry.area, round.blind)).filter((field) => field.type === 'files');
  const visible = new Set(fileFields.flatMap((field) => (answers[field.id] as string[] | undefined) ?? []));
  const scans = visible.size > 0 ? await scansOf(ports, entry.id) : {};
  const files = sent.manifest.files.filter((file) => visible.has(file.id)).map((file, i) => ({ id: file.id, name: neutralName(file, i + 1), size: file.size, scan: scans[file.id] }));
  const area = rules.sections.details.areas.find((one) => one.id === entry.area)?.name ?? '';
  const judged: JudgedEntry = { code: entry.code, title: sent.manifest.title, area, sections, files };
  return { ...work, judged, criteria: rules.sections.judging.criteria, others: await readOthers(ports, work) };
};

export type QueueRow = Pick<Evaluation, 'entryId' | 'order' | 'state' | 'composite' | 'version'> & { code: string; title: string; /** Something was typed after the last save, and does not count. */ changed: boolean };

/** The judge's own entries in their own order. */
export const readQueue = async (ports: Needed, caller: Caller, challengeId: string) => {
  const { round, judge, challenge } = await judgeAtWork(ports, caller, challengeId);
  const own = (await ports.evaluations.ofJudge(round.id, judge.personId)).filter((one) => isVisible(round, one)).toSorted((a, b) => a.order - b.order);
  const entries = await ports.entries.findMany(own.map((one) => one.entryId));
  const rows = own.flatMap(({ entryId, order, state, composite, version, draft }): QueueRow[] => {
    const entry = entries.find((one) => one.id === entryId);
    return entry && !entry.withdrawnAt ? [{ entryId, order, state, composite, version, code: entry.code, title: entry.title, changed: draft !== undefined }] : [];
  });
  return { round, challenge, rows };
};
