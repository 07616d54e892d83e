import { signedIn, type Caller } from '../../../domain/caller.ts';
import { judgingPhase, type Challenge } from '../../../domain/call/challenge.ts';
import { minutesAnEntry } from '../../../domain/judging/evaluation/reading-time.ts';
import { addressKey } from '../../../domain/words/email-address.ts';
import { addressedTo, invitationDays, type Invitation } from '../../../domain/entry/invitation.ts';
import type { JudgeLine } from '../../../domain/panel/judge-list.ts';
import { judgeInvitationLetter } from '../../../domain/letters/judging.ts';
import { notFound, Refusal } from '../../../domain/refusal.ts';
import type { Ports } from '../../../ports/ports.ts';
import { limited, limitedInvitations, limits } from '../../limited.ts';
import { withSecondLook } from '../../second-look.ts';
import { spareInvitations } from '../../spare-invitations.ts';
import { onRecord, type Recorder } from '../../on-record.ts';
import { tell } from '../../tell.ts';
import { ownChallenge } from '../call/draft-of.ts';

type Needed = Pick<Ports, 'agencies' | 'challenges' | 'invitations' | 'judges' | 'rates' | 'chance' | 'sha256' | 'site'>;
type ToInvite = Needed & Pick<Ports, 'people' | 'teams'>;

/** Two weeks, and never longer than there is something to score. */
const expiry = (challenge: Challenge, at: string): string => {
  const twoWeeks = new Date(Date.parse(at) + invitationDays * 86_400_000).toISOString();
  const closesAt = judgingPhase(challenge)?.closesAt ?? twoWeeks;
  if (at > closesAt) throw new Refusal('closed', 'Scoring is over: nobody can judge here any more.');
  return closesAt < twoWeeks ? closesAt : twoWeeks;
};
/** What a letter says beside the link: who asks, whom to ask back, and how much there is to do. */
const askedOf = async (ports: Needed, challenge: Challenge, invitedBy: string) => {
  const rules = await ports.challenges.rules(challenge.id, challenge.rulesVersion);
  if (!rules) throw notFound('rules version');
  return { challenge, invitedBy, contactEmail: rules.sections.general.contactEmail, minutes: minutesAnEntry(rules), most: rules.sections.judging.mostPerJudge };
};
const linkOf = (ports: Needed, token: string, email: string) => addressedTo(`${ports.site.origin}/judge/invitations/${token}`, email);

/** Everybody who was ever asked, newest first: at most as many as a challenge invites. */
export const allInvitations = async (ports: Pick<Ports, 'invitations'>, challengeId: string): Promise<Invitation[]> => {
  const all: Invitation[] = [];
  let after: string | undefined;
  do {
    const page = await ports.invitations.ofOwner(challengeId, after);
    all.push(...page.items);
    after = page.next;
  } while (after);
  return all;
};

/** Addresses that have an invitation or judge already, and what became of it. Who lost access can be asked again. */
export const standingAddresses = async (ports: Pick<Ports, 'invitations' | 'judges'>, challengeId: string): Promise<Map<string, Invitation['outcome']>> => {
  const [invited, judges] = await Promise.all([allInvitations(ports, challengeId), ports.judges.ofChallenge(challengeId)]);
  const lost = new Set(judges.filter((judge) => judge.revoked).map((judge) => judge.personId));
  const standing = invited.filter((one) => one.outcome !== 'revoked' && !(one.personId && lost.has(one.personId)));
  return new Map([...standing, ...judges.filter((judge) => !judge.revoked).map(({ email }) => ({ email, outcome: 'accepted' as const }))].map(({ email, outcome }) => [addressKey(email), outcome]));
};

/** Staff cannot judge what they run; whoever joins the agency later is refused when they accept. */
const refuseStaff = async (ports: ToInvite, { agencyId, agencyName }: Challenge, lines: JudgeLine[]): Promise<void> => {
  const members = await ports.agencies.members(agencyId);
  const staff = new Map((await ports.people.findMany(members.map(({ personId }) => personId))).map(({ email, name }) => [addressKey(email), name]));
  const faults = lines.flatMap(({ email }, i) => (staff.has(addressKey(email)) ? [{ field: `judges.${i}.email`, message: `${staff.get(addressKey(email))!} works for ${agencyName}, so they cannot judge here. Leave this address out.` }] : []));
  if (faults.length > 0) throw Refusal.invalid(faults);
};

/** Addresses of people who are in a team of the challenge: nobody judges what they enter. */
export const enteringAddresses = async ({ people, teams }: Pick<Ports, 'people' | 'teams'>, challengeId: string, emails: string[]): Promise<string[]> => {
  const enters = await Promise.all(emails.map(async (email) => {
    const person = await people.findByEmail(email);
    return person !== undefined && (await teams.ofPerson(person.id)).some((team) => team.challengeId === challengeId);
  }));
  return emails.filter((_, i) => enters[i]);
};

const attemptInvite = async (ports: ToInvite, caller: Caller, wanted: { challengeId: string; judges: JudgeLine[] }) => {
  const { challenge, person } = await ownChallenge(ports, caller, wanted.challengeId, 'manager');
  if (challenge.approval !== 'approved') throw new Refusal('conflict', 'Publish the challenge before inviting judges.');
  const expiresAt = expiry(challenge, caller.at);
  await refuseStaff(ports, challenge, wanted.judges);
  const present = await standingAddresses(ports, challenge.id);
  const lines = wanted.judges.map((line) => ({ ...line, email: addressKey(line.email) }));
  const unknown = lines.filter((line, i) => !present.has(line.email) && lines.findIndex((other) => other.email === line.email) === i);
  const entering = await enteringAddresses(ports, challenge.id, unknown.map(({ email }) => email));
  const fresh = unknown.filter(({ email }) => !entering.includes(email));
  if (fresh.length > 0) await limited(ports, `judge-invitation ${challenge.id}`, limits.judgeInvitationsOfChallenge, caller.at, fresh.length);
  await limitedInvitations(ports, challenge.id, fresh.map((line) => line.email), caller.at);
  const asked = await askedOf(ports, challenge, person.name);
  const made = fresh.map((line) => {
    const token = ports.chance.token();
    const invitation: Invitation = {
      id: ports.chance.id('invitation'), hash: ports.sha256(token), kind: 'judge', challengeId: challenge.id, ...line, invitedBy: person.id,
      createdAt: caller.at, expiresAt, sentCount: 1, outcome: 'waiting', version: 1,
    };
    const envelope = { id: ports.chance.id('mail'), at: caller.at, to: line.email, about: challenge.id };
    return { invitation, mail: judgeInvitationLetter({ ...envelope, name: line.name, ...asked, link: linkOf(ports, token, line.email), expiresAt }) };
  });
  const known = lines.map((line) => line.email).filter((email) => present.has(email));
  const report = { invited: fresh.map((line) => line.email), already: known, judging: known.filter((email) => present.get(email) === 'accepted'), entering, declined: known.filter((email) => present.get(email) === 'declined') };
  if (made.length === 0) return report;
  const deed = tell(ports, caller, 'judge.invited', { about: challenge.id, refs: { count: made.length }, answer: report });
  await ports.invitations.make(made.map((one) => one.invitation), made.map((one) => one.mail), deed);
  return report;
};

/** Up to 32 at a time: each gets a letter with a link of their own. Somebody invited before is reported, not written to again. */
export const inviteJudges = (ports: ToInvite, caller: Caller, wanted: { challengeId: string; judges: JudgeLine[] }) => withSecondLook(() => attemptInvite(ports, caller, wanted));

const waitingInvitation = async (ports: Needed, caller: Caller, challengeId: string, invitationId: string) => {
  const { challenge } = await ownChallenge(ports, caller, challengeId, 'manager');
  const invitation = await ports.invitations.find(challenge.id, invitationId);
  if (!invitation || invitation.kind !== 'judge') throw notFound('invitation');
  if (invitation.outcome === 'accepted') throw new Refusal('conflict', 'This judge accepted already.');
  return { challenge, invitation };
};

/** A new link by mail; the old one stops working. */
export const resendJudgeInvitation = async (ports: Needed, caller: Caller, wanted: { challengeId: string; invitationId: string }): Promise<Invitation> => {
  const { challenge, invitation } = await waitingInvitation(ports, caller, wanted.challengeId, wanted.invitationId);
  const expiresAt = expiry(challenge, caller.at);
  await limited(ports, `judge-invitation ${challenge.id}`, limits.judgeInvitationsOfChallenge, caller.at);
  await limitedInvitations(ports, challenge.id, [invitation.email], caller.at);
  const token = ports.chance.token();
  const renewed: Invitation = {
    ...invitation, hash: ports.sha256(token), expiresAt, sentCount: invitation.sentCount + 1, outcome: 'waiting', outcomeAt: undefined, reason: undefined, version: invitation.version + 1,
  };
  const asked = await askedOf(ports, challenge, signedIn(caller).name);
  const envelope = { id: ports.chance.id('mail'), at: caller.at, to: invitation.email, about: challenge.id };
  const mail = judgeInvitationLetter({ ...envelope, name: invitation.name, ...asked, link: linkOf(ports, token, invitation.email), expiresAt });
  await ports.invitations.renew(invitation, renewed, [mail], tell(ports, caller, 'judge.invited', { about: challenge.id, refs: { invitation: invitation.id }, answer: renewed }));
  return renewed;
};

export const revokeJudgeInvitation = async (ports: Needed, caller: Caller, wanted: { challengeId: string; invitationId: string }): Promise<Invitation> => {
  const { challenge, invitation } = await waitingInvitation(ports, caller, wanted.challengeId, wanted.invitationId);
  const next: Invitation = { ...invitation, outcome: 'revoked', outcomeAt: caller.at, version: invitation.version + 1 };
  await ports.invitations.change(next, tell(ports, caller, 'judge.invitation-revoked', { about: challenge.id, refs: { invitation: next.id }, answer: next }));
  return next;
};

/** The judge loses access with this write, and every other way in: a link that waits for them ends too. */
export const revokeJudge = async (ports: Needed & Recorder & Pick<Ports, 'people'>, caller: Caller, wanted: { challengeId: string; personId: string; reason: string }) => {
  const { challenge, person } = await ownChallenge(ports, caller, wanted.challengeId, 'manager');
  const judge = await ports.judges.find(challenge.id, wanted.personId);
  if (!judge) throw notFound('judge');
  const next = { ...judge, revoked: { at: caller.at, by: person.id, reason: wanted.reason }, version: judge.version + 1 };
  const emails = [judge.email, (await ports.people.find(judge.personId))?.email ?? ''];
  const ended = await spareInvitations(ports, { challengeId: challenge.id, emails }, caller.at);
  await ports.judges.revoke(next, ended, onRecord(ports, tell(ports, caller, 'judge.revoked', { about: challenge.id, refs: { judge: judge.personId }, answer: next }), { judgeId: judge.personId }));
  return next;
};
