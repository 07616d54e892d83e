import { faultsOf } from '../../domain/entry/answer-faults.ts';
import { askedIn } from '../../domain/entry/answers.ts';
import type { Caller } from '../../domain/caller.ts';
import { entriesPhase, type Challenge, type Rules } from '../../domain/call/challenge.ts';
import type { Answers, Entry, SentEntry } from '../../domain/entry/entry.ts';
import type { File } from '../../domain/entry/file.ts';
import type { FormField, FormSection } from '../../domain/call/form.ts';
import { notFound, Refusal, type Fault } from '../../domain/refusal.ts';
import { allAnswers, refuseLate, sentVersion } from '../../domain/entry/sending.ts';
import { seenText } from '../../domain/words/one-line.ts';
import type { Ports } from '../../ports/ports.ts';
import { onRecord, type Recorder } from '../on-record.ts';
import { tell } from '../tell.ts';
import { grantFor, leadOf, ownEntry } from './membership.ts';
import { eligibilityFaults } from './state-eligibility.ts';

type Needed = Pick<Ports, 'attestations' | 'challenges' | 'grants' | 'teams' | 'entries' | 'files' | 'checksumAddress'> & Recorder;

type Attached = { section: FormSection; field: FormField; ids: string[] };

const attached = (rules: Rules, area: string, answers: Answers): Attached[] =>
  rules.sections.form.sections.flatMap((section) =>
    askedIn(section, area)
      .filter((field) => field.type === 'files')
      .map((field) => ({ section, field, ids: [answers[field.id] ?? []].flat().map(String) })),
  );

const unfinished = (groups: Attached[], stored: File[]): Fault[] =>
  groups
    .filter(({ ids }) => !ids.every((id) => stored.some((file) => file.id === id && (file.state === 'uploaded' || file.state === 'verified'))))
    .map(({ section, field }) => ({ field: `${section.id}.${field.id}`, message: `${field.label}: a file is not fully uploaded. Upload it again or remove it.` }));

const whole = async (ports: Needed, challenge: Challenge, entry: Entry) => {
  const [rules, drafts, stored] = await Promise.all([
    ports.challenges.rules(challenge.id, challenge.rulesVersion), ports.entries.drafts(entry.id), ports.files.ofEntry(entry.id),
  ]);
  if (!rules) throw notFound('rules version');
  const answers = allAnswers(drafts);
  const groups = attached(rules, entry.area, answers);
  const files = groups.flatMap(({ ids }) => ids).flatMap((id) => stored.filter((file) => file.id === id));
  const faults: Fault[] = [
    ...(seenText(entry.title) ? [] : [{ field: 'title', message: 'Give the entry a title.' }]),
    ...faultsOf(rules, entry.area, answers, ports.checksumAddress),
    ...unfinished(groups, stored),
    ...(await eligibilityFaults(ports, rules, entry)),
  ];
  return { rules, drafts, files, faults };
};

/** What Send would say now, at any time before the deadline. */
export const checkEntry = async (ports: Needed, caller: Caller, entryId: string): Promise<Fault[]> => {
  const { entry } = await ownEntry(ports, caller, entryId);
  const challenge = await ports.challenges.find(entry.challengeId);
  if (!challenge) throw notFound('challenge');
  return (await whole(ports, challenge, entry)).faults;
};

/** The lead sends. The last sent version stays valid until this one is stored, and this one is stored whole or not at all. */
export const sendEntry = async (ports: Needed, caller: Caller, wanted: { entryId: string; version: number }): Promise<SentEntry> => {
  const own = await ownEntry(ports, caller, wanted.entryId);
  const { entry, team, person } = own;
  leadOf(own);
  if (entry.version !== wanted.version) throw new Refusal('stale', 'Somebody in your team changed or sent this entry meanwhile. Check it again.');
  if (entry.excludedAt) throw new Refusal('conflict', 'The agency excluded this entry. It cannot be sent again; you can appeal.');
  const challenge = await ports.challenges.find(entry.challengeId, { strong: true });
  if (!challenge) throw notFound('challenge');
  const late = caller.at > (entriesPhase(challenge)?.closesAt ?? '');
  const grant = late ? await grantFor(ports, caller, challenge.id, team.id) : undefined;
  refuseLate(challenge, caller.at, grant);
  const { rules, drafts, files, faults } = await whole(ports, challenge, entry);
  if (team.rulesVersion < rules.version) throw new Refusal('conflict', `The rules changed: accept version ${rules.version} for the team before you send.`, 'rulesVersion', { rulesVersion: rules.version });
  if (faults.length > 0) throw Refusal.invalid(faults);
  const members = (await ports.teams.members(team.id)).map((member) => member.personId);
  const receipt = `R-${ports.chance.code(12).toUpperCase()}`;
  const sent = sentVersion({ entry, team, members, rules, drafts, files, receipt, sentAt: caller.at, sentBy: person.id, zone: challenge.zone }, ports.sha256);
  const refs = { entry: entry.id, team: team.id, n: entry.sentVersion + 1, receipt, digest: sent.manifest.digest };
  const act = tell(ports, caller, 'entry.sent', { about: challenge.id, refs });
  const manifest: SentEntry = { ...sent.manifest, act: act.id };
  const next: Entry = { ...entry, sentVersion: manifest.n, sentAt: caller.at, sentAs: { title: manifest.title, area: manifest.area }, receipt, digest: manifest.digest, withdrawnAt: undefined, version: entry.version + 1 };
  await ports.entries.send(next, { ...sent, manifest }, onRecord(ports, { ...act, answer: manifest }, { sent: manifest, code: entry.code, late, grant: grant?.act }, { hideEntries: !challenge.showEntryCount && !late }), grant && { ...grant, used: grant.used + 1, version: grant.version + 1 });
  return manifest;
};
