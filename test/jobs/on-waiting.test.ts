import { DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Act } from '../../functions/domain/act.ts';
import { isOfficial } from '../../functions/domain/record/leaf/official-acts.ts';
import { isNamed } from '../../functions/domain/record/leaf/leaf.ts';
import { joinBytes } from '../../functions/domain/record/tree/hashing.ts';
import { readLog } from '../support/record/folder.ts';
import { tellWholeStory } from '../support/whole-story.ts';
import { makeWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
  await tellWholeStory(world);
  world.clock.set('2027-03-01T15:00:00.000Z');
  await world.writeRecord();
}, 120_000);
afterAll(() => world?.stop());

const acts = async (): Promise<Act[]> => {
  const documents = DynamoDBDocumentClient.from(world.engine.client);
  const { Items } = await documents.send(new ScanCommand({ TableName: world.engine.table, FilterExpression: '#t = :act', ExpressionAttributeNames: { '#t': '_t' }, ExpressionAttributeValues: { ':act': 'act' } }));
  return (Items ?? []).map((item) => Act.parse(item));
};

test('everything official that happened stands in the log once, and nothing else does', async () => {
  const { findings, leaves } = readLog(world.record.folder);
  expect(findings).toEqual([]);
  const [opened, ...told] = leaves.map(({ id }) => id);
  expect([opened, new Set(told).size]).toEqual([`act_${'0'.repeat(21)}`, told.length]);
  const official = new Map((await acts()).filter(({ kind }) => isOfficial(kind) || kind === 'challenge.closed').map((act) => [act.id, act]));
  // what the record says of credentials themselves is no act of anybody: their keys, and each version of a status list
  const ofThemselves = leaves.filter(isNamed).filter(({ act }) => act === 'issuer.published' || act === 'statuslist.published').map(({ id }) => id);
  expect(told.filter((id) => !official.has(id)).toSorted()).toEqual(ofThemselves.toSorted());
  const untold = [...official.values()].filter(({ id }) => !told.includes(id));
  // who skips comes back, and a plan that nobody was given yet is none
  expect(untold.filter(({ kind, refs }) => !(refs['as'] === 'skipped' || (kind === 'assignment.moved' && refs['change'])))).toEqual([]);
  expect([...new Set(leaves.filter(isNamed).map(({ act }) => act))].toSorted()).toEqual([
    'appeal.decided', 'appeal.filed', 'assignment.changed', 'assignment.extended', 'assignment.made', 'award.issued', 'award.reinstated', 'award.renewed', 'award.revoked', 'award.suspended', 'challenge.cancelled', 'conflict.declared', 'decisions.applied', 'entry.excluded', 'entry.redacted', 'grant.given', 'issuer.published', 'judge.revoked', 'judge.waived', 'judge.waiver-taken-back',
    'log.opened', 'prize.approval-taken-back', 'prize.approved', 'prize.paid', 'prize.passed', 'prize.payment-taken-back', 'result.corrected', 'result.published', 'rules.amended', 'rules.published', 'score.committed', 'score.overridden', 'score.override-taken-back', 'statuslist.published', 'submissions.closed', 'vote.counted', 'vote.planned', 'vote.sealed',
  ]);
  // how many entered is hidden in these challenges, so what is told of entries has no name yet
  expect(leaves.filter((leaf) => !isNamed(leaf)).length).toBe([...official.values()].filter(({ kind }) => kind === 'entry.sent' || kind === 'entry.withdrawn').length);
});

test('a leaf names no person, team or entry by its id, and no word that somebody wrote', () => {
  const text = new TextDecoder().decode(joinBytes(readLog(world.record.folder).entries.flatMap((entry) => entry ?? [])));
  expect(text.match(/(per|tem|ent|agy)_[0-9a-z]{21}/g)).toBeNull();
  expect(['storm', 'friend', 'Solid.', 'Lena Lead', 'Jana Judge', 'Permits of', '.example', '@'].filter((word) => text.includes(word))).toEqual([]);
});
