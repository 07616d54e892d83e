import { SESv2Client } from '@aws-sdk/client-sesv2';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { sesMailer } from '../../../functions/adapters/ses/mailer.ts';
import type { Mailer } from '../../../functions/ports/mailer.ts';
import { startSes } from '../../support/ses-server.ts';
import { letter, mailerContract } from '../contract/mailer.ts';

const mail = letter();
const clientAt = (endpoint: string) => new SESv2Client({ endpoint, region: 'us-east-1', maxAttempts: 1, credentials: { accessKeyId: 'nobody', secretAccessKey: 'nothing' } });
let ses: Awaited<ReturnType<typeof startSes>>;
let mailer: Mailer;
beforeAll(async () => {
  ses = await startSes();
  mailer = sesMailer(clientAt(ses.endpoint), { from: 'laurel@example.gov', configuration: 'mail' });
});
beforeEach(() => { ses.asked.length = 0; });
afterAll(() => ses?.stop());

mailerContract('SES', async () => {
  const server = await startSes();
  return {
    mailer: sesMailer(clientAt(server.endpoint), { from: 'laurel@example.gov' }),
    arrived: () => server.asked.splice(0).flatMap(({ FromEmailAddress: from, Destination, Content: { Simple } }) => Destination.ToAddresses.map((to) => ({ to, from, subject: Simple.Subject.Data, text: Simple.Body.Text.Data }))),
    breakDown: () => server.answers('hang up'),
    mend: () => server.answers({ status: 200 }),
    stop: server.stop,
  };
});

test('a letter goes as plain text, from our address, through the configuration that hears of bounces', async () => {
  ses.answers({ status: 200 });
  expect(await mailer.send(mail)).toEqual({ outcome: 'taken' });
  expect(ses.asked).toEqual([{
    FromEmailAddress: 'laurel@example.gov', ConfigurationSetName: 'mail', EmailTags: [{ Name: 'letter', Value: mail.id }], Destination: { ToAddresses: ['lena@example.org'] },
    Content: { Simple: { Subject: { Data: 'We have your entry: “Café”', Charset: 'UTF-8' }, Body: { Text: { Data: mail.text, Charset: 'UTF-8' } } } },
  }]);
});

test.each([
  [400, 'MessageRejected', 'refused'], [400, 'BadRequestException', 'refused'], [429, 'TooManyRequestsException', 'not-now'], [400, 'SendingPausedException', 'not-now'],
  [400, 'MailFromDomainNotVerifiedException', 'not-now'], [403, 'AccessDeniedException', 'not-now'],
] as const)('SES answers %i %s: %s', async (status, exception, outcome) => {
  ses.answers({ status, exception });
  expect(await mailer.send(mail)).toEqual({ outcome, reason: expect.stringContaining(exception) as unknown });
  expect(ses.asked).toHaveLength(1);
});

test('an answer that was lost, or one of 5xx, says nothing: it is an error, and never a second try', async () => {
  for (const [answer, said] of [['hang up', /socket hang up|ECONNRESET/], [{ status: 500, exception: 'InternalServiceErrorException' }, /planted/]] as const) {
    ses.asked.length = 0;
    ses.answers(answer);
    await expect(mailer.send(mail)).rejects.toThrow(said);
    expect(ses.asked).toHaveLength(1);
  }
});

test('where nobody listens no letter went', async () => {
  const nowhere = sesMailer(clientAt('http://127.0.0.1:1'), { from: 'laurel@example.gov' });
  expect(await nowhere.send(mail)).toMatchObject({ outcome: 'not-now' });
});
