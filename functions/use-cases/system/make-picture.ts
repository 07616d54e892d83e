import type { Act, ActKind } from '../../domain/act.ts';
import { isPublished } from '../../domain/call/challenge.ts';
import { challengePicture, eventPicture, pictureId, pictureKey, type PictureFacts } from '../../domain/theme/picture.ts';
import type { Ports } from '../../ports/ports.ts';
import { sharedAs } from '../site-pages.ts';

type Needed = Pick<Ports, 'challenges' | 'events' | 'fileStore' | 'drawPicture' | 'sha256' | 'site'>;

const ofChallenges = new Set<ActKind>(['challenge.published', 'challenge.imported', 'challenge.extended', 'challenge.all-extended', 'challenge.corrected', 'challenge.cancelled', 'results.published']);
const ofEvents = new Set<ActKind>(['event.published', 'event.moved', 'event.changed', 'event.cancelled']);

const factsOf = async (ports: Needed, act: Act): Promise<PictureFacts | undefined> => {
  if (ofChallenges.has(act.kind)) {
    const challenge = await ports.challenges.find(act.about, { strong: true });
    return challenge && isPublished(challenge, act.at) ? challengePicture(challenge, sharedAs(ports)) : undefined;
  }
  const event = ofEvents.has(act.kind) ? await ports.events.find(act.about) : undefined;
  return event?.published ? eventPicture(event, sharedAs(ports), ports.sha256) : undefined;
};

/** What shows where somebody shares the page, as it says now. Its name is made of what it says, so that a repeat keeps the same file again. */
export const makePicture = async (ports: Needed, act: Act): Promise<void> => {
  const facts = await factsOf(ports, act);
  if (facts) await ports.fileStore.keep(pictureKey(pictureId(ports.sha256, facts)), await ports.drawPicture(facts), 'image/png');
};
