import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Audience } from '../../functions/domain/visibility.ts';
import { documentedRoutes, type Documented } from '../support/documented.ts';
import { people, type PersonName } from '../support/people.ts';
import { ghosts, plantEverything, type Planted } from '../support/planted.ts';
import { routeRows } from '../support/route-rows.ts';
import { makeWorld, type World } from '../support/world.ts';

/** Every column of the visibility matrix, as somebody of the cast. The other manager works for another agency; nobody is a visitor. */
const columns: Record<string, { who?: PersonName; is: Audience[] }> = {
  visitor: { is: [] },
  'signed in': { who: 'vera', is: ['person'] },
  lead: { who: 'lena', is: ['person', 'member', 'lead'] },
  member: { who: 'tim', is: ['person', 'member'] },
  'other team': { who: 'rita', is: ['person'] },
  'judge assigned': { who: 'jana', is: ['person', 'judge'] },
  'judge not assigned': { who: 'jim', is: ['person', 'judge'] },
  'judge in conflict': { who: 'kofi', is: ['person', 'judge'] },
  manager: { who: 'mara', is: ['person', 'manager'] },
  approver: { who: 'paul', is: ['person', 'approver'] },
  'conflicts officer': { who: 'nora', is: ['person', 'conflicts-officer'] },
  'other agency': { who: 'otto', is: ['person'] },
  moderator: { who: 'mona', is: ['person', 'moderator'] },
  operator: { who: 'olga', is: ['person', 'operator'] },
};

const everybody = Object.keys(people) as PersonName[];
/** Who may know already that the planted thing is there: they may be told which role an act on it needs. Everybody else hears "not there". */
const seenBy: Partial<Record<keyof Planted, PersonName[]>> = {
  agency: ['mara', 'paul', 'nora'], event: ['mara', 'paul', 'nora'], series: ['mara', 'paul', 'nora'], publication: ['mara', 'paul', 'nora'], libraryFile: ['mara', 'paul', 'nora'], collection: ['mara', 'paul', 'nora'], challenge: ['mara', 'paul', 'nora', 'jana', 'jim', 'kofi'], draft: ['mara', 'paul', 'nora'], byInvitation: ['mara', 'paul', 'nora'], team: ['lena', 'tim'], entry: ['lena', 'tim'], file: ['lena', 'tim'], teamInvitation: ['lena', 'tim'], member: ['lena', 'tim'], room: ['jana', 'jim'], post: ['jana', 'jim'], group: ['lena', 'tim'], listing: everybody, comment: everybody, galleryComment: ['mara', 'paul', 'nora'], twin: everybody, credential: ['mara', 'paul', 'nora', 'lena'],
};

type Heard = { status: number; headers: Record<string, string>; body: string };
type Column = (typeof columns)[string];

let world: World;
let real: Planted;
let nowhere: Planted;
let routes: Documented[];
let store: string[] = [];
const isChange = (line: string) => /^(write|put|count) /.test(line) && !/ (SESSION|RATE)$/.test(line);

beforeAll(async () => {
  world = await makeWorld({ meter: (operation, keys) => store.push(...keys.map(({ pk }) => `${operation} ${pk.split('#')[0]}`)) });
  real = await plantEverything(world);
  nowhere = ghosts();
  routes = await documentedRoutes(world.app);
});
afterAll(() => world?.stop());

/** Which of the planted ids a route takes. */
const idsOf = (name: string): (keyof Planted)[] => {
  const touched = new Set<keyof Planted>();
  routeRows[name]!.ask(new Proxy(real, { get: (all, key) => (touched.add(key as keyof Planted), all[key as keyof Planted]) }));
  return [...touched];
};

const allowed = ({ who }: Documented, name: string, column: Column): boolean => {
  const { only } = routeRows[name]!;
  if (only) return column.who !== undefined && only.includes(column.who);
  const ids = idsOf(name);
  const judges = column.who === 'jana' || !ids.includes('entry');
  return who.includes('anyone') || column.is.some((one) => who.includes(one) && (one !== 'judge' || judges));
};

const ask = async (route: Documented, column: Column, planted: Planted): Promise<Heard> => {
  const { path, body } = routeRows[route.name]!.ask(planted);
  const as = world.as(column.who);
  const reply = await (route.method === 'get' || route.method === 'delete' ? as[route.method](path, { version: 1 }) : as[route.method](path, body ?? {}, { version: 1 }));
  const { 'x-request-id': _, ...headers } = Object.fromEntries(reply.headers);
  const text = (await reply.text()).replace(/"requestId":"[^"]*"/, '');
  const said = Object.keys(planted).reduce((sofar, key) => sofar.replaceAll(planted[key as keyof Planted], `{${key}}`), text);
  return { status: reply.status, headers, body: said };
};

const watched = async (act: () => Promise<Heard>): Promise<Heard & { used: string[] }> => {
  store = [];
  const heard = await act();
  return { ...heard, used: store.filter((line) => !line.endsWith(' SESSION')).toSorted() };
};

const pairs = (wanted: boolean) =>
  routes.filter(({ name }) => routeRows[name]).flatMap((route) => Object.entries(columns).filter(([, column]) => allowed(route, route.name, column) === wanted).map(([role, column]) => ({ route, role, column })));
/** One line per finding, with every role it holds for. */
const findings = () => {
  const found = new Map<string, string[]>();
  return {
    add: (role: string, finding: string) => found.set(finding, [...(found.get(finding) ?? []), role]),
    lines: () => [...found].map(([finding, roles]) => `${finding} [${roles.join(', ')}]`),
  };
};
const inOrder = () => routes.sort((a, b) => Object.keys(routeRows).indexOf(a.name) - Object.keys(routeRows).indexOf(b.name));

test('every route has its row: add what is missing to test/support/route-rows.ts', () => {
  expect(routes.map(({ name }) => name).toSorted()).toEqual(Object.keys(routeRows).toSorted());
});

test('whoever is not signed in hears that first, and not what is wrong with what they sent', async () => {
  const told: string[] = [];
  for (const { name, method, who } of routes) {
    if (who.includes('anyone')) continue;
    const { path } = routeRows[name]!.ask(real);
    const asked = `${path}${path.includes('?') ? '&' : '?'}cursor=none&page=none`;
    const as = world.as();
    const reply = await (method === 'get' || method === 'delete' ? as[method](asked, { version: 1 }) : as[method](asked, { nothing: ['of', 'this'] }, { version: 1 }));
    if (reply.status !== 401) told.push(`${name}: ${reply.status}`);
  }
  expect(told).toEqual([]);
});

test('whoever a route is not for cannot tell what is there from what is not, and changes nothing', async () => {
  const leaks = findings();
  for (const { route, role, column } of pairs(false)) {
    const there = await watched(() => ask(route, column, real));
    if (![401, 403, 404].includes(there.status)) leaks.add(role, `${route.name}: answered ${there.status} ${there.body}`);
    if (there.used.some(isChange)) leaks.add(role, `${route.name}: changed something: ${there.used.filter(isChange).join(', ')}`);
    for (const id of idsOf(route.name)) {
      if (column.who && seenBy[id]?.includes(column.who)) continue;
      const not = await watched(() => ask(route, column, { ...real, [id]: nowhere[id] }));
      for (const part of ['status', 'headers', 'body', 'used'] as const) {
        const [one, other] = [JSON.stringify(there[part]), JSON.stringify(not[part])];
        if (one !== other) leaks.add(role, `${route.name}: ${part} for a ${id} that is there: ${one}, for none: ${other}`);
      }
    }
  }
  expect(leaks.lines()).toEqual([]);
}, 300_000);

/** Not there before the results are out, for anybody: open-draw.test.ts asks it afterward. */
const notYet = 'get /winners/{slug}/full';

test('whoever a route is for finds what is there: the comparison above is of something real', async () => {
  const missed = findings();
  inOrder();
  for (const { route, role, column } of pairs(true)) {
    const ids = idsOf(route.name).filter((id) => !routeRows[route.name]!.alike?.includes(id));
    const without = new Map<string, Heard>();
    for (const id of ids) without.set(id, await ask(route, column, { ...real, [id]: nowhere[id] }));
    world.clock.pass(1000);
    const there = await ask(route, column, real);
    if (([400, 401, 404, 500].includes(there.status) && !(route.name === notYet && there.status === 404)) || (there.status === 422 && ids.length > 0)) missed.add(role, `${route.name}: answered ${there.status} ${there.body}`);
    for (const [id, none] of without) if (none.status === there.status && none.body === there.body) missed.add(role, `${route.name}: the same without the ${id}: ${there.status} ${there.body.slice(0, 200)}`);
  }
  expect(missed.lines()).toEqual([]);
}, 300_000);
