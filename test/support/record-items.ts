import { writeFileSync } from 'node:fs';
import { DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';
import { declaredEntities } from '../../functions/adapters/dynamodb/entity.ts';
import { drainOutbox } from '../../functions/jobs/drain-outbox.ts';
import { countedAs } from './crowd.ts';
import { openAgency, openChallenge } from './stage.ts';
import { tellWholeStory } from './whole-story.ts';
import { answer, makeWorld } from './world.ts';

/** `node test/support/record-items.ts 0.1` at a release: the smallest item of each type, as this release writes it, for all later ones to read. */
type Written = Record<string, unknown> & { _t: string };
const world = await makeWorld();
const smallest = new Map<string, Written>();
const size = (item: object) => JSON.stringify(item).length;
try {
  await tellWholeStory(world);
  const { items: [agency] } = await answer<{ items: { id: string }[] }>(world.as().get('/agencies'));
  const { items: [challenge] } = await answer<{ items: { id: string }[] }>(world.as().get('/challenges'));
  await answer(world.as('tim').put(`/follows/${challenge!.id}`, {}));
  await answer(world.as('olga').post(`/operator/agencies/${agency!.id}/people`, { email: 'awaited@example.org', roles: ['manager'] }));
  world.clock.set('2027-01-05T15:00:00.000Z');
  const large = await openChallenge(world, (await openAgency(world, 'large')).id);
  await countedAs(world, large, 400);
  await answer(world.as('mara').put(`/assignments/${large.id}`, { reviewsPerEntry: 3, mostPerJudge: 5 }, { version: 0 }));
  await answer(world.as('mona').post('/listing-imports', { csv: 'title,type,url\nPermit wallet pilot,pilot,https://records.example.gov/wallet\n' }));
  await answer(world.as('vera').post('/suggestions', { facts: { title: 'Wallet study', type: 'report', url: 'https://study.example.org/1' } }), 201);
  await drainOutbox(world.ports, (line) => world.logged.push(line));
  await world.ports.credentialKinds.saveOffering({ challengeId: large.id, kindId: 'winner', act: world.ports.chance.id('act'), by: 'mara', at: world.clock.now(), done: 0, version: 1 });
  await world.ports.sources.cite('lst_ce85bc85rc98x01r1rtxc', ['https://records.example.gov/wallet'], world.clock.now());
  const [news, personId] = [{ id: world.ports.chance.id('mail'), about: challenge!.id, at: world.clock.now(), headline: 'News', text: 'Something happened.', link: 'http://localhost:4321/' }, world.ports.chance.id('person')];
  await world.ports.news.keep({ ...news, personId }, { personId, at: world.clock.now() });
  await world.ports.mails.stop({ hash: world.ports.sha256('somebody@example.org'), why: 'bounced', at: world.clock.now() });
  for await (const page of paginateScan({ client: DynamoDBDocumentClient.from(world.engine.client) }, { TableName: world.engine.table })) {
    for (const item of (page.Items ?? []) as Written[]) {
      const known = smallest.get(item._t);
      if (declaredEntities().has(item._t) && (!known || size(item) < size(known))) smallest.set(item._t, item);
    }
  }
} finally {
  await world.stop();
}
const inOrder = [...smallest.values()].toSorted((a, b) => (a._t < b._t ? -1 : 1));
const path = `test/fixtures/items-${process.argv[2]}.json`;
writeFileSync(path, `[\n${inOrder.map((item) => JSON.stringify(item)).join(',\n')}\n]\n`);
console.log(`${path}: ${inOrder.length} types. Missing: ${[...declaredEntities().keys()].filter((type) => !smallest.has(type)).join(', ') || 'none'}.`);
