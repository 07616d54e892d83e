import type { Deed } from '../../../domain/act.ts';
import { canonical } from '../../../domain/words/canonical.ts';
import { recentlySignedIn, type Caller } from '../../../domain/caller.ts';
import { entriesPhase, judgingPhase, stageOf, type Challenge, type SectionName, type Sections } from '../../../domain/call/challenge.ts';
import { lacksOf } from '../../../domain/call/lint.ts';
import type { Notice } from '../../../domain/call/notice.ts';
import { headOf, rulesOf } from '../../../domain/call/publication.ts';
import { notFound, Refusal } from '../../../domain/refusal.ts';
import { sectionTitles } from '../../../domain/call/section-titles.ts';
import { momentWords } from '../../../domain/moment.ts';
import { closingInstantOf, localOf } from '../../../domain/zone.ts';
import type { Ports } from '../../../ports/ports.ts';
import { onRecord, type Recorder } from '../../on-record.ts';
import { tell } from '../../tell.ts';
import { toldDone } from '../../told-done.ts';
import { draftsOf, ownChallenge, wholeDraft } from './draft-of.ts';
import { refuseLateOpening, refuseOtherScoring } from '../deciding/scored-by.ts';

export type Amending = Pick<Ports, 'agencies' | 'challenges'> & Recorder;
export type Amendment = { challengeId: string; reason: string };
const kinds = { extended: 'challenge.extended', 'all-extended': 'challenge.all-extended', 'judging-extended': 'judging.extended', corrected: 'challenge.corrected' } as const;

/** The caller's own challenge, as it is published. */
export const publishedOwn = async (ports: Pick<Amending, 'agencies' | 'challenges'>, caller: Caller, id: string): Promise<Challenge> => {
  const { challenge } = await ownChallenge(ports, caller, id, 'manager');
  if (challenge.approval !== 'approved') throw new Refusal('conflict', 'This challenge is not published yet. Edit the draft instead.');
  if (challenge.cancelled) throw new Refusal('conflict', 'This challenge was cancelled.');
  if (challenge.listing?.sourceId) throw new Refusal('conflict', `This challenge is listed from ${challenge.listing.source}. Change it there, then import it again.`);
  return challenge;
};

/** The same, for a change that everybody sees at once. */
export const published = async (ports: Amending, caller: Caller, id: string): Promise<Challenge> => {
  recentlySignedIn(caller);
  return publishedOwn(ports, caller, id);
};

export const currentSections = async (ports: Amending, challenge: Challenge): Promise<Sections> => {
  const rules = await ports.challenges.rules(challenge.id, challenge.rulesVersion);
  if (!rules) throw notFound('rules version');
  return rules.sections;
};

/** Nothing is told of a challenge before it is public; then each version in its turn. */
export const onceKnown = ({ publishAt }: Challenge, turn: number): string | undefined => publishAt && new Date(Date.parse(publishAt) + turn - 1).toISOString();

export const publishAmended = async (ports: Amending, caller: Caller, challenge: Challenge, sections: Sections, notice: Pick<Notice, 'title' | 'text'> & { kind: keyof typeof kinds }, more: Deed['refs'] = {}) => {
  const rules = rulesOf(challenge, sections, caller.at, ports.sha256);
  const next = headOf(challenge, sections, rules);
  const told: Notice = { ...notice, id: ports.chance.id('notice'), challengeId: challenge.id, at: caller.at, rulesVersion: rules.version };
  const deed = tell(ports, caller, kinds[notice.kind], { about: challenge.id, refs: { rules: rules.version, notice: told.id, ...more }, answer: next });
  await ports.challenges.change(next, onRecord(ports, deed, { rules, challenge: next, notice: told }, { from: onceKnown(challenge, rules.version) }), { rules, notice: told });
  return next;
};

/** Everybody gets more time. A deadline only moves later; every later phase must still follow it. */
export const extendChallenge = async (ports: Amending, caller: Caller, { challengeId, reason, closes }: Amendment & { closes: string }): Promise<Challenge> => {
  const challenge = await published(ports, caller, challengeId);
  const phase = entriesPhase(challenge);
  if (!phase || stageOf(challenge, caller.at) !== 'open') throw new Refusal('closed', 'Only a challenge that is open for entries can be extended.');
  const sections = await currentSections(ports, challenge);
  const closesAt = closingInstantOf(closes, sections.timeline.zone, 'closes');
  if (closesAt <= phase.closesAt) throw new Refusal('invalid', `Choose a time after ${momentWords(phase.closesAt, challenge.zone)}.`, 'closes');
  const minuteAfter = localOf(new Date(Date.parse(closesAt) + 1).toISOString(), sections.timeline.zone);
  const timeline = { ...sections.timeline, phases: sections.timeline.phases.map((p) => (p.id === phase.id ? { ...p, closes } : p.kind === 'judging' && p.opens <= closes ? { ...p, opens: minuteAfter } : p)) };
  const lacks = lacksOf({ ...sections, timeline });
  if (lacks.length > 0) throw new Refusal('invalid', `${lacks[0]!.message} Choose an earlier time.`, 'closes');
  const judging = judgingPhase(challenge);
  const waits = judging && timeline.phases.some((p, i) => p.opens !== sections.timeline.phases[i]!.opens);
  const text = `Entries now close ${momentWords(closesAt, challenge.zone)}. Before: ${momentWords(phase.closesAt, challenge.zone)}.${waits ? ` Judging opens then, and closes ${momentWords(judging.closesAt, challenge.zone)} as before.` : ''}\n\n${reason}`;
  return publishAmended(ports, caller, challenge, { ...sections, timeline }, { kind: 'extended', title: 'The deadline moved', text });
};

/** What the managers changed in the draft since the last version becomes the next rules version, with a dated notice. */
export const correctChallenge = async (ports: Amending & Pick<Ports, 'rounds' | 'judges'>, caller: Caller, { challengeId, reason }: Amendment): Promise<Challenge> => {
  const challenge = await published(ports, caller, challengeId);
  const before = await currentSections(ports, challenge);
  // Its dates are the published ones: a correction must not close an open call early.
  const sections = wholeDraft(await draftsOf(ports, challenge));
  const changed = (Object.keys(sections) as SectionName[]).filter((name) => canonical(sections[name]) !== canonical(before[name]));
  if (changed.length === 0) throw new Refusal('conflict', 'Nothing differs from the published version. Edit a section first.');
  if (changed.includes('judging')) await refuseOtherScoring(ports, challenge, sections.judging);
  await refuseLateOpening(ports, challenge, before.judging, sections.judging);
  // What was published under earlier rules of readiness is no reason to leave a mistake standing.
  const stood = lacksOf(before).map((lack) => canonical(lack));
  const lacks = lacksOf(sections).filter((lack) => !stood.includes(canonical(lack)));
  if (lacks.length > 0) throw Refusal.invalid(lacks.map(({ section, field, message }) => ({ field: `${section}.${field}`, message })));
  const text = `Changed: ${changed.map((name) => sectionTitles[name]).join(', ')}.\n\n${reason}`;
  return publishAmended(ports, caller, challenge, sections, { kind: 'corrected', title: 'A correction', text });
};

/** The call ends for everyone, with the reason first. What was sent stays with its teams. */
export const cancelChallenge = async (ports: Amending, caller: Caller, { challengeId, reason }: Amendment): Promise<Challenge> => {
  const challenge = await published(ports, caller, challengeId);
  if (challenge.resultsAt) throw new Refusal('conflict', 'Results are out. A finished challenge cannot be cancelled.');
  const next: Challenge = { ...challenge, cancelled: { at: caller.at, reason }, version: challenge.version + 1 };
  const notice: Notice = {
    id: ports.chance.id('notice'), challengeId, kind: 'cancelled', title: 'This challenge was cancelled', text: reason, at: caller.at, rulesVersion: challenge.rulesVersion,
  };
  const deed = tell(ports, caller, 'challenge.cancelled', { about: challengeId, refs: { notice: notice.id }, answer: next });
  const written = ports.challenges.change(next, onRecord(ports, deed, { notice }, { from: onceKnown(challenge, challenge.rulesVersion + 1) }), { notice });
  await toldDone(written, () => published(ports, caller, challengeId));
  return next;
};
