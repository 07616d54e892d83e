import type { Caller } from '../../domain/caller.ts';
import type { Person } from '../../domain/people/person.ts';
import type { Ports } from '../../ports/ports.ts';
import { otherPart } from '../other-part.ts';
import { tell } from '../tell.ts';

/**
 * Parts given to an address before its holder came. Each is given, then cleared: a crash between gives it again, which changes nothing.
 * Whoever judges or enters a challenge of the agency gets the role at their first sign-in after its results: until then the promise waits.
 */
export const keepPromises = async (ports: Pick<Ports, 'awaited' | 'agencies' | 'people' | 'challenges' | 'judges' | 'teams' | 'chance'>, caller: Caller, person: Person): Promise<Person> => {
  let now = person;
  for (const promise of await ports.awaited.ofEmail(person.email)) {
    const { agencyId, roles, addedBy, addedAt } = promise;
    if (agencyId && (await otherPart(ports, agencyId, person.id, caller.at))) continue;
    if (agencyId) {
      const deed = tell(ports, caller, 'agency.member-added', { about: agencyId, refs: { person: person.id } });
      await ports.agencies.setMember({ agencyId, personId: person.id, roles, addedBy, addedAt }, deed);
    } else if (!now.operator) {
      now = { ...now, operator: true, version: now.version + 1 };
      await ports.people.change(now, tell(ports, caller, 'person.changed', { about: person.id, refs: { operator: true } }));
    }
    await ports.awaited.clear(promise);
  }
  return now;
};
