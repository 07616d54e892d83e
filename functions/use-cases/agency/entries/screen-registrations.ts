import type { Caller } from '../../../domain/caller.ts';
import { notFound, Refusal } from '../../../domain/refusal.ts';
import type { Registration } from '../../../domain/entry/registration.ts';
import type { Listed } from '../../../ports/page.ts';
import type { Ports } from '../../../ports/ports.ts';
import { tell } from '../../tell.ts';
import { ownChallenge } from '../call/draft-of.ts';

type Needed = Pick<Ports, 'agencies' | 'challenges' | 'registrations' | 'teams' | 'people' | 'chance'>;
type Standing = Registration['standing'];
export type RegistrationRow = Pick<Registration, 'personId' | 'rulesVersion' | 'acceptedAt' | 'standing' | 'version'> & { name: string; organization: string };

/** Who takes part, a page at a time: names and organizations, never addresses. */
export const listRegistrations = async (ports: Needed, caller: Caller, wanted: { challengeId: string; standing: Standing; after: string | undefined }): Promise<Listed<RegistrationRow>> => {
  const { challenge } = await ownChallenge(ports, caller, wanted.challengeId, 'manager');
  const { items, next } = await ports.registrations.ofChallenge(challenge.id, wanted.standing, wanted.after);
  const people = await ports.people.findMany(items.map((one) => one.personId));
  const rows = items.map((one): RegistrationRow => {
    const person = people.find(({ id }) => id === one.personId);
    return { ...one, name: person?.name ?? '', organization: person?.organization ?? '' };
  });
  return { items: rows, next };
};

type Answered = { challengeId: string; personId: string; standing: Standing; reason: string; version: number };

const kinds = { approved: 'registration.approved', refused: 'registration.refused', waiting: 'registration.reopened' } as const;

/** An answer is taken back while nothing was begun with it. */
const refuseBegun = async (ports: Needed, { challengeId, personId, standing }: Registration): Promise<void> => {
  if (standing === 'waiting') throw new Refusal('conflict', 'This registration waits already.');
  if ((await ports.teams.ofPerson(personId)).some((one) => one.challengeId === challengeId)) throw new Refusal('conflict', 'This person is in a team already, so the approval stands. You can refuse the registration and say why.');
};

/** Where participation needs approval, a manager lets somebody take part, or not and says why. It can be changed, and taken back. */
export const decideRegistration = async (ports: Needed, caller: Caller, wanted: Answered): Promise<Registration> => {
  const { challenge, person } = await ownChallenge(ports, caller, wanted.challengeId, 'manager');
  if (challenge.participation !== 'approval') throw new Refusal('conflict', 'Participation in this challenge needs no approval.');
  const registration = await ports.registrations.find(challenge.id, wanted.personId);
  if (!registration) throw notFound('registration');
  if (wanted.standing === 'refused' && wanted.reason.length < 3) throw new Refusal('invalid', 'Say why. The person reads it.', 'reason');
  if (registration.version !== wanted.version) throw new Refusal('stale', 'This registration changed since you opened it. Look again, then decide.');
  if (wanted.standing === 'waiting') await refuseBegun(ports, registration);
  const next: Registration = { ...registration, standing: wanted.standing, decidedBy: person.id, reason: wanted.reason || undefined, version: registration.version + 1 };
  await ports.registrations.save(next, tell(ports, caller, kinds[wanted.standing], { about: challenge.id, refs: { person: next.personId }, answer: next }));
  return next;
};
