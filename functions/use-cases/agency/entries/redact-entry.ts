import type { Caller } from '../../../domain/caller.ts';
import { canonical } from '../../../domain/words/canonical.ts';
import { plainBreaks, type RedactedSection, type Redaction, type Words } from '../../../domain/entry/redaction.ts';
import { Refusal, type Fault } from '../../../domain/refusal.ts';
import { seenText } from '../../../domain/words/one-line.ts';
import { onRecord, type Recorder } from '../../on-record.ts';
import { withSecondLook } from '../../second-look.ts';
import { tell } from '../../tell.ts';
import { judgeable, scoredBefore, type Judgeable, type Reading } from './read-redaction.ts';

type Needed = Reading & Recorder;
export type Left = { n: number; title: string; words: Words; withheld: Redaction['withheld'] };
type Wanted = Left & { challengeId: string; entryId: string; version: number };

const faultsOf = ({ sections, files }: Judgeable, { words, withheld }: Left): Fault[] => {
  const written = new Set(sections.flatMap(({ fields }) => fields.filter(({ sent }) => sent !== undefined).map(({ id }) => id)));
  const shown = new Set(files.map(({ id }) => id));
  return [
    ...Object.keys(words).filter((id) => !written.has(id)).map((id) => ({ field: `words.${id}`, message: 'Judges read no such written answer of this entry.' })),
    ...withheld.flatMap(({ fileId, why }) => [
      ...(shown.has(fileId) ? [] : [{ field: `withheld.${fileId}`, message: 'Judges get no such file of this entry.' }]),
      ...(seenText(why).length < 3 ? [{ field: `withheld.${fileId}`, message: 'Say why judges do not get this file.' }] : []),
    ]),
  ];
};

/** Every written answer that judges read, changed or not: nothing else is shown to them. */
const sectionsOf = ({ entry, sent, sections }: Judgeable, words: Words): RedactedSection[] =>
  sections.map(({ id, fields }) => ({
    entryId: entry.id, section: id, n: sent.n,
    words: Object.fromEntries(fields.flatMap((field): [string, string][] => (field.sent === undefined ? [] : [[field.id, plainBreaks(words[field.id] ?? field.sent)]]))),
  }));

const changedIn = ({ sent, sections }: Judgeable, title: string, left: RedactedSection[]): number => {
  const words = Object.assign({}, ...left.map((one) => one.words)) as Words;
  return sections.flatMap(({ fields }) => fields).filter((field) => field.sent !== undefined && words[field.id] !== field.sent).length + (title === sent.title ? 0 : 1);
};

const attempt = async (ports: Needed, caller: Caller, wanted: Wanted): Promise<Redaction> => {
  const whole = await judgeable(ports, caller, wanted);
  const { challenge, entry, sent, how, found } = whole;
  if (!how.blind) throw new Refusal('conflict', 'Judges see here who made an entry, so there is nothing to take out.');
  if (wanted.n !== sent.n) throw new Refusal('stale', `The team sent version ${sent.n} since you opened this page. Look through that one.`);
  const faults = faultsOf(whole, wanted);
  if (faults.length > 0) throw Refusal.invalid(faults);
  const sections = sectionsOf(whole, wanted.words);
  const title = wanted.title.trim();
  const next: Redaction = {
    challengeId: challenge.id, entryId: entry.id, n: sent.n, title, withheld: wanted.withheld.map(({ fileId, why }) => ({ fileId, why: why.trim() })), changed: changedIn(whole, title, sections),
    scoredBefore: await scoredBefore(ports, whole),
    by: caller.person?.id ?? '', at: caller.at, version: wanted.version + 1,
  };
  const said = (made: Redaction, words: object) => canonical({ n: made.n, title: made.title, withheld: made.withheld, words });
  if (found && said(found.made, found.words) === said(next, Object.assign({}, ...sections.map((one) => one.words)))) return found.made;
  if ((found?.made.version ?? 0) !== wanted.version) {
    throw new Refusal('stale', 'Somebody else saved this entry for judges since you opened it. What you typed is still here; saving again replaces theirs.', undefined, { version: found?.made.version ?? 0 });
  }
  const refs = { entry: entry.id, code: entry.code, version: sent.n, changed: next.changed, withheld: next.withheld.length };
  await ports.redactions.save(next, sections, onRecord(ports, tell(ports, caller, 'entry.redacted', { about: challenge.id, refs, answer: next }), { redaction: next, code: entry.code }));
  return next;
};

/** A manager saves what judges read of one sent version. It holds from this moment; the entry itself never changes, and neither does what a judge has scored. */
export const redactEntry = (ports: Needed, caller: Caller, wanted: Wanted): Promise<Redaction> => withSecondLook(() => attempt(ports, caller, wanted));
