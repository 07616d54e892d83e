import { performance } from 'node:perf_hooks';
import type { Noted } from '../../functions/domain/judging/progress/standing.ts';
import { systemChance } from '../../functions/adapters/system/chance.ts';
import { at } from '../../functions/adapters/dynamodb/table.ts';
import { crowdOf, inBatches } from '../support/crowd.ts';
import { openAgency, openChallenge } from '../support/stage.ts';
import { answer, makeWorld } from '../support/world.ts';
import { billing } from './acts.ts';

export type BoardCost = { entries: number; reviews: number; judges: number; units: number; p95: number };
const looks = 20;

/** The board of a round as large as the product promises: read through the front door, billed by the engine. */
export const measureBoard = async ({ entries, reviews, judges }: Pick<BoardCost, 'entries' | 'reviews' | 'judges'>): Promise<BoardCost> => {
  const bills = billing();
  const world = await makeWorld({ meter: bills.meter });
  try {
    world.clock.set('2027-01-05T15:00:00.000Z');
    const agency = await openAgency(world);
    const challenge = await openChallenge(world, agency.id);
    const round = await plantRound(world, challenge.id);
    const entryIds = Array.from({ length: entries }, () => systemChance.id('entry'));
    const judgeIds = Array.from({ length: judges }, () => systemChance.id('person'));
    await world.ports.standings.name(round, {
      entries: entryIds.map((id, n) => ({ id, code: systemChance.code(6).toUpperCase(), title: `Inspectable permits for every kitchen in district ${n}` })),
      judges: judgeIds.map((personId, n) => ({ personId, name: `Judge Number ${n}`, organization: `University of Somewhere ${n}`, revoked: false })),
    });
    const touchedAt = world.clock.now();
    await inBatches(judgeIds, (judgeId, j) => {
      const own = entryIds.filter((_, e) => Array.from({ length: reviews }, (_x, r) => (e + r * 61) % judges).includes(j));
      const noted = own.map((entryId, i): Noted => ({ judgeId, entryId, state: i % 3 === 0 ? 'assigned' : 'saved', version: 2, touchedAt, lost: false }));
      return world.ports.standings.note(round, judgeId, noted);
    }, 1);
    await inBatches(entryIds.slice(0, 100), (entryId) => world.ports.standings.fix(round, entryId, [{ kind: 'entry-short', entryId, missing: 1, able: judgeIds.slice(0, 12) }]));
    const times: number[] = [];
    let units = 0;
    for (let look = 0; look < looks; look++) {
      const before = performance.now();
      const { cost } = await bills.of(() => answer(world.as('mara').get(`/progress/${challenge.id}`)));
      times.push(performance.now() - before);
      units = Math.max(units, cost.reads);
    }
    return { entries, reviews, judges, units, p95: times.toSorted((a, b) => a - b)[Math.floor(looks * 0.95) - 1]! };
  } finally {
    await world.stop();
  }
};

const plantRound = async (world: Awaited<ReturnType<typeof makeWorld>>, challengeId: string): Promise<string> => {
  const id = systemChance.id('round');
  await world.store.put({
    ...at.round(challengeId, id), _t: 'round', _v: 1, id, challengeId, phaseId: 'judging', rulesVersion: 1, blind: true, othersVisible: 'never', reviewsPerEntry: 5, mostPerJudge: 60, quorum: 2,
    opensAt: '2027-01-04T14:00:00.000Z', closesAt: '2027-02-12T22:00:59.999Z', seed: 'bench', publishedBatch: 'bat_bench', publishedAt: '2027-01-04T15:00:00.000Z', entryCount: 0, judgeCount: 0, version: 2,
  });
  return id;
};

export type Finalisations = { sent: number; seconds: number; receipts: number; counted: number; acts: number };

/** Many teams send in the last minute of one challenge: each is answered with its own receipt, stored once, told once. */
export const measureFinalisations = async (count: number): Promise<Finalisations> => {
  const world = await makeWorld();
  try {
    world.clock.set('2027-01-05T15:00:00.000Z');
    const agency = await openAgency(world);
    const challenge = await openChallenge(world, agency.id);
    const entries = await crowdOf(world, challenge, count, { sent: false });
    await world.as('lena').get('/me');
    const before = performance.now();
    const sent = await inBatches(entries, (entry) => answer<{ receipt: string; entryId: string }>(world.as('lena').post(`/entries/${entry.id}/send`, undefined, { version: 1 }), 201), 50);
    const seconds = (performance.now() - before) / 1000;
    return { sent: sent.length, seconds, receipts: new Set(sent.map((one) => one.receipt)).size, counted: await countSent(world, challenge.id), acts: await countActs(world, challenge.id) };
  } finally {
    await world.stop();
  }
};

type World = Awaited<ReturnType<typeof makeWorld>>;

const countSent = async (world: World, challengeId: string): Promise<number> => {
  const ids = new Set<string>();
  let after: string | undefined;
  do {
    const page = await world.ports.entries.ofChallenge(challengeId, 'sent', after);
    for (const { id, sentVersion } of page.items) if (sentVersion === 1) ids.add(id);
    after = page.next;
  } while (after);
  return ids.size;
};

const countActs = async (world: World, challengeId: string): Promise<number> => {
  let count = 0;
  let after: string | undefined;
  do {
    const page = await world.ports.acts.about(challengeId, after);
    count += page.items.filter(({ kind }) => kind === 'entry.sent').length;
    after = page.next;
  } while (after);
  return count;
};
