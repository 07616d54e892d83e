import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Received = { headers: Record<string, string>; body: string };

/** A program of an agency's own, on this machine: it keeps what it is handed, and answers as it is told. */
export const openReceiver = async () => {
  const received: Received[] = [];
  let status = 204;
  let said = '';
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part)).on('end', () => {
      received.push({ headers: Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)])), body: Buffer.concat(parts).toString('utf8') });
      response.writeHead(status).end(said);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/in`,
    received,
    answer: (next: number, words = '') => {
      status = next;
      said = words;
    },
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
};
