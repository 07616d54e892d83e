import { addressKey } from '../domain/words/email-address.ts';
import type { Invitation } from '../domain/entry/invitation.ts';
import type { Ports } from '../ports/ports.ts';

type Which = { challengeId: string; emails: string[]; /** The one that is being answered. */ but?: string };

/** What still waits for a judge at these addresses, ended: a second link would give back what was taken away. */
export const spareInvitations = async (ports: Pick<Ports, 'invitations'>, { challengeId, emails, but }: Which, at: string): Promise<Invitation[]> => {
  const addresses = [...new Set(emails.map(addressKey))].filter(Boolean);
  const sent = (await Promise.all(addresses.map((email) => ports.invitations.toAddress(email)))).flat();
  return sent
    .filter((one) => one.kind === 'judge' && one.challengeId === challengeId && one.outcome === 'waiting' && one.id !== but)
    .map((one) => ({ ...one, outcome: 'revoked', outcomeAt: at, version: one.version + 1 }));
};
