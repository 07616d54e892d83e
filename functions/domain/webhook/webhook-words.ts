/** Without zod: pages read these too. What an agency’s own programs can be told, each as an act of that name happens. */
export const publicKinds = [
  'challenge.published', 'challenge.opened', 'deadline.near', 'challenge.closed', 'challenge.extended', 'challenge.all-extended', 'challenge.corrected', 'challenge.cancelled', 'judging.opened', 'judging.closed', 'judging.extended',
  'results.published', 'results.corrected', 'results.withdrawn', 'question.answered', 'answer.corrected', 'announcement.sent', 'gallery.published', 'gallery.taken-back', 'event.published', 'event.moved', 'event.cancelled', 'publication.published', 'publication.withdrawn',
] as const;
/** Work that waits inside the agency: ids alone, and a page that asks who is reading. */
export const officeKinds = ['challenge.submitted', 'challenge.edits-requested', 'challenge.approved', 'question.asked'] as const;
export const webhookKinds = [...publicKinds, ...officeKinds] as const;
export type WebhookKind = (typeof webhookKinds)[number];
/** What a person sends to see whether it arrives. */
export const testKind = 'webhook.test';

export const kindWords: Record<WebhookKind | typeof testKind, string> = {
  'challenge.published': 'A challenge is public', 'challenge.opened': 'Entries open', 'deadline.near': 'A deadline is a week, a day or two hours away', 'challenge.closed': 'Entries close', 'challenge.extended': 'The deadline moves', 'challenge.all-extended': 'All deadlines move later',
  'challenge.corrected': 'The rules change', 'challenge.cancelled': 'A challenge is cancelled', 'judging.opened': 'Judging begins', 'judging.closed': 'Judging ends', 'judging.extended': 'Judging gets more time',
  'results.published': 'Results are published', 'results.corrected': 'Published results are corrected', 'results.withdrawn': 'Published results are withdrawn', 'question.answered': 'A question is answered', 'answer.corrected': 'An answer is corrected', 'announcement.sent': 'An announcement to everybody goes out',
  'gallery.published': 'The gallery of entries opens', 'gallery.taken-back': 'The gallery is taken back', 'event.published': 'An event is published', 'event.moved': 'An event moves', 'event.cancelled': 'An event is cancelled',
  'publication.published': 'A version of a work in the library is published', 'publication.withdrawn': 'A version of a work is withdrawn',
  'challenge.submitted': 'A draft waits for approval', 'challenge.edits-requested': 'An approver asks for edits', 'challenge.approved': 'A draft is approved', 'question.asked': 'A question waits for an answer',
  'webhook.test': 'A test',
};

export const mostWebhooks = 10;
/** Deliveries stay to be read and sent again for so long. */
export const keptDays = 30;
/** An address that takes nothing for so long is turned off. */
export const failingDays = 3;
/** How long the secret before the last one is signed with too. */
export const overlapHours = 24;

export const deliveryStates = ['waiting', 'delivered', 'failed', 'stopped'] as const;
export type DeliveryState = (typeof deliveryStates)[number];
export const stateWords: Record<DeliveryState, string> = { waiting: 'On its way', delivered: 'Delivered', failed: 'Not delivered', stopped: 'Not sent: it was off' };
