import { canonical, type Sha256 } from '../words/canonical.ts';
import { entriesPhase, type Challenge, type Rules } from '../call/challenge.ts';
import type { Answers, DraftSection, Entry, SentEntry } from './entry.ts';
import type { File } from './file.ts';
import type { Grant } from './grant.ts';
import { Refusal } from '../refusal.ts';
import type { Team } from './team.ts';
import { momentWords } from '../moment.ts';

/** Send counts when the server received it at or before the close, whenever it is stored. One millisecond late is late. */
export const refuseLate = (challenge: Challenge, receivedAt: string, grant?: Grant): void => {
  if (challenge.cancelled && challenge.cancelled.at <= receivedAt) throw new Refusal('closed', 'This challenge was cancelled.');
  const phase = entriesPhase(challenge);
  if (!phase || receivedAt < phase.opensAt) throw new Refusal('closed', 'This challenge is not open for entries yet.');
  if (receivedAt <= phase.closesAt) return;
  if (grant && grant.used < grant.sends) return;
  if (grant) throw new Refusal('limit', `You were given more time to send ${grant.sends === 1 ? 'once' : `${grant.sends} times`}, and have. The last sent version counts.`);
  throw new Refusal(
    'closed',
    `Entries closed ${momentWords(phase.closesAt, challenge.zone)}. The server received this at ${receivedAt}. The time at which the server receives Send decides; the last sent version counts.`,
    undefined,
    { closedAt: phase.closesAt, receivedAt },
  );
};

export const allAnswers = (drafts: Pick<DraftSection, 'answers'>[]): Answers => Object.assign({}, ...drafts.map((draft) => draft.answers)) as Answers;

export type SentSection = { entryId: string; n: number; section: string; answers: Answers; digest: string };

const sectionDigest = ({ section, answers }: Pick<DraftSection, 'section' | 'answers'>, sha256: Sha256): string => sha256(canonical({ section, answers }));

/** Something was written after this version was sent, and differs from what it holds. */
export const changedSince = (sent: SentEntry, entry: Pick<Entry, 'title' | 'area'>, drafts: DraftSection[], sha256: Sha256): boolean =>
  sent.title !== entry.title || sent.area !== entry.area || drafts.some((draft) => draft.editedAt > sent.sentAt && sent.sections.find(({ id }) => id === draft.section)?.digest !== sectionDigest(draft, sha256));

type Sending = {
  entry: Entry; team: Team; members: string[]; rules: Rules; drafts: DraftSection[]; files: File[];
  receipt: string; sentAt: string; sentBy: string; zone: string;
};

/** The immutable version: a manifest whose digest covers every answer, every file, the team and the rules it was sent under. */
export const sentVersion = (sending: Sending, sha256: Sha256): { manifest: SentEntry; sections: SentSection[] } => {
  const { entry, team, rules } = sending;
  const n = entry.sentVersion + 1;
  const asked = new Set(rules.sections.form.sections.map((section) => section.id));
  const sections = sending.drafts
    .filter((draft) => asked.has(draft.section))
    .map(({ section, answers }) => ({ entryId: entry.id, n, section, answers, digest: sectionDigest({ section, answers }, sha256) }));
  const facts = {
    entryId: entry.id, challengeId: entry.challengeId, teamId: team.id, n, receipt: sending.receipt, sentAt: sending.sentAt, sentBy: sending.sentBy, zone: sending.zone,
    rulesVersion: rules.version, rulesHash: rules.hash, title: entry.title, area: entry.area, team: { name: team.name, members: sending.members },
    sections: sections.map(({ section, digest }) => ({ id: section, digest })),
    files: sending.files.map(({ id, name, size, type, sha256: digest }) => ({ id, name, size, type, sha256: digest })),
  };
  return { manifest: { ...facts, digest: sha256(canonical(facts)) }, sections };
};
