import { request } from 'node:http';
import { Hono } from 'hono';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { embeddedProvider } from '../../../functions/adapters/oidc/embedded/provider.ts';
import { onlyLoopback } from '../../../functions/http/loopback.ts';
import { openFront } from '../../support/front.ts';
import { makeWorld, type World } from '../../support/world.ts';

let world: World;
let front: Awaited<ReturnType<typeof openFront>>;
beforeAll(async () => {
  world = await makeWorld();
  front = await openFront(world);
});
afterAll(async () => {
  front?.close();
  await world?.stop();
});

test.each(['http://localhost:4321', 'http://127.0.0.1:4321', 'http://[::1]:4321'])('it starts on this machine: %s', (origin) => {
  expect(embeddedProvider({ origin, offers: [] })).toBeTypeOf('function');
});

test.each(['https://laurel.example', 'http://192.168.1.4:4321', 'http://localhost.evil.example', 'http://127.0.0.1.nip.io'])('it refuses to start for anybody else to reach: %s', (origin) => {
  expect(() => embeddedProvider({ origin, offers: [] })).toThrow(`it starts only on localhost, not on ${origin}`);
});

const withHost = (host: string) =>
  new Promise<number>((resolve, reject) => request(`${front.origin}/idp/auth`, { headers: { host } }, (reply) => resolve(reply.resume().statusCode!)).on('error', reject).end());

test.each(['evil.example', 'evil.example:4321', 'localhost.evil.example', '10.0.0.1'])('a request under another name is misdirected, at the issuer and at the site: %s', async (host) => {
  expect(await withHost(host)).toBe(421);
  const site = new Hono().use(onlyLoopback).get('/', (c) => c.text('here'));
  expect((await site.request('http://localhost/', { headers: { host } })).status).toBe(421);
  expect((await site.request('http://localhost/', { headers: { host: 'LOCALHOST:4321' } })).status).toBe(200);
});

test('it announces no more than it does, and signs in nobody else’s client', async () => {
  const described = (await (await fetch(`${front.origin}/idp/.well-known/openid-configuration`)).json()) as Record<string, unknown>;
  expect(described).toMatchObject({ issuer: 'http://localhost/idp', response_types_supported: ['code'], code_challenge_methods_supported: ['S256'] });
  const stranger = await fetch(`${front.origin}/idp/auth?client_id=stranger&redirect_uri=https://evil.example&response_type=code&scope=openid`, { redirect: 'manual' });
  expect([stranger.status, (await stranger.text()).includes('This sign-in stopped')]).toEqual([400, true]);
});
