import * as z from 'zod';
import type { Report } from '../../domain/report.ts';

/** The tag that a letter carries through SES, so that what comes back names it. */
export const letterTag = 'letter';

const mail = z.object({ tags: z.object({ [letterTag]: z.tuple([z.string()]) }) });
const Bounced = z.object({
  'detail-type': z.literal('Email Bounced'),
  detail: z.object({ mail, bounce: z.object({ bounceType: z.string(), bouncedRecipients: z.array(z.object({ diagnosticCode: z.string().optional(), status: z.string().optional() })) }) }),
});
const Complained = z.object({
  'detail-type': z.literal('Email Complaint Received'),
  detail: z.object({ mail, complaint: z.object({ complaintFeedbackType: z.string().nullish() }) }),
});

/** What SES publishes through EventBridge about a letter that came back. Only a permanent bounce says that the next one will too. */
export const readReturn = (event: unknown): Report | undefined => {
  const bounced = Bounced.safeParse(event).data?.detail;
  if (bounced) {
    const { bounceType, bouncedRecipients: [first] } = bounced.bounce;
    const said = first?.diagnosticCode ?? first?.status ?? bounceType;
    return { kind: 'returned', mailId: bounced.mail.tags[letterTag]![0], why: 'bounced', lasting: bounceType === 'Permanent', detail: `It came back: ${said}` };
  }
  const complained = Complained.safeParse(event).data?.detail;
  if (!complained) return undefined;
  return { kind: 'returned', mailId: complained.mail.tags[letterTag]![0], why: 'unwanted', lasting: true, detail: 'Its reader called it unwanted.' };
};
