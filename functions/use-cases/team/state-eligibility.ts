import { signedIn, type Caller } from '../../domain/caller.ts';
import { isPublished, type Challenge, type Rules } from '../../domain/call/challenge.ts';
import { answerFaults, answersIn, askedOf, statedIn, type Attestation, type ConditionAnswers, type Subject } from '../../domain/eligibility/attestation.ts';
import { questionOf, type ConditionQuestion } from '../../domain/eligibility/condition-words.ts';
import { eligibilityOf, findingsOf, reasonsAgainst, type Eligibility, type Finding } from '../../domain/eligibility/verdict.ts';
import type { Entry } from '../../domain/entry/entry.ts';
import { notFound, Refusal, type Fault } from '../../domain/refusal.ts';
import type { Ports } from '../../ports/ports.ts';
import { tell } from '../tell.ts';
import { openFor, ownEntry } from './membership.ts';

type Reads = Pick<Ports, 'challenges' | 'grants' | 'attestations'>;

/** What is asked under the rules in force, what was answered, and what follows. `version` 0: nothing was stated yet. */
export type StatedEligibility = { rulesVersion: number; questions: ConditionQuestion[]; answers: ConditionAnswers; findings: Finding[]; standing: Eligibility; version: number };

const rulesOf = async (ports: Pick<Ports, 'challenges' | 'grants'>, challenge: Challenge): Promise<Rules> => {
  const rules = await ports.challenges.rules(challenge.id, challenge.rulesVersion);
  if (!rules) throw notFound('rules version');
  return rules;
};
const asked = (rules: Rules, subject: Subject) => askedOf(rules.sections.rules.conditions ?? [], subject);

export const statedUnder = (rules: Rules, subject: Subject, attestation: Attestation | undefined): StatedEligibility => {
  const conditions = asked(rules, subject);
  const answers = answersIn(attestation, conditions);
  const findings = findingsOf(conditions, answers);
  return { rulesVersion: rules.version, questions: conditions.map(questionOf), answers, findings, standing: eligibilityOf(findings), version: attestation?.version ?? 0 };
};

type Stating = { rules: Rules; subject: Subject; id: string; answers: ConditionAnswers; before: Attestation | undefined };

/** What is kept of whole answers; what is missing or does not fit is refused, each by its condition. */
const attest = (caller: Caller, { rules, subject, id, answers, before }: Stating): Attestation => {
  const conditions = asked(rules, subject);
  const faults = answerFaults(conditions, answers);
  if (faults.length > 0) throw Refusal.invalid(faults);
  return {
    challengeId: rules.challengeId, subject: id, rulesVersion: rules.version, rulesHash: rules.hash, stated: statedIn(conditions, answers),
    answeredBy: signedIn(caller).id, answeredAt: caller.at, version: (before?.version ?? 0) + 1,
  };
};

/** At registration: whoever says they do not meet the rules is told which, and nothing is kept. Without conditions there is nothing to state. */
export const stateWhenRegistering = async (ports: Reads, caller: Caller, challenge: Challenge, answers: ConditionAnswers): Promise<Attestation | undefined> => {
  const rules = await rulesOf(ports, challenge);
  const conditions = asked(rules, 'person');
  if (conditions.length === 0) return undefined;
  const before = await ports.attestations.find(challenge.id, signedIn(caller).id);
  const all = { ...answersIn(before, conditions), ...answers };
  const attestation = attest(caller, { rules, subject: 'person', id: signedIn(caller).id, answers: all, before });
  const against = findingsOf(conditions, all).filter(({ met, effect }) => met === false && effect === 'enter');
  if (against.length > 0) throw Refusal.invalid(against.map(({ condition, words }): Fault => ({ field: `conditions.${condition}`, message: `You cannot enter: the rules ask you to ${words.charAt(0).toLowerCase()}${words.slice(1)}` })));
  return attestation;
};

const publishedRules = async (ports: Reads, caller: Caller, challengeId: string) => {
  const challenge = await ports.challenges.find(challengeId, { strong: true });
  if (!challenge || !isPublished(challenge, caller.at)) throw notFound('challenge');
  return rulesOf(ports, challenge);
};

export const readOwnEligibility = async (ports: Reads, caller: Caller, challengeId: string): Promise<StatedEligibility> => {
  const person = signedIn(caller);
  const [rules, attestation] = await Promise.all([publishedRules(ports, caller, challengeId), ports.attestations.find(challengeId, person.id)]);
  return statedUnder(rules, 'person', attestation);
};

type Needed = Reads & Pick<Ports, 'registrations' | 'teams' | 'entries' | 'chance'>;
type Stated = { answers: ConditionAnswers; version: number };

const keep = async (ports: Needed, caller: Caller, stating: Stating & { version: number }): Promise<StatedEligibility> => {
  if ((stating.before?.version ?? 0) !== stating.version) throw new Refusal('stale', 'These answers changed since you opened them. Look again, then answer.');
  const attestation = attest(caller, stating);
  const refs = { [stating.subject]: stating.id, rules: stating.rules.version };
  const stated = statedUnder(stating.rules, stating.subject, attestation);
  await ports.attestations.save(attestation, tell(ports, caller, 'eligibility.stated', { about: stating.rules.challengeId, refs, answer: stated }));
  return stated;
};

/** Somebody registered answers again: new questions, or what has changed for them. A truth that rules them out is kept too; their team is then not able to send. */
export const stateOwnEligibility = async (ports: Needed, caller: Caller, wanted: Stated & { challengeId: string }): Promise<StatedEligibility> => {
  const person = signedIn(caller);
  const challenge = await openFor(ports, caller, wanted.challengeId);
  if (!(await ports.registrations.find(challenge.id, person.id))) throw new Refusal('conflict', 'Accept the rules of this challenge first.');
  const [rules, before] = await Promise.all([rulesOf(ports, challenge), ports.attestations.find(challenge.id, person.id)]);
  return keep(ports, caller, { rules, subject: 'person', id: person.id, answers: wanted.answers, before, version: wanted.version });
};

/** Of each member no more than where they stand. */
export type TeamEligibility = { entry: StatedEligibility; members: { personId: string; name: string; standing: Eligibility }[] };

const memberStandings = async (ports: Reads & Pick<Ports, 'teams'>, rules: Rules, teamId: string) => {
  const members = await ports.teams.members(teamId);
  const stated = asked(rules, 'person').length > 0 ? await ports.attestations.findMany(rules.challengeId, members.map(({ personId }) => personId)) : [];
  return members.map(({ personId, name }) => ({ personId, name, standing: statedUnder(rules, 'person', stated.find(({ subject }) => subject === personId)).standing }));
};

export const readEntryEligibility = async (ports: Needed, caller: Caller, entryId: string): Promise<TeamEligibility> => {
  const { entry, team } = await ownEntry(ports, caller, entryId);
  const [rules, attestation] = await Promise.all([publishedRules(ports, caller, entry.challengeId), ports.attestations.find(entry.challengeId, entry.id)]);
  return { entry: statedUnder(rules, 'entry', attestation), members: await memberStandings(ports, rules, team.id) };
};

/** A member answers for the team what is asked about the entry. */
export const stateEntryEligibility = async (ports: Needed, caller: Caller, wanted: Stated & { entryId: string }): Promise<StatedEligibility> => {
  const { entry } = await ownEntry(ports, caller, wanted.entryId);
  const challenge = await openFor(ports, caller, entry.challengeId, { teamId: entry.teamId });
  const [rules, before] = await Promise.all([rulesOf(ports, challenge), ports.attestations.find(challenge.id, entry.id)]);
  return keep(ports, caller, { rules, subject: 'entry', id: entry.id, answers: wanted.answers, before, version: wanted.version });
};

const field = 'eligibility';

/** What the conditions have against sending this entry. Why a member does not meet them is between that member and the agency. */
export const eligibilityFaults = async (ports: Reads & Pick<Ports, 'teams'>, rules: Rules, entry: Pick<Entry, 'id' | 'challengeId' | 'teamId'>): Promise<Fault[]> => {
  if ((rules.sections.rules.conditions ?? []).length === 0) return [];
  const [members, attestation] = await Promise.all([memberStandings(ports, rules, entry.teamId), ports.attestations.find(entry.challengeId, entry.id)]);
  const own = statedUnder(rules, 'entry', attestation);
  return [
    ...(own.standing === 'unanswered' ? [{ field, message: 'Answer who can enter: some questions about the entry are open.' }] : []),
    ...reasonsAgainst(own.findings).map((words) => ({ field, message: `The entry does not meet the rules: ${words}` })),
    ...members.flatMap(({ name, standing }) =>
      standing === 'unanswered' ? [{ field, message: `${name} has yet to answer who can enter.` }] : standing === 'ineligible' ? [{ field, message: `${name} does not meet the rules of who can enter. ${name} sees why; the team cannot send while they are a member.` }] : [],
    ),
  ];
};
