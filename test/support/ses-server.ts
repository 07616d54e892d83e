import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

type Asked = {
  FromEmailAddress: string; ConfigurationSetName?: string; Destination: { ToAddresses: string[] };
  Content: { Simple: { Subject: { Data: string }; Body: { Text: { Data: string } } } };
};
/** What SES says: a status with the name of its exception, or no answer at all. */
type Answer = { status: number; exception?: string } | 'hang up';

/** Speaks as much of Amazon SES (v2, SendEmail) as our mailer uses. */
export const startSes = async () => {
  const asked: Asked[] = [];
  let next: Answer = { status: 200 };
  const server = createServer(async (request, response) => {
    const body = JSON.parse((await text(request)) || '{}') as Asked;
    if (request.method !== 'POST' || request.url !== '/v2/email/outbound-emails') return response.writeHead(404).end('{}');
    asked.push(body);
    if (next === 'hang up') return response.socket?.destroy();
    const { status, exception } = next;
    response.writeHead(status, { 'content-type': 'application/json', ...(exception ? { 'x-amzn-errortype': exception } : {}) });
    return response.end(JSON.stringify(exception ? { message: `planted ${exception}` } : { MessageId: `message-${asked.length}` }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    answers: (answer: Answer) => { next = answer; },
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
};
