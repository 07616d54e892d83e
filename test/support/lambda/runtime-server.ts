import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

type Invocation = { id: string; payload: string; resolve: (body: string) => void; reject: (error: Error) => void };

const functionSeconds = 30;

const handOver = (invocation: Invocation, response: ServerResponse) => {
  response.writeHead(200, {
    'content-type': 'application/json',
    'lambda-runtime-aws-request-id': invocation.id,
    'lambda-runtime-deadline-ms': String(Date.now() + functionSeconds * 1000),
    'lambda-runtime-invoked-function-arn': 'arn:aws:lambda:us-east-1:000000000000:function:bundle',
    'lambda-runtime-trace-id': 'Root=1-00000000-000000000000000000000000;Sampled=0',
  });
  response.end(invocation.payload);
};

/** The Lambda Runtime API: one function's invocations, handed out one at a time in order. */
export const serveRuntime = async () => {
  const queue: Invocation[] = [];
  const waiting: ServerResponse[] = [];
  const running = new Map<string, Invocation>();
  let failure: Error | undefined;
  let made = 0;

  const turn = () => {
    while (queue.length > 0 && waiting.length > 0) {
      const invocation = queue.shift()!;
      running.set(invocation.id, invocation);
      handOver(invocation, waiting.shift()!);
    }
  };

  const fail = (error: Error) => {
    failure = error;
    for (const invocation of [...running.values(), ...queue.splice(0)]) invocation.reject(error);
    running.clear();
  };

  const finish = async (id: string, outcome: string, request: IncomingMessage) => {
    const body = await text(request);
    const invocation = running.get(id);
    running.delete(id);
    if (outcome === 'response') invocation?.resolve(body);
    else invocation?.reject(new Error(`the function failed: ${body}`));
  };

  const server = createServer(async (request, response) => {
    const path = (request.url ?? '').replace('/2018-06-01/runtime', '');
    if (path === '/invocation/next') {
      waiting.push(response);
      return turn();
    }
    const [, id, outcome] = /^\/invocation\/([^/]+)\/(response|error)$/.exec(path) ?? [];
    if (id && outcome) await finish(id, outcome, request);
    else if (path === '/init/error') fail(new Error(`the function did not start: ${await text(request)}`));
    response.writeHead(202).end('{}');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');

  const invoke = (event: unknown) => new Promise<string>((resolve, reject) => {
    if (failure) return reject(failure);
    queue.push({ id: `00000000-0000-4000-8000-${String(++made).padStart(12, '0')}`, payload: JSON.stringify(event), resolve, reject });
    turn();
  });
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { address: `127.0.0.1:${(server.address() as AddressInfo).port}`, invoke, fail, close };
};
