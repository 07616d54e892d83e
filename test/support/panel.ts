import { onRecord } from '../../functions/use-cases/on-record.ts';
import { at, list } from '../../functions/adapters/dynamodb/table.ts';
import { testChance } from './chance.ts';
import { composite } from '../../functions/domain/judging/evaluation/composite.ts';
import { templates } from '../../functions/domain/call/template.ts';
import { sections } from '../../functions/domain/call/challenge.ts';
import { marks } from './judging.ts';
import type { Opened } from './stage.ts';
import { joinStrangers } from './strangers.ts';
import type { World } from './world.ts';

const { criteria } = sections.judging.parse(templates['ledger-challenge']['judging']);

/** Judges through the gate, without their invitations: what a test of many is not about. */
export const panelIn = async (world: World, challenge: Opened, count: number, from = 0): Promise<string[]> => {
  const acceptedAt = world.clock.now();
  const wanted = Array.from({ length: count }, (_, n) => ({ name: `Judge ${from + n + 1}`, email: `judge${from + n + 1}@panel${from + n + 1}.example` }));
  return Promise.all((await joinStrangers(world, wanted)).map(async ({ id: personId, name, email }) => {
    await world.store.put({
      ...at.judge(challenge.id, personId), ownerpk: list.ofPerson(personId), ownersk: `JUDGE#${challenge.id}`, card: { challengeId: challenge.id }, _t: 'judge', _v: 1,
      challengeId: challenge.id, personId, name, email, organization: '', areas: [], acceptedAt, orientedAt: acceptedAt, declaredAt: acceptedAt, version: 1,
    });
    return personId;
  }));
};

/** The judge saves these marks, as if through the scoring screen; of `saved` ones, once more. */
export const scoreAs = async (world: World, round: { id: string; challengeId: string }, judgeId: string, markOf: (entryId: string) => number, state: 'assigned' | 'saved' = 'assigned'): Promise<void> => {
  for (const one of await world.ports.evaluations.ofJudge(round.id, judgeId)) {
    if (one.state !== state) continue;
    const given = marks(markOf(one.entryId));
    const entry = (await world.ports.entries.find(one.entryId))!;
    const deed = { id: testChance.id('act'), kind: 'evaluation.saved', about: round.challengeId, by: judgeId, at: world.clock.now(), refs: { round: round.id, judge: judgeId, entry: one.entryId, version: one.version + 1 } } as const;
    const saved = { ...one, marks: given, composite: composite(criteria, given), state: 'saved' as const, feedback: 'Clear.', savedAt: world.clock.now(), savedBy: deed.id, touchedAt: world.clock.now(), version: one.version + 1 };
    await world.ports.evaluations.save(saved, onRecord(world.ports, deed, { evaluation: saved, code: entry.code, before: one.savedBy }));
  }
};
