import { afterAll, beforeAll, expect, test } from 'vitest';
import { minutes } from '../support/clock.ts';
import { openFront } from '../support/front.ts';
import { makeWalker } from '../support/walker.ts';
import { makeWorld, type World } from '../support/world.ts';

let world: World;
let front: Awaited<ReturnType<typeof openFront>>;
beforeAll(async () => {
  world = await makeWorld();
  world.clock.set(new Date().toISOString());
  front = await openFront(world);
});
afterAll(async () => {
  front?.close();
  await world?.stop();
});

const mara = { email: 'mara.lindqvist@civic.example' };
const signInAs = async (fields: Record<string, string>, path = '/auth/sign-in?return=/api/v1/me', walker = makeWalker(front.origin)) => {
  const asked = await walker.follow(path);
  expect(asked.text).toContain('anyone can be anyone here');
  const landed = await walker.post(asked.url.href, fields, /^\/(me|sign-in|run)/);
  return { walker, landed };
};
const meOf = async (walker: ReturnType<typeof makeWalker>) => {
  const reply = await walker.once('/api/v1/me');
  return reply.status === 200 ? ((await reply.json()) as { email: string; name: string }) : reply.status;
};

test('somebody signs in through the issuer, comes back to the page, and is known by a session that says nothing', async () => {
  const { walker, landed } = await signInAs(mara, '/auth/sign-in?return=/run/park%3Ftab=2');
  expect(landed.url.href).toBe(`${front.origin}/run/park?tab=2`);
  expect(await meOf(walker)).toMatchObject({ email: mara.email, name: 'Mara Lindqvist' });
  expect([...walker.jar.keys()].filter((name) => !name.startsWith('idp'))).toEqual(['sid', 'signed-in', 'last']);
  expect(walker.jar.get('signed-in')).toBe('1');
  expect(walker.jar.get('sid')).toMatch(/^[\w-]{43}$/);
});

test('a second sign-in in the same browser replaces the session, and the old secret is worth nothing', async () => {
  const { walker } = await signInAs(mara);
  const first = walker.jar.get('sid')!;
  await signInAs(mara, '/auth/sign-in?again=1&return=/me', walker);
  expect(walker.jar.get('sid')).not.toBe(first);
  const thief = makeWalker(front.origin);
  thief.jar.set('sid', first);
  expect(await meOf(thief)).toBe(401);
  expect(await meOf(walker)).toMatchObject({ email: mara.email });
});

test('what a browser holds stays for the person who signs in again, and goes when another follows, or the session before was ended', async () => {
  const walker = makeWalker(front.origin);
  const clearing = async (email: string) => {
    for (const name of walker.jar.keys()) if (name.startsWith('idp')) walker.jar.delete(name);
    return (await signInAs({ email }, '/auth/sign-in?again=1&return=/me', walker)).landed.headers.get('clear-site-data');
  };
  expect([await clearing('first@example.org'), await clearing('first@example.org'), await clearing('second@example.org')]).toEqual([null, null, '"storage"']);
  walker.jar.set('sid', 'ended-elsewhere');
  expect(await clearing('second@example.org')).toBe('"storage"');
  // a session that ran out leaves no cookie: who was here last is known all the same
  walker.jar.delete('sid');
  expect(await clearing('second@example.org')).toBeNull();
  walker.jar.delete('sid');
  expect(await clearing('third@example.org')).toBe('"storage"');
});

test('the same address is the same person, another address is another', async () => {
  const ids = await Promise.all(['jo.smith@example.org', ' Jo.Smith@Example.org ', 'ann@example.org'].map(async (email) => {
    const { walker } = await signInAs({ email });
    return ((await (await walker.once('/api/v1/me')).json()) as { id: string; name: string });
  }));
  expect(ids[0]!.id).toBe(ids[1]!.id);
  expect(ids[0]!.id).not.toBe(ids[2]!.id);
  expect(ids[0]!.name).toBe('Jo Smith');
});

test('a new account starts with the zone of the browser, if it said one; later sign-ins leave it alone', async () => {
  const zoneOf = async (walker: ReturnType<typeof makeWalker>) => ((await (await walker.once('/api/v1/me')).json()) as { zone: string }).zone;
  const walked = async (email: string, zone?: string) => {
    const walker = makeWalker(front.origin);
    if (zone) walker.jar.set('zone', encodeURIComponent(zone));
    await signInAs({ email }, undefined, walker);
    return zoneOf(walker);
  };
  expect([await walked('bea@example.org', 'Europe/Berlin'), await walked('bea@example.org', 'Asia/Tokyo'), await walked('uma@example.org'), await walked('max@example.org', 'Mars/Olympus')]).toEqual(['Europe/Berlin', 'Europe/Berlin', 'UTC', 'UTC']);
});

test('the address of a letter, or one’s own when signing in again, is filled in; for somebody else it is not', async () => {
  const offered = async (walker: ReturnType<typeof makeWalker>, query: string) => /name="email" type="email"[^>]*value="([^"]*)"/.exec((await walker.follow(`/auth/sign-in?return=/me${query}`)).text)?.[1];
  const invited = makeWalker(front.origin);
  invited.jar.set('address', encodeURIComponent('lea+judge@example.org'));
  const nobody = makeWalker(front.origin);
  nobody.jar.set('address', 'no%20address');
  const { walker: own } = await signInAs({ email: 'jo.smith@example.org' });
  expect([await offered(invited, ''), await offered(nobody, ''), await offered(own, '&again=1'), await offered(own, '&again=1&other=1')]).toEqual(['lea+judge@example.org', '', 'jo.smith@example.org', '']);
});

const problemOf = ({ jar }: ReturnType<typeof makeWalker>) => decodeURIComponent(jar.get('sign-in-problem') ?? '');

const answerOf = async (walker: ReturnType<typeof makeWalker>) => {
  const asked = await walker.follow('/auth/sign-in?return=/me');
  const { url } = await walker.post(asked.url.href, mara, /^\/auth\/callback/);
  return url;
};

test('an answer with a forged state, or brought to another browser, signs nobody in', async () => {
  const walker = makeWalker(front.origin);
  const answer = await answerOf(walker);
  const forged = new URL(answer);
  forged.searchParams.set('state', 'forged');
  const stranger = makeWalker(front.origin);
  for (const [who, url] of [[walker, forged], [stranger, answer]] as const) {
    const { url: landed } = await who.follow(url.href, undefined, /^\/(me|sign-in)$/);
    expect([landed.pathname, landed.search, problemOf(who)]).toEqual(['/sign-in', '?return=%2Fme', 'This sign-in was not started in this browser, or it took too long. Start again.']);
    expect(who.jar.has('sid')).toBe(false);
  }
});

test('a nonce that is not in the token signs nobody in, and neither does a code used twice', async () => {
  const walker = makeWalker(front.origin);
  const answer = await answerOf(walker);
  const [name, sealed] = [...walker.jar].find(([key]) => key.startsWith('signin-'))!;
  const progress = JSON.parse(world.ports.seals.open('sign-in', decodeURIComponent(sealed))!) as object;
  walker.jar.set(name, world.ports.seals.seal('sign-in', JSON.stringify({ ...progress, nonce: 'forged' })));
  await walker.follow(answer.href, undefined, /^\/(me|sign-in)$/);
  expect(problemOf(walker)).toBe('This sign-in could not be checked, so nobody was signed in. Start again.');
  walker.jar.set(name, sealed);
  await walker.follow(answer.href, undefined, /^\/(me|sign-in)$/);
  expect(problemOf(walker)).toBe('The identity provider did not finish this sign-in. Start again.');
  expect(walker.jar.has('sid')).toBe(false);
});

test('a cookie that was changed, or a sign-in that took too long, has to start again', async () => {
  const walker = makeWalker(front.origin);
  const answer = await answerOf(walker);
  const [name, sealed] = [...walker.jar].find(([key]) => key.startsWith('signin-'))!;
  walker.jar.set(name, `${sealed.slice(0, -2)}xx`);
  expect((await walker.follow(answer.href, undefined, /^\/(me|sign-in)$/)).url.pathname).toBe('/sign-in');
  walker.jar.set(name, sealed);
  world.clock.pass(16 * minutes);
  expect((await walker.follow(answer.href, undefined, /^\/(me|sign-in)$/)).url.pathname).toBe('/sign-in');
  world.clock.set(new Date().toISOString());
});

test.each([
  'https://evil.example/', '//evil.example/', '/\\evil.example', '\\\\evil.example', '/\t/evil.example', 'javascript:alert(1)', '/auth/sign-in?return=/auth/sign-in', '/./\\evil.example', '',
])('a return address outside these pages is not followed: %j', async (wanted) => {
  const { landed } = await signInAs(mara, `/auth/sign-in?return=${encodeURIComponent(wanted)}`);
  expect(landed.url.href).toBe(`${front.origin}/me`);
});

test('signing out ends the session and asks who it is next time', async () => {
  const { walker } = await signInAs(mara);
  const secret = walker.jar.get('sid')!;
  const stolen = await walker.once('/auth/sign-out', { method: 'POST', headers: { origin: 'https://evil.example' } });
  expect([stolen.status, await meOf(walker)]).toMatchObject([403, { email: mara.email }]);
  const out = await walker.once('/auth/sign-out', { method: 'POST', headers: { origin: front.origin } });
  expect([out.status, out.headers.get('location'), walker.jar.has('sid')]).toEqual([303, '/signed-out', false]);
  walker.jar.set('sid', secret);
  expect(await meOf(walker)).toBe(401);
  expect((await walker.follow('/auth/sign-in')).text).toContain('Choose who to be');
});

test('a session that ended otherwise is cleared from its own browser, from a page of this site alone; one that lives stays', async () => {
  const { walker } = await signInAs({ email: 'eve.end@example.org' });
  const ended = async (site: string, query = '') => {
    const reply = await walker.once(`/auth/ended${query}`, { headers: { 'sec-fetch-site': site } });
    return [reply.status, reply.headers.get('location'), reply.headers.get('clear-site-data'), walker.jar.has('sid'), walker.jar.has('signed-in')];
  };
  expect(await ended('same-origin')).toEqual([303, '/signed-out?everywhere=1', null, true, true]);
  expect((await walker.once('/api/v1/me/closing', { method: 'POST', headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/json', 'idempotency-key': 'eve-ends' }, body: '{"confirmation":"eve.end@example.org"}' })).status).toBe(200);
  expect(await ended('cross-site')).toEqual([303, '/signed-out?everywhere=1', null, true, true]);
  expect(await ended('same-origin', '?closed')).toEqual([303, '/sign-in?closed=1', '"storage"', false, false]);
});

test('a locked person cannot sign in, and is told so', async () => {
  const { walker } = await signInAs({ email: 'lock.me@example.org' });
  const { id } = (await (await walker.once('/api/v1/me')).json()) as { id: string };
  const person = (await world.ports.people.find(id))!;
  const locked = { at: world.clock.now(), by: 'test', reason: 'Test' };
  await world.ports.people.change({ ...person, locked, version: person.version + 1 }, { id: world.ports.chance.id('act'), kind: 'person.locked', about: id, by: 'test', at: locked.at, refs: {} });
  expect(await meOf(walker)).toBe(401);
  const again = await signInAs({ email: 'lock.me@example.org' });
  expect(problemOf(again.walker)).toBe('This account is locked. Only the people who run this site can unlock it.');
});

test('an address that is none is refused by field, with what was typed', async () => {
  const walker = makeWalker(front.origin);
  const asked = await walker.follow('/auth/sign-in');
  const refused = await walker.post(asked.url.href, { email: '"><script>' });
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('Enter an email address, such as name@example.org.');
  expect(refused.text).not.toContain('<script>');
});

test('too many sign-ins from one address wait', async () => {
  world.clock.pass(60 * minutes);
  const walker = makeWalker(front.origin);
  for (let n = 0; n < 60; n++) await walker.once('/auth/sign-in');
  await walker.once('/auth/sign-in');
  expect(problemOf(walker)).toMatch(/^That was too often\. Wait \d+ (seconds|minutes), then try again\.$/);
  world.clock.set(new Date().toISOString());
});
