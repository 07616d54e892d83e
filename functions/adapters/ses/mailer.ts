import { SendEmailCommand, type SESv2Client } from '@aws-sdk/client-sesv2';
import type { Mailer } from '../../ports/mailer.ts';

export type SesOptions = { from: string; configuration?: string | undefined };

/** Plain text through SES. Bounces and complaints come back through the configuration set. */
export const sesMailer = (client: SESv2Client, { from, configuration }: SesOptions): Mailer => ({
  async send(mail) {
    await client.send(
      new SendEmailCommand({
        FromEmailAddress: from,
        ConfigurationSetName: configuration,
        Destination: { ToAddresses: [mail.to] },
        Content: { Simple: { Subject: { Data: mail.subject, Charset: 'UTF-8' }, Body: { Text: { Data: mail.text, Charset: 'UTF-8' } } } },
      }),
    );
  },
});
