import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Waiting } from '../../../../functions/domain/record/sequencing/batch.ts';
import { drainOutbox } from '../../../../functions/jobs/drain-outbox.ts';
import { tellEarlier } from '../../../../functions/use-cases/system/earlier/tell-earlier.ts';
import { withoutRecord } from '../../../support/record/unrecorded.ts';
import { tellWholeStory } from '../../../support/whole-story.ts';
import { makeWorld, type World } from '../../../support/world.ts';

let world: World;
let inTime: Map<string, Waiting>;
let later: Map<string, Waiting>;
const logged: Record<string, unknown>[] = [];
/** What waits, by act: no log has begun. */
const waiting = async () => new Map((await world.ports.ledger.waiting(10_000, '9999')).map((one) => [one.pending.id, one]));
const ofChallenges = (all: Map<string, Waiting>) => new Map([...all].filter(([, { pending }]) => !/^(award|prize|issuer|statuslist|vote|grant|appeal)\.|^entry\.(excluded|reinstated)|^result\.corrected/.test(pending.act)));
const shown = ({ pending: { act, at, ch, actor, pub, refs, digests, hidden }, receivedAt }: Waiting) => ({ act, at, ch, actor, pub, refs, digests: digests.length, hidden: hidden && Object.keys(hidden), receivedAt });

/** No prize passed on before there was a record: who wins is as it was published. */
const asPublished = async () => {
  const { rounds, awards, chance, clock } = world.ports;
  const challengeId = [...(await waiting()).values()].find(({ pending }) => pending.act === 'prize.passed')!.pending.ch;
  const { former: [before], holder } = (await awards.find(challengeId, 'grand', 1))!;
  const [first, next] = [(await rounds.decision(challengeId, before!.entryId))!, (await rounds.decision(challengeId, holder!.entryId))!];
  const { prizeId, place, cents } = next;
  await rounds.stage([{ ...first, outcome: 'winner', prizeId, place, cents, version: first.version + 1 }, { ...next, outcome: 'not-selected', prizeId: '', place: 0, cents: 0, version: next.version + 1 }], { id: chance.id('act'), kind: 'decision.staged', about: challengeId, by: 'system', at: clock.now(), refs: {} });
};

beforeAll(async () => {
  world = await makeWorld();
  await tellWholeStory(world);
  await drainOutbox(world.ports, (line) => world.logged.push(line));
  inTime = ofChallenges(await waiting());
  await asPublished();
  await withoutRecord(world);
  world.clock.set('2027-03-01T15:00:00.000Z');
  await tellEarlier(world.ports, (line) => logged.push(line), { hasTime: () => true });
  later = await waiting();
}, 240_000);
afterAll(() => world?.stop());

test('each kind of official act says later what it said in its time: the same words, actor and time, resting on the same acts, with as many digests', () => {
  expect(inTime.size).toBeGreaterThan(30);
  expect(logged).toEqual([{ level: 'info', message: 'acts from before the record are told', told: inTime.size, untold: 0 }]);
  const told = [...later.values()].map(shown);
  expect(told.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))).toEqual([...inTime.values()].map(shown).toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)));
  expect([...later.values()].filter(({ pending }) => pending.backfilled !== true)).toEqual([]);
});
