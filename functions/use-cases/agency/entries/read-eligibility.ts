import type { Caller } from '../../../domain/caller.ts';
import type { Attestation } from '../../../domain/eligibility/attestation.ts';
import { worst, type Eligibility } from '../../../domain/eligibility/verdict.ts';
import type { Ports } from '../../../ports/ports.ts';
import { noteLook } from '../../note-look.ts';
import { statedUnder, type StatedEligibility } from '../../team/state-eligibility.ts';
import { receivedEntry, type EntryWanted } from './received-entry.ts';

type Needs = Pick<Ports, 'acts' | 'agencies' | 'attestations' | 'challenges' | 'chance' | 'entries' | 'people'>;
type Subject = { kind: 'entry' | 'person'; name: string; stated: StatedEligibility; answeredAt?: string | undefined };
export type EntryEligibility = { rulesVersion: number; standing: Eligibility; subjects: Subject[] };

/** What a team and each of its members stated, held against the rules the entry was sent under. A look at it is an act. */
export const readEligibility = async (ports: Needs, caller: Caller, wanted: EntryWanted): Promise<EntryEligibility> => {
  const { entry, sent, rules } = await receivedEntry(ports, caller, wanted);
  await noteLook(ports, caller, { about: wanted.challengeId, refs: { entry: entry.id, what: 'eligibility' } });
  const { members } = sent.manifest.team;
  const [people, stated] = await Promise.all([ports.people.findMany(members), ports.attestations.findMany(wanted.challengeId, [entry.id, ...members])]);
  const of = (kind: Subject['kind'], id: string, name: string): Subject => {
    const attestation: Attestation | undefined = stated.find(({ subject }) => subject === id);
    return { kind, name, stated: statedUnder(rules, kind, attestation), answeredAt: attestation?.answeredAt };
  };
  const subjects = [of('entry', entry.id, ''), ...members.map((id) => of('person', id, people.find((person) => person.id === id)?.name ?? 'Somebody whose account is closed'))].filter((one) => one.stated.questions.length > 0);
  return { rulesVersion: rules.version, standing: worst(subjects.map((one) => one.stated.standing)), subjects };
};
