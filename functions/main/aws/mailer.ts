import { SESv2Client } from '@aws-sdk/client-sesv2';
import { sesMailer } from '../../adapters/ses/mailer.ts';
import type { Mailer } from '../../ports/mailer.ts';
import type { FunctionSettings } from '../settings.ts';

/** For the functions that may send mail. */
export const awsMailer = ({ MAIL_FROM, MAIL_CONFIGURATION }: FunctionSettings): Mailer => {
  if (!MAIL_FROM) throw new Error('MAIL_FROM is not set: this function may not send mail (infra/stacks/mail-stack.ts, allow).');
  return sesMailer(new SESv2Client({ maxAttempts: 1 }), { from: MAIL_FROM, configuration: MAIL_CONFIGURATION });
};
