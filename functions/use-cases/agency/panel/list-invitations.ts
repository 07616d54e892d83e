import type { Caller } from '../../../domain/caller.ts';
import type { Invitation } from '../../../domain/entry/invitation.ts';
import { addressKey } from '../../../domain/words/email-address.ts';
import type { Listed } from '../../../ports/page.ts';
import type { Ports } from '../../../ports/ports.ts';
import { ownChallenge } from '../call/draft-of.ts';

type Needed = Pick<Ports, 'agencies' | 'challenges' | 'invitations' | 'mails' | 'sha256'>;
export type SeenInvitation = Invitation & { unreached?: boolean };

/** Whom a manager invited, and to whom letters do not get through: they must be asked another way, or at another address. */
export const listInvitations = async (ports: Needed, caller: Caller, wanted: { challengeId: string; kind: 'judge' | 'participant'; after: string | undefined }): Promise<Listed<SeenInvitation>> => {
  const { challenge } = await ownChallenge(ports, caller, wanted.challengeId, 'manager');
  const { items, next } = await ports.invitations.ofOwner(challenge.id, wanted.after, wanted.kind);
  const hashOf = ({ email }: Invitation) => ports.sha256(addressKey(email));
  const stops = await ports.mails.stopped(items.filter(({ outcome }) => outcome === 'waiting').map(hashOf));
  return { items: items.map((one) => (stops.some(({ hash }) => hash === hashOf(one)) ? { ...one, unreached: true } : one)), next };
};
