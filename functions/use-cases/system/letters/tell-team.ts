import { grantLetter, receiptLetter, joinedLetter, leadLetter, leftLetter, registeredLetter, registrationDecidedLetter, registrationReopenedLetter, removedLetter, withdrawnLetter, type RecordedEntry } from '../../../domain/letters/team.ts';
import { registrationWaitingLetter } from '../../../domain/letters/agency.ts';
import type { Ports } from '../../../ports/ports.ts';
import { entryNameOf } from '../../on-record.ts';
import { provedLeaf, publishedHead } from '../../leaf-proof.ts';
import { pagesOf } from '../../site-pages.ts';
import { about, staffWith } from './told-about.ts';
import { writeLetters, type Cause, type ToWrite } from './write-letters.ts';

type Needed = ToWrite & Pick<Ports, 'challenges' | 'entries' | 'teams' | 'registrations' | 'agencies'>;

/** An act has its place within seconds; a record that is held up holds up no letter for longer. */
const patience = 3 * 60_000;

type OnTheRecord = Pick<Ports, 'ledger' | 'tiles' | 'digest' | 'clock' | 'site' | 'beacon'>;
/** Where an act stands on the record. `waits`: not yet; undefined: there is no record. */
const placeOf = async (ports: OnTheRecord, { id, about: challengeId }: Cause, entryId: string): Promise<RecordedEntry | 'waits' | undefined> => {
  const head = await publishedHead(ports);
  if (!head) return undefined;
  const index = (await ports.ledger.places([id])).get(id)?.index;
  if (index === undefined || index >= head.size) return 'waits';
  const { proof } = await provedLeaf(ports, index, head);
  return { index, page: pagesOf(ports).leaf(index), proof, entryName: entryNameOf(ports, challengeId, entryId) };
};

/** The receipt, to everybody who was in the team when it was sent: one letter, with its proof once it is on the record. `waits`: it is not there yet, and no letter is written. */
export const tellSent = async (ports: Needed & OnTheRecord, act: Cause): Promise<'waits' | void> => {
  const entryId = String(act.refs['entry']);
  const [challenge, sent] = await Promise.all([about(ports, act), ports.entries.sent(entryId, Number(act.refs['n']))]);
  if (!sent) throw new Error(`version ${act.refs['n']} of ${entryId} cannot be read`);
  const record = await placeOf(ports, act, entryId);
  if (record === 'waits' && Date.parse(ports.clock.now()) - Date.parse(act.at) < patience) return 'waits';
  const link = pagesOf(ports).application(challenge.slug, entryId, '/sent');
  return writeLetters(ports, act, sent.manifest.team.members, (envelope) => receiptLetter(envelope, challenge, sent.manifest, link, record));
};

const membersOf = async (ports: Needed, act: Cause) => (await ports.teams.members(String(act.refs['team']))).map((member) => member.personId);

/** More time, told to the person or to each member of the team it is for. */
export const tellGranted = async (ports: Needed & Pick<Ports, 'grants'>, act: Cause): Promise<void> => {
  const { team, person } = act.refs;
  const [challenge, [grant]] = await Promise.all([about(ports, act), ports.grants.of(act.about, [String(team ?? person)])]);
  // given anew meanwhile: that letter tells all
  if (grant?.act !== act.id) return;
  const people = team ? await membersOf(ports, act) : [String(person)];
  await writeLetters(ports, act, people, (envelope) => grantLetter(envelope, challenge, grant, pagesOf(ports).application(challenge.slug)));
};

export const tellWithdrawn = async (ports: Needed, act: Cause): Promise<void> => {
  const [challenge, entry, members] = await Promise.all([about(ports, act), ports.entries.find(String(act.refs['entry']), { strong: true }), membersOf(ports, act)]);
  const link = pagesOf(ports).application(challenge.slug, entry?.id);
  await writeLetters(ports, act, members, (envelope) => withdrawnLetter(envelope, challenge, entry?.title ?? '', link));
};

/** The person hears what they accepted; where the agency decides who takes part, so do its managers. */
export const tellRegistered = async (ports: Needed, act: Cause): Promise<void> => {
  const personId = String(act.refs['person']);
  const [challenge, registration, memberships] = await Promise.all([about(ports, act), ports.registrations.find(act.about, personId), ports.teams.ofPerson(personId)]);
  const waiting = registration?.standing === 'waiting';
  const link = pagesOf(ports).application(challenge.slug);
  await writeLetters(ports, act, [personId], (envelope) => registeredLetter(envelope, challenge, waiting ? 'waiting' : memberships.some((one) => one.challengeId === act.about) ? 'in-team' : 'alone', Number(act.refs['rules']), link));
  if (!waiting) return;
  const [person, managers] = await Promise.all([ports.people.find(personId), staffWith(ports, challenge.agencyId, 'manager')]);
  await writeLetters(ports, act, managers, (envelope) => registrationWaitingLetter(envelope, challenge, person?.name ?? 'Somebody', pagesOf(ports).console(challenge.id)), { apart: 'staff', naming: personId });
};

export const tellRegistrationDecided = async (ports: Needed, act: Cause, approved: boolean): Promise<void> => {
  const personId = String(act.refs['person']);
  const [challenge, registration] = await Promise.all([about(ports, act), ports.registrations.find(act.about, personId)]);
  const link = pagesOf(ports).application(challenge.slug);
  await writeLetters(ports, act, [personId], (envelope) => registrationDecidedLetter(envelope, challenge, approved, registration?.reason, link));
};

export const tellRegistrationReopened = async (ports: Needed, act: Cause): Promise<void> => {
  const challenge = await about(ports, act);
  await writeLetters(ports, act, [String(act.refs['person'])], (envelope) => registrationReopenedLetter(envelope, challenge, pagesOf(ports).application(challenge.slug)));
};

/** Who joined is told to the lead, and who left to everybody who stays; who was taken off, or leads from now on, is told themselves. */
export const tellRoster = async (ports: Needed, act: Cause, change: 'joined' | 'left' | 'removed' | 'lead'): Promise<void> => {
  const personId = String(act.refs['person']);
  const [challenge, team, doer] = await Promise.all([about(ports, act), ports.teams.find(String(act.refs['team'])), ports.people.find(act.by)]);
  if (!team) throw new Error(`team ${act.refs['team']} cannot be read`);
  const roster = { team, challenge, name: doer?.name ?? 'The lead' };
  // Whoever has several entries gets to the team through one of its own.
  const [entry] = await ports.entries.ofTeam(team.id);
  const link = pagesOf(ports).application(challenge.slug, entry?.id, '/team');
  const naming = doer && { naming: doer.id };
  if (change === 'left') return writeLetters(ports, act, await membersOf(ports, act), (envelope) => leftLetter(envelope, roster, link), naming);
  if (change === 'joined') return writeLetters(ports, act, team.leadId === personId ? [] : [team.leadId], (envelope) => joinedLetter(envelope, roster, link), naming);
  return writeLetters(ports, act, [personId], (envelope) => (change === 'removed' ? removedLetter(envelope, roster) : leadLetter(envelope, roster, link)), naming);
};
