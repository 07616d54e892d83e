import type { StaffRole } from '../../domain/people/agency.ts';
import { stageOf } from '../../domain/call/challenge.ts';
import type { Caller } from '../../domain/caller.ts';
import { notFound, Refusal } from '../../domain/refusal.ts';
import type { Ports } from '../../ports/ports.ts';
import { operatorActing } from '../operator.ts';
import { tell } from '../tell.ts';

type Wanted = { agencyId: string; email: string; roles: StaffRole[] };
type Needs = Pick<Ports, 'agencies' | 'people' | 'awaited' | 'challenges' | 'judges' | 'chance'>;

/** Nobody judges what their own agency runs: a judge of the agency's own challenge becomes one once its results are out. */
const refuseJudge = async (ports: Needs, agencyId: string, personId: string, at: string): Promise<void> => {
  const judged = await ports.challenges.findMany(await ports.judges.challengesOf(personId));
  for (const challenge of judged.filter((one) => one.agencyId === agencyId && !['results', 'cancelled'].includes(stageOf(one, at)))) {
    const judge = await ports.judges.find(challenge.id, personId);
    if (judge && !judge.revoked) throw new Refusal('conflict', `This person judges ${challenge.title}, and nobody judges what their own agency runs. Take them off its judges first, or wait for its results.`, 'email');
  }
};

/** An operator gives roles to whoever holds the address: now, or at their first sign-in. */
export const addAgencyPerson = async (ports: Needs, caller: Caller, { agencyId, email, roles }: Wanted): Promise<{ email: string; roles: StaffRole[]; waiting: boolean }> => {
  const operator = operatorActing(caller);
  if (!(await ports.agencies.find(agencyId))) throw notFound('agency');
  const person = await ports.people.findByEmail(email);
  if (person) await refuseJudge(ports, agencyId, person.id, caller.at);
  const added = { email: person?.email ?? email, roles, waiting: !person };
  const deed = tell(ports, caller, 'agency.member-added', { about: agencyId, refs: person ? { person: person.id } : { awaited: true }, answer: added });
  const given = { agencyId, roles, addedBy: operator.id, addedAt: caller.at };
  await (person ? ports.agencies.setMember({ ...given, personId: person.id }, deed) : ports.awaited.promise({ ...given, email }, deed));
  return added;
};
