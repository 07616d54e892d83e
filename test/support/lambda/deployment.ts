import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { runInNewContext } from 'node:vm';
import { getRequestListener } from '@hono/node-server';
import { storePorts } from '../../../functions/main/store-ports.ts';
import { heldClock } from '../clock.ts';
import { startEngine } from '../engine.ts';
import { startKms } from '../kms-server.ts';
import { seedPeople, type PersonName } from '../people.ts';
import { testSessions } from '../sessions.ts';
import { startS3 } from '../s3-server.ts';
import { startSes } from '../ses-server.ts';
import type { World } from '../world.ts';
import { deployedFunctions, synthesize, type Deployed } from './deployed.ts';
import { eventOf, responseOf, type GatewayAnswer } from './gateway.ts';
import { openRoleGate } from './role-gate.ts';
import { bundleSettings, origin, secret } from './settings.ts';
import { startLambda } from './start-lambda.ts';

const viewer = '203.0.113.9';

type Viewed = { request: { headers: Record<string, { value: string }> } };
/** infra/arrival-function.js, the very text that CloudFront runs. */
const arrival = runInNewContext(`${readFileSync('infra/arrival-function.js', 'utf8')}; handler;`) as (event: Viewed & { viewer: { ip: string } }) => Viewed['request'];

const throughEdge = (request: Request) => {
  const given = Object.fromEntries([...request.headers].map(([name, value]) => [name, { value }]));
  const { headers } = arrival({ request: { headers: given }, viewer: { ip: viewer } });
  const asked = new Request(request, { headers: Object.entries(headers).map(([name, { value }]) => [name, value] as [string, string]) });
  asked.headers.set('x-origin-secret', secret);
  return asked;
};

const settingsFor = (known: Record<string, string>, { settings }: Deployed) =>
  Object.fromEntries(settings.flatMap((name) => (known[name] === undefined ? [] : [[name, known[name]]])));

/** What `cdk deploy` would make, on this machine: CDN rules, gateway routes, the bundles, each with its own role, one table. */
export const startDeployment = async (only?: string[]) => {
  const areas = JSON.parse(readFileSync('dist/lambda/areas.json', 'utf8')) as Record<string, string[]>;
  const engine = await startEngine();
  const clock = heldClock();
  const ports = storePorts(engine.store);
  await seedPeople({ ...ports, clock });
  const sessions = testSessions(engine.store, clock);
  const objects = await startS3('uploads', 'record');
  /** Where the CDN fetches the log, by the path it was asked for. */
  const logUrl = `${objects.address}/record/record/log`;
  const [ses, kms] = [await startSes(), await startKms()];
  const lambdas = new Map<string, Awaited<ReturnType<typeof startLambda>>>();
  const gates: { bundle: string; denied: string[]; close: () => void }[] = [];

  /** The longest route wins; what no area owns is a page. */
  const functionFor = (path: string) =>
    Object.entries(areas).find(([, starts]) => starts.some((start) => path === start || path.startsWith(`${start}/`)))?.[0] ?? 'web';
  const gateway = async (request: Request) => {
    const name = functionFor(new URL(request.url).pathname);
    const event = await eventOf(request, Date.parse(clock.now()));
    try {
      return responseOf((await lambdas.get(name)!.invoke(event)) as GatewayAnswer);
    } catch {
      return Response.json({ message: 'Internal Server Error' }, { status: 500 });
    }
  };
  const server = createServer(getRequestListener((request) => gateway(request), { overrideGlobalObjects: false })).listen(0, '127.0.0.1');
  await once(server, 'listening');

  const apiOrigin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const known = bundleSettings({ table: engine.table, apiOrigin, logUrl });
  const deployed = deployedFunctions(synthesize()).filter(({ bundle }) => !only || only.includes(bundle));
  await Promise.all(deployed.map(async (made) => {
    const gate = await openRoleGate(made.statements, engine.endpoint);
    gates.push({ bundle: made.bundle, ...gate });
    // The writer of the record is the one who puts conditions on what it writes, and comes after all that happens here.
    const apart: Record<string, string> = made.bundle === 'record' ? { AWS_ENDPOINT_URL_S3: objects.endpoint, TEST_TODAY: '2027-03-01T00:00:00.000Z' } : { AWS_ENDPOINT_URL_S3: objects.address };
    lambdas.set(made.bundle, await startLambda(resolve('dist/lambda', made.bundle), {
      ...settingsFor(known, made), ...apart, AWS_ENDPOINT_URL_DYNAMODB: gate.endpoint, AWS_ENDPOINT_URL_SESV2: ses.endpoint, AWS_ENDPOINT_URL_KMS: kms.endpoint,
    }));
  }));

  const ask = async (path: string, init: RequestInit = {}) =>
    path.startsWith('/record/log/') ? fetch(logUrl + path.slice('/record/log'.length), init) : gateway(throughEdge(new Request(origin + path, init)));
  let keys = 0;
  const call = (who: PersonName | undefined, method: string) => async (path: string, body?: unknown, more: { version?: number; key?: string } = {}) =>
    ask(`/api/v1${path}`, {
      method,
      headers: {
        ...(who ? { cookie: `__Host-${await sessions.cookieOf(who, 0)}` } : {}),
        ...(method === 'GET' ? {} : { 'content-type': 'application/json', 'idempotency-key': more.key ?? `key-${++keys}` }),
        ...(more.version === undefined ? {} : { 'if-match': `"${more.version}"` }),
      },
      ...(method === 'GET' ? {} : { body: JSON.stringify(body ?? {}) }),
    });
  const as = (who?: PersonName) => ({ get: call(who, 'GET'), post: call(who, 'POST'), put: call(who, 'PUT'), patch: call(who, 'PATCH'), delete: call(who, 'DELETE') });

  return {
    engine,
    /** The gateway's own address, where the site's function sends its calls on. */
    apiOrigin,
    /** Where the files of the public record are. */
    logUrl,
    /** What the post office was handed, and the key was asked for. */
    ses, kms,
    /** As a visitor's browser asks, through the CDN. */
    ask,
    as,
    clock,
    ports,
    /** For test/support/{stage,entry,judging}.ts, which ask only this much of a world. */
    world: { as, clock, ports } as unknown as World,
    /** The cookie of a person who signed in just now, as the browser holds it on https. */
    cookieOf: async (who: PersonName) => `__Host-${await sessions.cookieOf(who, 0)}`,
    /** Past the CDN, straight at API Gateway's own name. */
    askGateway: (path: string, init: RequestInit = {}) => gateway(new Request(origin + path, init)),
    invoke: (bundle: string, event: unknown) => lambdas.get(bundle)!.invoke(event),
    crash: (bundle: string) => { lambdas.get(bundle)!.crash(); },
    denied: () => gates.flatMap(({ bundle, denied }) => denied.map((what) => `${bundle}: ${what}`)),
    printed: () => [...lambdas].map(([name, lambda]) => `${name}: ${lambda.printed()}`).join('\n'),
    stop: () => {
      for (const lambda of lambdas.values()) lambda.stop();
      for (const gate of gates) gate.close();
      server.closeAllConnections();
      server.close();
      ses.stop();
      kms.stop();
      void objects.stop();
      engine.stop();
    },
  };
};
