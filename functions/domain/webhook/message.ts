import type { Act } from '../act.ts';
import { entriesPhase, isPublished, judgingPhase, type Challenge } from '../call/challenge.ts';
import type { CalendarEvent } from '../event/event.ts';
import { officeKinds, testKind, webhookKinds, type WebhookKind } from './webhook-words.ts';

export const isWebhookKind = (kind: string): kind is WebhookKind => webhookKinds.some((one) => one === kind);
const isOffice = (kind: string): boolean => officeKinds.some((one) => one === kind);

/** Which ids of an act everybody may read. Nothing of an entry, a team, a judge or a mark is among the kinds at all. */
const shownRefs: Partial<Record<WebhookKind, string[]>> = {
  'deadline.near': ['hours'], 'question.answered': ['answer'], 'answer.corrected': ['answer'], 'announcement.sent': ['announcement'], 'publication.published': ['n'], 'publication.withdrawn': ['n'], 'question.asked': ['question'],
};
const refsOf = ({ kind, refs }: Pick<Act, 'kind' | 'refs'>): Act['refs'] =>
  Object.fromEntries((shownRefs[kind as WebhookKind] ?? []).flatMap((name) => (refs[name] === undefined ? [] : [[name, refs[name]]])));

type Data = Record<string, unknown>;
type Of = Pick<Act, 'kind' | 'refs' | 'at'>;
type Pages = { challenge: (slug: string, part?: string) => string; console: (id: string, part?: string) => string; event: (id: string) => string; publication: (id: string, part?: string) => string };

const parts: Partial<Record<WebhookKind, string>> = { 'results.published': '/results', 'results.corrected': '/results', 'results.withdrawn': '/results', 'question.answered': '/questions', 'answer.corrected': '/questions', 'announcement.sent': '/updates', 'gallery.published': '/entries' };
const desks: Partial<Record<WebhookKind, string>> = { 'challenge.submitted': '/approval', 'challenge.edits-requested': '/edit', 'question.asked': '/questions' };

/** The facts of a public challenge as its page says them; of one that is not public its id and the agency’s own page, and no word of it. */
export const challengeData = (act: Of, challenge: Challenge, pages: Pages): Data => {
  const { id, slug, title, zone } = challenge;
  const kind = act.kind as WebhookKind;
  if (isOffice(kind) || !isPublished(challenge, act.at)) return { challenge: { id }, ...refsOf(act), url: pages.console(id, desks[kind] ?? '') };
  const [entries, judging] = [entriesPhase(challenge), judgingPhase(challenge)];
  const days = { ...(entries ? { opensAt: entries.opensAt, closesAt: entries.closesAt } : {}), ...(judging ? { judgingOpensAt: judging.opensAt, judgingClosesAt: judging.closesAt } : {}) };
  return { challenge: { id, slug, title, zone, ...days, url: pages.challenge(slug) }, ...refsOf(act), url: pages.challenge(slug, parts[kind] ?? '') };
};
export const eventData = ({ id, title, zone, startsAt, endsAt }: CalendarEvent, pages: Pages): Data => ({ event: { id, title, zone, startsAt, endsAt }, url: pages.event(id) });
export const publicationData = (act: Of, { id, title }: { id: string; title: string }, pages: Pages): Data => ({ publication: { id, title, version: act.refs['n'] }, url: pages.publication(id, `/v${act.refs['n']}`) });
export const testData = (agencyId: string): Data => ({ agency: { id: agencyId }, note: 'You asked for this test. Nothing happened.' });

/** The body as Standard Webhooks recommends it. `timestamp` is when it happened, not when it is sent. */
export const messageBody = (type: WebhookKind | typeof testKind, at: string, data: Data): string => JSON.stringify({ type, timestamp: at, data });
