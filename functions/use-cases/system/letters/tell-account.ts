import { roleGivenLetter, tokenMadeLetter } from '../../../domain/letters/account.ts';
import type { Ports } from '../../../ports/ports.ts';
import { pagesOf } from '../../site-pages.ts';
import { writeLetters, type Cause, type ToWrite } from './write-letters.ts';

/** A role given to somebody who is here; one promised to an address is told when it is given, at the first sign-in. */
export const tellRoleGiven = async (ports: ToWrite & Pick<Ports, 'agencies'>, act: Cause): Promise<void> => {
  const personId = act.refs['person'];
  if (typeof personId !== 'string') return;
  const [agency, roles] = await Promise.all([ports.agencies.find(act.about), ports.agencies.rolesOf(act.about, personId)]);
  if (!agency || roles.length === 0) return;
  await writeLetters(ports, act, [personId], (envelope) => roleGivenLetter(envelope, agency.name, roles, `${ports.site.origin}/run`));
};

export const tellTokenMade = (ports: ToWrite, act: Cause): Promise<void> =>
  writeLetters(ports, act, [act.about], (envelope) => tokenMadeLetter(envelope, pagesOf(ports).own('/tokens')));
