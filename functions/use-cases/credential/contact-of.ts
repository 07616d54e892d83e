import type { Credential } from '../../domain/credential/credential.ts';
import type { Ports } from '../../ports/ports.ts';

/** Whom its holder writes to: the contact of the challenge it is of, else whoever of the agency acted. */
export const contactOf = async ({ challenges, people }: Pick<Ports, 'challenges' | 'people'>, { challenge, offered }: Pick<Credential, 'challenge' | 'offered'>, by: string): Promise<string | undefined> => {
  const found = challenge && (await challenges.find(challenge.id));
  const named = found && (await challenges.rules(found.id, found.rulesVersion))?.sections.general.contactEmail;
  if (named) return named;
  const officer = await people.find(by === 'system' ? offered.by : by);
  return officer && !officer.closed ? officer.email : undefined;
};
