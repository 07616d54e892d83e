import type { Act } from '../../../domain/act.ts';
import { isPublic } from '../../../domain/desk/announcement-words.ts';
import { derivedId } from '../../../domain/letters/letter.ts';
import { newDelivery } from '../../../domain/webhook/delivery.ts';
import { challengeData, eventData, isWebhookKind, messageBody, publicationData } from '../../../domain/webhook/message.ts';
import type { WebhookKind } from '../../../domain/webhook/webhook-words.ts';
import type { Ports } from '../../../ports/ports.ts';
import { pagesOf } from '../../site-pages.ts';

type Needed = Pick<Ports, 'agencies' | 'announcements' | 'challenges' | 'clock' | 'deliveries' | 'events' | 'publications' | 'sha256' | 'site' | 'webhooks'>;
type News = { agencyId: string; data: Record<string, unknown> };

const ofEvent = async (ports: Needed, act: Act): Promise<News | undefined> => {
  const event = await ports.events.find(act.about);
  return event?.host.kind === 'agency' ? { agencyId: event.host.agencyId, data: eventData(event, pagesOf(ports)) } : undefined;
};
const ofPublication = async (ports: Needed, act: Act): Promise<News | undefined> => {
  const [work, version] = await Promise.all([ports.publications.find(act.about), ports.publications.findVersion(act.about, Number(act.refs['n']))]);
  if (work?.keeper.kind !== 'agency' || !version) return undefined;
  return { agencyId: work.keeper.agencyId, data: publicationData(act, { id: work.id, title: version.title }, pagesOf(ports)) };
};
const ofChallenge = async (ports: Needed, act: Act): Promise<News | undefined> => {
  const id = act.kind === 'question.asked' ? String(act.refs['challenge']) : act.about;
  if (act.kind === 'announcement.sent') {
    const announcement = await ports.announcements.find(id, String(act.refs['announcement']));
    if (!announcement || !isPublic(announcement.audience)) return undefined;
  }
  const challenge = await ports.challenges.find(id);
  return challenge && { agencyId: challenge.agencyId, data: challengeData(act, challenge, pagesOf(ports)) };
};
const newsOf = (ports: Needed, act: Act): Promise<News | undefined> => {
  if (act.kind.startsWith('event.')) return ofEvent(ports, act);
  return act.kind.startsWith('publication.') ? ofPublication(ports, act) : ofChallenge(ports, act);
};

/** A message for each endpoint that wants to hear of this act, under an id made of both: a repeat stores nothing twice. For one that is off it is kept, to be sent when somebody asks for it. */
export const queueDeliveries = async (ports: Needed, act: Act): Promise<void> => {
  if (!isWebhookKind(act.kind)) return;
  const kind: WebhookKind = act.kind;
  const news = await newsOf(ports, act);
  if (!news) return;
  const listening = (await ports.webhooks.ofAgency(news.agencyId)).filter(({ kinds }) => kinds.includes(kind));
  const now = ports.clock.now();
  const body = messageBody(kind, act.at, news.data);
  await ports.deliveries.queue(listening.map(({ id: webhookId, agencyId, off }) => {
    const delivery = newDelivery({ id: derivedId('delivery', ports.sha256, act.id, webhookId), agencyId, webhookId, kind, body }, now);
    return off ? { ...delivery, state: 'stopped' } : delivery;
  }));
};
