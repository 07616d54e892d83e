import type { Caller } from '../../domain/caller.ts';
import type { Challenge, Sections } from '../../domain/call/challenge.ts';
import { isPreviewLive } from '../../domain/call/preview-link.ts';
import { notFound } from '../../domain/refusal.ts';
import type { Ports } from '../../ports/ports.ts';
import { wholeDraft, withPublishedDates } from '../agency/call/draft-of.ts';

type Shown = { challenge: Challenge; sections: Sections; expiresAt: string; at: string };

/** The draft, to whoever holds a link that still works. An ended link, a wrong one and one to a discarded draft look the same. */
export const readPreview = async (ports: Pick<Ports, 'challenges' | 'previewLinks' | 'sha256'>, caller: Caller, token: string): Promise<Shown> => {
  const link = await ports.previewLinks.findByHash(ports.sha256(token));
  if (!link || !isPreviewLive(link, caller.at)) throw notFound('preview');
  const [challenge, drafts] = await Promise.all([ports.challenges.find(link.challengeId), ports.challenges.sections(link.challengeId)]);
  if (!challenge || challenge.discarded) throw notFound('preview');
  return { challenge, sections: wholeDraft(await withPublishedDates(ports, challenge, drafts)), expiresAt: link.expiresAt, at: caller.at };
};
