import { createHash } from 'node:crypto';
import type { Challenge } from '../../domain/call/challenge.ts';
import type { Answers, Entry } from '../../domain/entry/entry.ts';
import type { Team } from '../../domain/entry/team.ts';
import { sentEntries } from '../../use-cases/agency/assigning/judging-field.ts';
import { formTeam } from '../../use-cases/team/form-team.ts';
import { inviteMember } from '../../use-cases/team/invite-member.ts';
import { joinTeam } from '../../use-cases/team/join-team.ts';
import { register } from '../../use-cases/team/register.ts';
import { saveDraft } from '../../use-cases/team/save-draft.ts';
import { sendEntry } from '../../use-cases/team/send-entry.ts';
import { readEntryEligibility, stateEntryEligibility } from '../../use-cases/team/state-eligibility.ts';
import { startEntry } from '../../use-cases/team/start-entry.ts';
import { confirmFile, declareFile } from '../../use-cases/team/upload-file.ts';
import type { Player } from './cast.ts';
import type { DemoCall } from './calls.ts';
import type { Play } from './play-call.ts';
import { ledgerAnswers } from './stances.ts';
import type { DemoTeam } from './teams.ts';
import { tellings } from './tellings.ts';

/** Puts bytes where an upload says, as a browser would. */
export type PutFile = (url: string, bytes: Uint8Array) => Promise<void>;
export type Entering = Play & { putFile: PutFile };

export const leadOf = ({ lead, organization }: DemoTeam): Player => {
  const host = organization.toLowerCase().replace(/[^a-z0-9]/g, '');
  const name = lead.toLowerCase().normalize('NFKD').replace(/[^a-z ]/g, '').replace(' ', '.');
  return { email: `${name}@${host}.example`, name: lead, organization };
};

const accept = async ({ ports, company }: Entering, player: Player, challenge: Challenge, at: string) =>
  register(ports, await company.as(player, at), { challengeId: challenge.id, rulesVersion: challenge.rulesVersion, rulesHash: challenge.rulesHash, answers: { age: 'of-age', employment: 'no', paid: 'yes' } });

/** Registers, forms a team and starts the entry. */
export const begin = async (play: Entering, challenge: Challenge, team: DemoTeam, at: string): Promise<{ team: Team; entry: Entry }> => {
  const { ports, company } = play;
  const lead = leadOf(team);
  await accept(play, lead, challenge, at);
  const caller = await company.as(lead, at);
  const formed = await formTeam(ports, caller, { challengeId: challenge.id, name: team.name });
  return { team: formed, entry: await startEntry(ports, caller, { teamId: formed.id, title: team.title, area: team.area }) };
};

export const joins = async (play: Entering, challenge: Challenge, team: Team, lead: Player, member: Player, at: string): Promise<void> => {
  const { ports, company } = play;
  const { link } = await inviteMember(ports, await company.as(lead, at), { teamId: team.id, email: member.email });
  await accept(play, member, challenge, at);
  await joinTeam(ports, await company.as(member, at), link.split('/').at(-1)!);
};

const attach = async ({ ports, company, putFile }: Entering, entry: Entry, team: DemoTeam, at: string): Promise<string> => {
  const caller = await company.as(leadOf(team), at);
  const text = `${team.title}\n${team.organization}\n\nField notes\n\n${team.pitch}\n\n${team.how}\n\nMeasured at eleven doors on two afternoons: median 4.1 seconds, slowest 9.8 (a cracked screen).\n`;
  const bytes = new TextEncoder().encode(text);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const { file, upload } = await declareFile(ports, caller, { entryId: entry.id, name: 'field-notes.txt', type: 'text/plain', size: bytes.length, sha256, field: 'documents' });
  await putFile(upload.url, bytes);
  await confirmFile(ports, caller, { entryId: entry.id, fileId: file.id });
  return file.id;
};

/** Writes the first `parts` sections of the form: all four make it whole. */
export const write = async (play: Entering, call: DemoCall, entry: Entry, team: DemoTeam, at: string, parts = 4, withFile = false): Promise<void> => {
  const caller = await play.company.as(leadOf(team), at);
  const { ledger, running, cost } = ledgerAnswers(team.stance, call.subject);
  const evidence: Answers = withFile ? { documents: [await attach(play, entry, team, at)] } : {};
  const written: [string, Answers][] = [['summary', { pitch: team.pitch }], ['approach', { how: [team.how, tellings[team.title]?.sent ?? ''].join(' ').trim(), running, cost }], ['ledger', ledger], ['evidence', evidence]];
  for (const [section, answers] of written.slice(0, parts)) await saveDraft(play.ports, caller, { entryId: entry.id, section, answers, version: 0 });
};

/** What the rules ask about an entry, answered for the team. */
const stateFor = async ({ ports, company }: Entering, entry: Entry, team: DemoTeam, at: string): Promise<void> => {
  const caller = await company.as(leadOf(team), at);
  const { entry: { questions, version } } = await readEntryEligibility(ports, caller, entry.id);
  if (questions.length > 0) await stateEntryEligibility(ports, caller, { entryId: entry.id, version, answers: { market: 4 } });
};

export const send = async (play: Entering, entry: Entry, team: DemoTeam, at: string): Promise<void> => {
  const { ports, company } = play;
  await stateFor(play, entry, team, at);
  const { version } = (await ports.entries.find(entry.id))!;
  await sendEntry(ports, await company.as(leadOf(team), at), { entryId: entry.id, version });
};

/** A better answer, and the entry sent once more: the last sent version counts. */
export const sendAgain = async (play: Entering, challenge: Challenge, team: DemoTeam, day: number): Promise<void> => {
  const { ports, company, calendar } = play;
  const card = (await sentEntries(ports, challenge.id)).find(({ title }) => title === team.title)!;
  const entry = (await ports.entries.find(card.id))!;
  const { version, answers } = (await ports.entries.draft(entry.id, 'summary'))!;
  const pitch = `${String(answers['pitch'])} The district of our test adds: fewer second calls.`;
  await saveDraft(ports, await company.as(leadOf(team), calendar.at(day)), { entryId: entry.id, section: 'summary', answers: { pitch }, version });
  await send(play, entry, team, calendar.at(day, 20));
};
