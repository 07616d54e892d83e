import { SendEmailCommand, type SESv2Client } from '@aws-sdk/client-sesv2';
import type { Handover, Mailer } from '../../ports/mailer.ts';
import { letterTag } from './return-report.ts';

export type SesOptions = { from: string; configuration?: string | undefined };

/** What SES says about this one letter. Every other refusal is about us or the moment: paused, overrun, not allowed yet. */
const aboutTheLetter = new Set(['MessageRejected', 'BadRequestException']);
/** No connection was made, so no letter went. */
const neverConnected = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

type Failure = { name?: string; message?: string; code?: string; $metadata?: { httpStatusCode?: number } };

/** An answer of 4xx says that it did not go. A lost answer or one of 5xx says nothing. */
const handoverOf = (error: unknown): Handover => {
  const { name = 'Error', message = '', code = '', $metadata } = error as Failure;
  const status = $metadata?.httpStatusCode ?? 0;
  const reason = `${name}: ${message}`;
  if (aboutTheLetter.has(name)) return { outcome: 'refused', reason };
  if ((status >= 400 && status < 500) || neverConnected.has(code)) return { outcome: 'not-now', reason };
  throw error;
};

/** Plain text through SES. The client must be made with maxAttempts 1: its own retry after a lost answer would send twice. */
export const sesMailer = (client: SESv2Client, { from, configuration }: SesOptions): Mailer => ({
  async send(mail) {
    const command = new SendEmailCommand({
      FromEmailAddress: from,
      ConfigurationSetName: configuration,
      EmailTags: [{ Name: letterTag, Value: mail.id }],
      Destination: { ToAddresses: [mail.to] },
      Content: { Simple: { Subject: { Data: mail.subject.replace(/[\r\n]+/g, ' '), Charset: 'UTF-8' }, Body: { Text: { Data: mail.text, Charset: 'UTF-8' } } } },
    });
    try {
      await client.send(command);
      return { outcome: 'taken' };
    } catch (error) {
      return handoverOf(error);
    }
  },
});
