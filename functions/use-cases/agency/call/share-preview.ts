import type { Caller } from '../../../domain/caller.ts';
import { isPreviewLive, previewEnds, previewLimit, type PreviewLink } from '../../../domain/call/preview-link.ts';
import { notFound, Refusal } from '../../../domain/refusal.ts';
import type { Ports } from '../../../ports/ports.ts';
import { tell } from '../../tell.ts';
import { ownChallenge, refuseDiscarded } from './draft-of.ts';

type Needed = Pick<Ports, 'agencies' | 'challenges' | 'previewLinks' | 'chance' | 'sha256' | 'site'>;
type Wanted = { challengeId: string; note: string; days: number };

const full = () => new Refusal('limit', `This challenge has ${previewLimit} preview links, which is the most. Revoke one first.`);

/** A manager lets somebody without an account read the draft. The address is answered once and never stored; a retry hears "already made". */
export const sharePreview = async (ports: Needed, caller: Caller, { challengeId, note, days }: Wanted): Promise<PreviewLink & { address: string }> => {
  const { challenge, person } = await ownChallenge(ports, caller, challengeId, 'manager');
  refuseDiscarded(challenge);
  const live = (await ports.previewLinks.ofChallenge(challengeId)).filter((link) => isPreviewLive(link, caller.at));
  if (live.length >= previewLimit) throw full();
  const token = ports.chance.token();
  const link: PreviewLink = {
    id: ports.chance.id('link'), hash: ports.sha256(token), challengeId, note, madeBy: person.id, createdAt: caller.at, expiresAt: previewEnds(caller.at, days),
  };
  await ports.previewLinks.create(link, previewLimit, full, tell(ports, caller, 'challenge.preview-shared', { about: challengeId, refs: { link: link.id } }));
  return { ...link, address: `${ports.site.origin}/preview/${token}` };
};

/** Whoever has the link reads nothing more from this moment on. */
export const revokePreview = async (ports: Needed, caller: Caller, { challengeId, linkId }: { challengeId: string; linkId: string }): Promise<PreviewLink> => {
  await ownChallenge(ports, caller, challengeId, 'manager');
  const link = (await ports.previewLinks.ofChallenge(challengeId)).find(({ id }) => id === linkId);
  if (!link) throw notFound('link');
  if (link.revokedAt) return link;
  const ended = { ...link, revokedAt: caller.at };
  await ports.previewLinks.revoke(ended, tell(ports, caller, 'challenge.preview-revoked', { about: challengeId, refs: { link: link.id }, answer: ended }));
  return ended;
};
