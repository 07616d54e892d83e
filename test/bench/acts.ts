import type { Meter, Store } from '../../functions/adapters/dynamodb/store.ts';
import { drainOutbox } from '../../functions/jobs/drain-outbox.ts';
import { crowdOf } from '../support/crowd.ts';
import { fillEntry, registerFor } from '../support/entry.ts';
import { judgeIn, marks, tokenIn } from '../support/judging.ts';
import { documentOf } from '../support/planted.ts';
import { openAgency, openChallenge } from '../support/stage.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

export type Cost = { act: string; reads: number; writes: number; keys: Set<string> };

/** Counts what the engine bills between two looks. Capacity counters and last use of a session belong to no act. */
export const billing = () => {
  let bill: Omit<Cost, 'act'> = { reads: 0, writes: 0, keys: new Set() };
  const meter: Meter = (operation, keys, units) => {
    const writing = operation === 'write' || operation === 'put' || operation === 'count';
    if (keys.every(({ pk }) => pk.startsWith('SESSION#') || pk.startsWith('RATE#')) && writing) return;
    if (writing) for (const { pk, sk } of keys) bill.keys.add(`${pk} ${sk}`);
    if (writing) bill.writes += units;
    else bill.reads += units;
  };
  const of = async <T>(act: () => Promise<T>): Promise<{ result: T; cost: Omit<Cost, 'act'> }> => {
    const cost = (bill = { reads: 0, writes: 0, keys: new Set() });
    const result = await act();
    bill = { reads: 0, writes: 0, keys: new Set() };
    return { result, cost };
  };
  return { meter, of };
};

type Id = { id: string };

/** As many as the smaller of two challenges holds, so that a page is as long in both and the cost of a page is compared, not its length. */
const pageOf = (store: Store, rows: number): Store => ({ ...store, query: (ask) => store.query({ ...ask, limit: Math.min(ask.limit ?? rows, rows) }) });

/** The acts of a team, a judge and a manager in a challenge that holds `count` other entries; lists are read `rows` at a time. */
export const costsAt = async (count: number, rows: number): Promise<Cost[]> => {
  const bills = billing();
  const world = await makeWorld({ meter: bills.meter, wrapStore: (store) => pageOf(store, rows) });
  const costs: Cost[] = [];
  const act = async <T>(name: string, request: () => Promise<Response>, status = 200): Promise<T> => {
    const { result, cost } = await bills.of(() => answer<T>(request(), status));
    costs.push({ act: name, ...cost });
    return result;
  };
  try {
    world.clock.set('2027-01-05T15:00:00.000Z');
    const agency = await openAgency(world);
    const challenge = await openChallenge(world, agency.id, { judging: { reviewsPerEntry: 1, quorum: 1, mostPerJudge: 200 } });
    await crowdOf(world, challenge, count, { sent: true });
    const entry = await asTeam(world, act, challenge);
    await judgeIn(world, challenge, 'jana');
    await asManager(act, world, challenge.id);
    await asJudge(world, act, challenge.id, entry);
  } finally {
    await world.stop();
  }
  return costs;
};

type Act = <T>(name: string, request: () => Promise<Response>, status?: number) => Promise<T>;
type Opened = Awaited<ReturnType<typeof openChallenge>>;

const asTeam = async (world: World, act: Act, challenge: Opened): Promise<Id> => {
  const lena = world.as('lena');
  await act('read the challenge page', () => world.as().get(`/challenges/${challenge.slug}`));
  await act('register', () => lena.post('/registrations', { challengeId: challenge.id, rulesVersion: challenge.rulesVersion, rulesHash: challenge.rulesHash }), 201);
  const team = await act<Id>('form a team', () => lena.post('/teams', { challengeId: challenge.id, name: 'Team lena' }), 201);
  const { link } = await act<{ link: string }>('invite a member', () => lena.post(`/teams/${team.id}/invitations`, {}), 201);
  await registerFor(world, 'tim', challenge);
  await act('join a team', () => world.as('tim').post(`/team-invitations/${tokenIn(link)}/accept`));
  const entry = await act<Id>('start an entry', () => lena.post('/entries', { teamId: team.id, title: 'Permits', area: 'permits' }), 201);
  await fillEntry(world, 'lena', entry.id);
  await act('autosave a section', () => lena.put(`/entries/${entry.id}/drafts/summary`, { answers: { pitch: 'Other words, about as many as before.' } }, { version: 1 }));
  await act('announce a file', () => lena.post(`/entries/${entry.id}/files`, documentOf('plan.pdf')), 201);
  await act('read one’s entry', () => lena.get(`/entries/${entry.id}`));
  await act('send', () => lena.post(`/entries/${entry.id}/send`, undefined, { version: 1 }), 201);
  await act('withdraw', () => lena.post(`/entries/${entry.id}/withdraw`));
  await act('send again', () => lena.post(`/entries/${entry.id}/send`, undefined, { version: 3 }), 201);
  return entry;
};

const asManager = async (act: Act, world: World, id: string) => {
  const mara = world.as('mara');
  await act('a page of entries', () => mara.get(`/received/${id}`));
  await act('a page of registrations', () => mara.get(`/registrants/${id}`));
  world.clock.set('2027-01-18T15:00:00.000Z');
  await answer(mara.post(`/assignments/${id}/publish`));
  await drainOutbox({ ...world.ports, mails: { ...world.ports.mails, queue: async () => undefined } }, (line) => world.logged.push(line));
};

const asJudge = async (world: World, act: Act, id: string, entry: Id) => {
  const jana = world.as('jana');
  const { rows } = await answer<{ rows: { entryId: string }[] }>(jana.get(`/evaluations/${id}`));
  const path = `/evaluations/${id}/${rows[0]?.entryId ?? entry.id}`;
  const written = { marks: marks(3), comments: {}, note: 'Solid.', feedback: 'Clear.' };
  await act('open an entry to judge', () => jana.get(path));
  await act('autosave scores', () => jana.put(path, { ...written, note: 'So far.' }, { version: 1 }));
  await act('save an evaluation', () => jana.post(`${path}/save`, written, { version: 2 }));
  await act('step back from an entry', () => jana.post(`${path}/recuse`, { reason: 'A friend.' }));
};

export type Growth = { act: string; what: 'reads' | 'writes'; few: number; many: number };

/** Acts that cost over 10 % more, or less, in the larger challenge: there must be none. */
export const grown = (few: Cost[], many: Cost[]): Growth[] =>
  (['reads', 'writes'] as const).flatMap((what) => few.map((cost, i) => ({ act: cost.act, what, few: cost[what], many: many[i]![what] })))
    .filter((one) => Math.abs(one.few - one.many) > Math.max(one.few, one.many) / 10);

export const actTable = (few: Cost[], many: Cost[], counts: [number, number]): string => {
  const [a, b] = counts.map((count) => count.toLocaleString('en-US'));
  return [
    `| act | reads at ${a} | at ${b} | writes at ${a} | at ${b} |`,
    '|---|---|---|---|---|',
    ...few.map(({ act, reads, writes }, i) => `| ${act} | ${reads} | ${many[i]!.reads} | ${writes} | ${many[i]!.writes} |`),
  ].join('\n');
};
