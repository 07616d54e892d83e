import { askedIn } from '../../../domain/entry/answers.ts';
import type { Caller } from '../../../domain/caller.ts';
import { asSent, type Answer, type Answers, type EntryState, type SentEntry } from '../../../domain/entry/entry.ts';
import type { ScanState } from '../../../domain/entry/file.ts';
import { standingOf, type Standing } from '../../../domain/entry/redaction.ts';
import type { Screening } from '../../../domain/entry/screening.ts';
import { isJudged } from '../../../domain/call/readers.ts';
import type { EntryCard } from '../../../ports/entries.ts';
import type { Listed } from '../../../ports/page.ts';
import type { Ports } from '../../../ports/ports.ts';
import { scansOf } from '../../scans.ts';
import { ownChallenge } from '../call/draft-of.ts';
import { receivedEntry, type EntryWanted } from './received-entry.ts';

type Needed = Pick<Ports, 'agencies' | 'challenges' | 'entries' | 'teams' | 'people' | 'files' | 'fileStore' | 'redactions' | 'screenings'>;
export type ReceivedRow = Pick<EntryCard, 'id' | 'code' | 'sentVersion' | 'sentAt' | 'withdrawnAt' | 'excludedAt'> & { /** How its screening stands, of the version that counts. */ screened?: Screening['state'] | undefined; title: string; area: string; teamId: string; team: string; /** Whether it was looked through for judges. */ looked?: Standing | undefined };

/** A page of the entries in one state. Of a draft nobody but its team learns more than that it exists. */
export const listReceived = async (ports: Needed, caller: Caller, wanted: { challengeId: string; state: EntryState; after: string | undefined }): Promise<Listed<ReceivedRow>> => {
  const { challenge } = await ownChallenge(ports, caller, wanted.challengeId, 'manager');
  const { items, next } = await ports.entries.ofChallenge(challenge.id, wanted.state, wanted.after);
  const sent = wanted.state === 'sent' ? items.map((entry) => entry.id) : [];
  const [teams, redactions] = await Promise.all([ports.teams.findMany([...new Set(items.map((entry) => entry.teamId))]), sent.length > 0 ? ports.redactions.findMany(sent) : []]);
  const screenings = new Map((sent.length > 0 ? await ports.screenings.findMany(challenge.id, sent) : []).map((one) => [one.entryId, one]));
  const made = new Map(redactions.map((one) => [one.entryId, one]));
  const rows = items.map(asSent).map(({ id, code, title, area, sentVersion, sentAt, withdrawnAt, excludedAt, teamId }): ReceivedRow => {
    const team = teams.find((one) => one.id === teamId)?.name ?? '';
    const wasSent = sentVersion > 0;
    const looked = made.has(id) ? standingOf(made.get(id), sentVersion) : undefined;
    const screening = screenings.get(id);
    return { looked, screened: screening?.n === sentVersion ? screening.state : undefined, id, code, teamId, sentVersion, sentAt, withdrawnAt, excludedAt, team, title: wasSent ? title : '', area: wasSent ? (challenge.areas.find((one) => one.id === area)?.name ?? '') : '' };
  });
  return { items: rows, next };
};

type Shown = { id: string; label: string; type: string; judges: boolean; public: boolean; answer?: Answer | undefined };
export type Received = { /** Judges do not see who made it. */ blind: boolean; scans: Record<string, ScanState>; code: string; sent: SentEntry; members: string[]; area: string; /** Judges who had scored it as it was sent, or begun to, when somebody first looked through it. */ scoredBefore: number; sections: { id: string; title: string; fields: Shown[] }[] };

/** The last sent version of an entry, whole, under the rules it was sent under. A draft and a withdrawn entry are not there. */
export const readReceived = async (ports: Needed, caller: Caller, wanted: EntryWanted): Promise<Received> => {
  const { entry, sent, rules } = await receivedEntry(ports, caller, wanted);
  const { manifest } = sent;
  const answers = Object.assign({}, ...sent.sections.map((section) => section.answers)) as Answers;
  const people = await ports.people.findMany(manifest.team.members);
  const { blind } = rules.sections.judging;
  const sections = rules.sections.form.sections.map((section) => ({
    id: section.id, title: section.title,
    fields: askedIn(section, manifest.area).map((field) => ({ id: field.id, label: field.label, type: field.type, judges: isJudged(field, blind), public: field.public, answer: answers[field.id] })),
  }));
  const area = rules.sections.details.areas.find((one) => one.id === manifest.area)?.name ?? '';
  const [made] = blind ? await ports.redactions.findMany([entry.id]) : [];
  return { blind, scoredBefore: made?.scoredBefore ?? 0, scans: await scansOf(ports, entry.id), code: entry.code, sent: manifest, members: people.map((person) => person.name), area, sections };
};
