import type { Caller } from '../../domain/caller.ts';
import { shareLimit, withWhat, type ShareLink } from '../../domain/credential/share-link.ts';
import { notFound, Refusal } from '../../domain/refusal.ts';
import type { Ports } from '../../ports/ports.ts';
import { tell } from '../tell.ts';
import { heldBy } from './answer-offer.ts';

type Needed = Pick<Ports, 'credentials' | 'shareLinks' | 'chance' | 'sha256' | 'site'>;

export const readShares = async (ports: Needed, caller: Caller, id: string): Promise<ShareLink[]> => {
  const { credential } = await heldBy(ports, caller, id);
  return ports.shareLinks.ofCredential(credential.id);
};

/** Shows chosen fields to whoever has the address, which is answered once and never stored. */
export const shareCredential = async (ports: Needed, caller: Caller, { id, fields, note }: { id: string; fields: ShareLink['fields']; note: string }): Promise<ShareLink & { address: string }> => {
  const { credential, holderId } = await heldBy(ports, caller, id);
  if (!credential.signed) throw new Refusal('conflict', 'Share it once you have accepted it and it is signed.');
  if ((await ports.shareLinks.ofCredential(id)).filter(({ stoppedAt }) => !stoppedAt).length >= shareLimit) throw new Refusal('limit', `There are ${shareLimit} links to this, which is the most. Stop one first.`);
  const token = ports.chance.token();
  const link: ShareLink = { id: ports.chance.id('share'), hash: ports.sha256(token), credentialId: id, fields: withWhat(fields), note, createdAt: caller.at, version: 1 };
  await ports.shareLinks.save(link, tell(ports, caller, 'credential.shared', { about: holderId, refs: { credential: id, share: link.id } }));
  return { ...link, address: `${ports.site.origin}/credentials/shared/${token}` };
};

/** Whoever has the link sees nothing more from this moment on. */
export const stopSharing = async (ports: Needed, caller: Caller, { id, shareId }: { id: string; shareId: string }): Promise<ShareLink> => {
  const { holderId } = await heldBy(ports, caller, id);
  const link = (await ports.shareLinks.ofCredential(id)).find((one) => one.id === shareId);
  if (!link) throw notFound('link');
  if (link.stoppedAt) return link;
  const stopped = { ...link, stoppedAt: caller.at, version: link.version + 1 };
  await ports.shareLinks.save(stopped, tell(ports, caller, 'credential.share-ended', { about: holderId, refs: { credential: id, share: shareId }, answer: stopped }));
  return stopped;
};
