import { afterAll, beforeAll, expect, test } from 'vitest';
import { documentedRoutes } from '../support/documented.ts';
import { people, type PersonName } from '../support/people.ts';
import { ghosts, plantChallenge, secrets, toJudging } from '../support/planted.ts';
import { routeRows } from '../support/route-rows.ts';
import { workOut } from '../support/judging.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

type Story = Awaited<ReturnType<typeof plantChallenge>> & { world: World };
const stories: Story[] = [];

/** Two worlds that differ in one thing: whether the team that Kofi must not judge has sent an entry. */
beforeAll(async () => {
  for (const withEntry of [true, false]) {
    const world = await makeWorld();
    const planted = await plantChallenge(world, { withEntry });
    await toJudging(world, planted.challenge.id);
    stories.push({ ...planted, world });
  }
});
afterAll(() => Promise.all(stories.map(({ world }) => world.stop())));

/** Random names become the order of their first appearance, digests and secrets a word: what is left is what can be learned. */
const learned = (transcript: string): string => {
  const names = new Map<string, string>();
  const named = (name: string) => names.get(name) ?? (names.set(name, `name-${names.size + 1}`), names.get(name)!);
  return transcript
    // the name of a picture is a digest of what the public page says, its address with it
    .replace(/"(code|requestId|picture)":"[^"]*"/g, (_, key: string) => `"${key}":"…"`)
    .replace(/\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g, 'uuid')
    .replace(/\b[0-9a-f]{64}\b/g, 'digest')
    .replace(/[A-Za-z0-9_-]{43,}/g, 'secret')
    .replace(/\b[a-z]{3}_[0-9a-z]{21}\b|trusted-permits-[0-9a-z]{6}/g, named);
};

/** All that a judge can ask, of what they know and of what they might guess, and all that was written to them. */
const heardBy = async (who: PersonName, { world, challenge, agency, team, entry, file, receipt }: Story): Promise<string> => {
  const guessed = { ...ghosts(), agency: agency.id, challenge: challenge.id, draft: challenge.id, slug: challenge.slug, team: team.id, entry: entry.id, ...(file ? { file, receipt } : {}), email: people.lena.email };
  const said: string[] = [];
  const leavesThings = /^(delete|patch|post \/(me|sessions|tokens|registrations|teams)|post \/judging)/;
  for (const { name, method } of (await documentedRoutes(world.app)).filter((route) => routeRows[route.name] && !leavesThings.test(route.name))) {
    const { path, body } = routeRows[name]!.ask(guessed);
    const as = world.as(who);
    const reply = await (method === 'get' || method === 'delete' ? as[method](path) : as[method](path, body ?? {}, { version: 1 }));
    const { 'x-request-id': _, ...headers } = Object.fromEntries(reply.headers);
    said.push(`${name} ${reply.status} ${JSON.stringify(headers)} ${(await reply.text()).replaceAll(guessed.file, 'file').replaceAll(guessed.receipt, 'receipt')}`);
  }
  const letters = (await world.ports.mails.all()).items.filter((mail) => mail.to === people[who].email);
  for (const { id } of letters) said.push(JSON.stringify(await world.ports.mails.find(id)));
  return said.join('\n');
};

/** What was heard in the world with the entry and in the one without, and which of its names fell. */
const compared = async (who: PersonName) => {
  const [there, not] = [await heardBy(who, stories[0]!), await heardBy(who, stories[1]!)];
  return { there: learned(there), not: learned(not), named: [stories[0]!.receipt, secrets.title, secrets.file].filter((word) => there.includes(word)) };
};

test('during judging, a judge in conflict learns from no list, count, search, id, file name, error or letter that the entry exists', async () => {
  const { there, not, named } = await compared('kofi');
  expect(there).toBe(not);
  expect(named).toEqual([]);
});

test('nor once the decisions were applied and teams have heard', async () => {
  for (const { world, challenge, entry, ritas, receipt } of stories) {
    world.clock.set('2027-02-13T15:00:00.000Z');
    for (const one of receipt ? [entry, ritas] : [ritas]) {
      await answer(world.as('mara').post(`/results/${challenge.id}/decisions`, { entryId: one.id, outcome: 'finalist', prizeId: '', reason: 'Good.', feedback: '' }, { version: 0 }));
    }
    await workOut(world, challenge);
    await answer(world.as('mara').post(`/results/${challenge.id}/apply`));
  }
  const { there, not, named } = await compared('kofi');
  expect(there).toBe(not);
  expect(named).toEqual([]);
});

test('the comparison would tell: a judge without the conflict does see a difference', async () => {
  const { there, not, named } = await compared('jana');
  expect(there).not.toBe(not);
  expect(named).toContain(secrets.title);
});
