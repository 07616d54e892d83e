import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { embeddedSettings } from '../../functions/adapters/oidc/embedded/loopback.ts';
import { embeddedProvider } from '../../functions/adapters/oidc/embedded/provider.ts';
import { relyingParty } from '../../functions/adapters/oidc/relying-party.ts';
import { authRoutes } from '../../functions/http/auth.ts';
import { personas } from '../../functions/main/demo/personas.ts';
import type { World } from './world.ts';

/** The world behind a real socket, with the embedded identity provider beside it. */
export const openFront = async (world: World) => {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  const provider = embeddedProvider({ origin, offers: personas });
  const identity = relyingParty(embeddedSettings(origin), `${origin}/auth/callback`);
  const auth = authRoutes({ ports: world.ports, identity, origin, log: (line) => world.logged.push(line) });
  const answer = (request: Request) => (new URL(request.url).pathname.startsWith('/auth/') ? auth : world.app).fetch(request, { receivedAt: Date.parse(world.clock.now()), address: '192.0.2.1' });
  const listener = getRequestListener(answer);
  server.on('request', (request, response) => void (request.url?.startsWith('/idp/') ? provider(request, response) : listener(request, response)));
  return { origin, close: () => { server.closeAllConnections(); server.close(); } };
};
