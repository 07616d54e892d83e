import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { documentedRoutes, type Documented } from '../support/documented.ts';
import type { PersonName } from '../support/people.ts';
import { documentOf, plantEverything, type Planted } from '../support/planted.ts';
import { routeRows } from '../support/route-rows.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

let world: World;
let real: Planted;
let routes: Documented[];
beforeAll(async () => {
  world = await makeWorld();
  real = await plantEverything(world);
  // What takes a person's own way in is left out: nobody could ask the rest.
  routes = (await documentedRoutes(world.app)).filter(({ name }) => routeRows[name] && !/end-all|closing|sessions\/\{|end-sessions|lock$/.test(name));
}, 120_000);
afterAll(() => world?.stop());

const askers: PersonName[] = ['mara', 'paul', 'lena', 'jana', 'olga', 'vera'];
const wild = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }), fc.string({ unit: 'binary', maxLength: 60 }), fc.constantFrom('', ' ', '\u0000', '../../etc', '9999-99-99T99:99', '2027-02-29T10:00', -1, 1e308, 0.1, null, [], {}, 'x'.repeat(70_000)),
);

/** The body somebody meant, with some of it replaced by anything at all, some left out, some added. */
const bent = (body: unknown): fc.Arbitrary<unknown> => {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return wild;
  const keys = Object.keys(body);
  const changed = fc.record(Object.fromEntries(keys.map((key) => [key, fc.oneof(fc.constant((body as Record<string, unknown>)[key]), wild)])), { requiredKeys: [] });
  return fc.oneof(changed, changed.chain((some) => wild.map((more) => ({ ...some, unasked: more, ['__proto__']: more }))), wild);
};
/** One part of the address after the route's own words, or of the query, replaced by anything. */
const bentPath = (path: string): fc.Arbitrary<string> =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(path) }, fc.tuple(fc.string({ unit: 'binary', minLength: 1, maxLength: 30 }), fc.nat(5)).map(([text, at]) => {
    const [bare = '', query = ''] = path.split('?');
    const parts = bare.split('/');
    if (parts.length > 2) parts[2 + (at % (parts.length - 2))] = encodeURIComponent(text);
    return `${parts.join('/')}?${query ? `${query.split('=')[0]}=${encodeURIComponent(text)}` : `cursor=${encodeURIComponent(text)}`}`;
  }));

const headers = fc.record({ 'if-match': fc.constantFrom('"1"', '"0"', '1', '', '"x"', '"99999999999999999999"'), 'idempotency-key': fc.uuid() }, { requiredKeys: ['idempotency-key'] });

test('a body that is no JSON, and one that is too large, are refused by name', async () => {
  const broken = await world.app.request('http://localhost:4321/api/v1/teams', { method: 'POST', headers: { 'content-type': 'application/json', 'idempotency-key': 'k', cookie: await world.sessions.cookieOf('lena', 0) }, body: '{"name":' }, { receivedAt: Date.parse(world.clock.now()), address: '192.0.2.1' });
  expect({ status: broken.status, type: broken.headers.get('content-type') }).toEqual({ status: 400, type: 'application/problem+json' });
  expect(await broken.json()).toMatchObject({ code: 'invalid', detail: 'The request could not be read. Send one valid JSON value as its body.' });
  const large = await world.as('lena').put(`/entries/${real.entry}/drafts/summary`, { answers: { pitch: 'x'.repeat(2_000_000) } }, { version: 1 });
  expect({ status: large.status, type: large.headers.get('content-type') }).toEqual({ status: 413, type: 'application/problem+json' });
});

test('a time zone that is none is refused when the draft is saved', async () => {
  const saved = world.as('mara').put(`/calls/${real.draft}/sections/timeline`, { zone: 'Mars/Phobos', phases: [] }, { version: 1 });
  expect(await answer(saved, 422)).toMatchObject({ code: 'invalid', errors: [{ field: 'zone', message: 'Choose a time zone from the list.' }] });
});

test('half of a character is refused wherever it stands, whoever asks for whatever, and the field is named', async () => {
  const broken = 'x\ud800yz';
  const message = 'A character here is broken in two, as when an emoji is cut in half. Delete it and type it again.';
  const asked: [PersonName, 'post' | 'put', string, object, string][] = [
    ['mara', 'post', '/calls', { agencyId: real.agency, title: broken, from: 'copy', copyOf: real.draft }, 'title'],
    ['mara', 'put', `/calls/${real.draft}/sections/general`, { title: broken }, 'title'],
    ['lena', 'post', '/teams', { challengeId: real.challenge, name: broken }, 'name'],
    ['lena', 'put', `/entries/${real.entry}`, { title: broken, area: 'permits' }, 'title'],
    ['lena', 'put', `/entries/${real.entry}/drafts/summary`, { answers: { pitch: [`whole \u{1f600}`, broken] } }, 'answers.pitch.1'],
    ['lena', 'put', `/entries/${real.entry}/drafts/summary`, { answers: { [broken]: 'whole' } }, 'answers'],
    ['lena', 'post', `/entries/${real.entry}/files`, { ...documentOf(`${broken}.pdf`) }, 'name'],
    ['lena', 'post', '/tokens', { name: broken, scopes: ['challenges:read'], days: 30 }, 'name'],
  ];
  for (const [who, method, path, body, field] of asked) {
    expect(await answer(world.as(who)[method](path, body, { version: 1 }), 422)).toMatchObject({ code: 'invalid', errors: [{ field, message }] });
  }
  expect(await answer(world.as('lena').patch('/me', { name: broken }, { version: 1 }), 422)).toMatchObject({ errors: [{ field: 'name', message }] });
  expect(await answer(world.as('lena').post('/teams', { challengeId: real.challenge, name: broken, deep: JSON.parse(`${'['.repeat(5000)}"\\ud800"${']'.repeat(5000)}`) }), 422)).toMatchObject({ code: 'invalid' });
});

test('a number in an address is written in plain digits', async () => {
  const numbered = routes.flatMap(({ name, method, operation }) => (operation.parameters ?? []).filter((one) => one.in === 'query' && (one.schema as { type?: string }).type === 'integer').map((one) => ({ name, method, field: one.name })));
  expect(numbered.map(({ name, field }) => `${name}?${field}`)).toEqual(expect.arrayContaining(['get /record/leaves?before', 'get /challenges?page', 'get /results/{challengeId}/rows?page', 'get /entries/{entryId}/sent?version']));
  const opened = async (path: string) => Promise.all(askers.map(async (who) => world.as(who).get(path)));
  for (const { name, field } of numbered) {
    const [bare] = routeRows[name]!.ask(real).path.split('?');
    for (const written of ['0x10', '1e3', '+1', ' 1', '1.0', '01']) {
      const answers = await opened(`${bare}?${field}=${encodeURIComponent(written)}`);
      expect(answers.filter(({ status }) => status === 200), `${name} ${written}`).toEqual([]);
      const refused = await Promise.all(answers.filter(({ status }) => status === 422).map((one) => one.json() as Promise<{ errors: { field: string }[] }>));
      expect(refused.flatMap(({ errors }) => errors.map((one) => one.field)), `${name} ${written}`).toContain(field);
    }
  }
});

type Property = { type?: string; minLength?: number };
const bodyOf = ({ operation }: Documented) => (operation.requestBody?.content['application/json']?.schema as { properties?: Record<string, Property> } | undefined)?.properties ?? {};

test('words that are required are not given by invisible characters', async () => {
  const required = routes.flatMap((one) => Object.entries(bodyOf(one)).filter(([, { type, minLength = 0 }]) => type === 'string' && minLength > 0).map(([field, { minLength }]) => ({ ...one, field, minLength: minLength! })));
  expect(required.map(({ name, field }) => `${name} ${field}`)).toEqual(expect.arrayContaining(['post /deliberations/{challengeId} question', 'post /calls/{id}/cancel reason', 'put /entries/{entryId} title']));
  const unnamed: string[] = [];
  for (const { name, method, field, minLength } of required) {
    const { path, body } = routeRows[name]!.ask(real);
    const answers = await Promise.all(askers.map((who) => world.as(who)[method as 'post'](path, { ...(body as object), [field]: '\u200b\u2060'.repeat(minLength) }, { version: 1 })));
    expect(answers.filter(({ status }) => status < 300), name).toEqual([]);
    const refused = await Promise.all(answers.filter(({ status }) => status === 422).map((one) => one.json() as Promise<{ errors: { field: string }[] }>));
    if (!refused.some(({ errors }) => errors.some((one) => one.field === field))) unnamed.push(`${name} ${field}`);
  }
  // the name of a file is no words of anybody: it is looked at with the file's kind
  expect(unnamed.filter((one) => one !== 'post /entries/{entryId}/files name')).toEqual([]);
});

const ofOneLine: [PersonName, 'post' | 'put' | 'patch', (p: Planted) => string, (p: Planted, text: string) => object, string][] = [
  ['mara', 'post', () => '/calls', (p, title) => ({ agencyId: p.agency, title, from: 'ledger-challenge' }), 'title'],
  ['lena', 'post', () => '/teams', (p, name) => ({ challengeId: p.challenge, name }), 'name'],
  ['lena', 'put', (p) => `/teams/${p.team}`, (_, name) => ({ name }), 'name'],
  ['lena', 'put', (p) => `/entries/${p.entry}`, (_, title) => ({ title, area: 'permits' }), 'title'],
  ['lena', 'post', () => '/tokens', (_, name) => ({ name, scopes: ['challenges:read'], days: 30 }), 'name'],
  ['lena', 'patch', () => '/me', (_, name) => ({ name }), 'name'],
];

test('a name on one line takes no hidden character, and one of invisible characters alone is empty', async () => {
  const message = 'Leave out line breaks and hidden characters.';
  for (const [who, method, path, body, field] of ofOneLine) {
    for (const character of ['\r', '\n', '\u0001', '\u2066', '\u2028', '\u200b', '\u200c', '\u2060', '\ufeff', '\u00ad']) {
      expect(await answer(world.as(who)[method](path(real), body(real, `Per${character}mits`), { version: 1 }), 422)).toMatchObject({ code: 'invalid', errors: [{ field, message }] });
    }
    const unseen = await answer<{ errors: { field: string; message: string }[] }>(world.as(who)[method](path(real), body(real, '\u200b\u2060\u200d\u3164'), { version: 1 }), 422);
    expect(unseen.errors).toEqual([{ field, message: expect.stringMatching(/^(Enter|Give|Name)/) }]);
  }
  expect(await answer(world.as('lena').patch('/me', { organization: 'City\u2066of' }, { version: 1 }), 422)).toMatchObject({ errors: [{ field: 'organization', message }] });
  const saved = (name: string, value: object) => answer(world.as('mara').put(`/calls/${real.draft}/sections/${name}`, value, { version: 1 }), 422);
  expect(await saved('general', { title: 'Per\nmits', tagline: 'a\u2066b' })).toMatchObject({ errors: [{ field: 'title', message }, { field: 'tagline', message }] });
  expect(await saved('resources', { links: [{ title: 'a\u2028b', url: '' }] })).toMatchObject({ errors: [{ field: 'links.0.title', message }] });
});

test('a character that ends a text or turns it around is refused, written out or spelled; what joins an emoji is kept', async () => {
  const now = world.clock.now();
  world.clock.set('2027-01-06T15:00:00.000Z');
  const started = await answer<{ drafts: { section: string; version: number }[] }>(world.as('lena').get(`/entries/${real.entry}`));
  const version = started.drafts.find(({ section }) => section === 'summary')?.version ?? 0;
  for (const hidden of ['\u0000', '\u202e', '\u202d']) {
    const refused = await answer(world.as('lena').put(`/entries/${real.entry}/drafts/summary`, { answers: { pitch: `permits${hidden}stimrep` } }, { version }), 422);
    expect(refused).toMatchObject({ code: 'invalid', errors: [{ field: 'answers.pitch', message: 'Leave out hidden characters.' }] });
  }
  expect(await answer(world.as('lena').put(`/entries/${real.entry}/drafts/summary`, { answers: { pitch: '👩\u200d🔧\u200b' } }, { version }))).toMatchObject({ answers: { pitch: '👩\u200d🔧\u200b' } });
  world.clock.set(now);
});

test('a body that is no UTF-8 is refused, not mended', async () => {
  const body = Buffer.from('{"challengeId":"x","name":"Caf\u00e9"}', 'latin1');
  const broken = await world.app.request('http://localhost:4321/api/v1/teams', { method: 'POST', headers: { 'content-type': 'application/json', 'idempotency-key': 'latin', cookie: await world.sessions.cookieOf('lena', 0) }, body }, { receivedAt: Date.parse(world.clock.now()), address: '192.0.2.1' });
  expect([broken.status, await broken.json()]).toMatchObject([400, { code: 'invalid' }]);
});

// Last: what it happens to say rightly is done, and the others need the story as it was told.
test('no input, however bent, is answered with 500: it succeeds, or is told what to mend', async () => {
  const faults: string[] = [];
  for (const { name, method, path: _path } of routes) {
    const { path, body } = routeRows[name]!.ask(real);
    const tries = fc.tuple(bentPath(path), bent(body ?? {}), headers, fc.constantFrom(...askers));
    for (const [address, words, more, who] of fc.sample(tries, 12)) {
      const as = world.as(who);
      const reply = method === 'get' || method === 'delete' ? await as[method](address, { headers: more }) : await as[method](address, words, { headers: more });
      const text = await reply.text();
      const asked = `${who} ${method} ${address} ${JSON.stringify(words)?.slice(0, 300)} ${JSON.stringify(more)}: ${reply.status} ${text.slice(0, 300)}`;
      if (reply.status >= 500) faults.push(asked);
      if (reply.status < 400 || reply.status >= 500) continue;
      const problem = JSON.parse(text) as { code?: string; status?: number; errors?: { field: string; message: string }[] };
      if (reply.headers.get('content-type') !== 'application/problem+json' || problem.status !== reply.status) faults.push(`no problem document: ${asked}`);
      if (reply.status === 422 && problem.code === 'invalid' && !problem.errors?.every(({ field, message }) => field && message)) faults.push(`no field named: ${asked}`);
    }
  }
  expect(faults).toEqual([]);
}, 300_000);
