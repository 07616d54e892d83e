import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { sendEntry, sentEntry } from '../support/entry.ts';
import { postOffice } from '../support/letters.ts';
import { openAgency, openChallenge } from '../support/stage.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

let world: World;
let post: ReturnType<typeof postOffice>;
let entry: { id: string };
const news = async () => {
  expect(await post.nudge()).toBe(0);
  return post.sent();
};

beforeAll(async () => {
  world = await makeWorld();
  world.clock.set('2027-01-05T15:00:00.000Z');
  post = postOffice(world);
  const challenge = await openChallenge(world, (await openAgency(world)).id);
  await world.writeRecord();
  ({ entry } = await sentEntry(world, 'lena', challenge));
});
beforeEach(() => { post.taken.length = 0; });
afterAll(() => world?.stop());

test('the receipt goes out when it has its place on the record, with the proof and the address of its leaf: once, and without what opens its digests', async () => {
  expect(await news(), 'it waits, and nothing is wrong').not.toContain('lena: entry-sent');
  post.taken.length = 0;
  await world.writeRecord();
  await post.nudge();
  const { text } = post.letter('entry-sent')!;
  expect(post.sent()).toEqual(['lena: entry-sent']);
  const { receipt } = (await world.ports.entries.find(entry.id))!;
  const { index, proof, receipt: file, entryName } = await answer<{ index: number; proof: string; receipt: string; entryName: string }>(world.as('lena').get(`/receipts/${receipt}/record`));
  expect(text).toContain(`It is on the public record, as leaf ${index}.`);
  expect(text).toContain(`The record calls the entry ${entryName};`);
  const opened = (JSON.parse(file) as { disclosures: string[] }).disclosures.map((disclosure) => Buffer.from(disclosure, 'base64url').toString());
  expect(opened.filter((one) => one.includes(`"${entryName}"`)), 'the name that is sealed in the leaf').toHaveLength(1);
  expect(text).toContain(`http://localhost:4321/record/leaf/${index}\n`);
  expect(text.endsWith(`\n\n${proof}`)).toBe(true);
  for (const disclosure of (JSON.parse(file) as { disclosures: string[] }).disclosures) expect(text).not.toContain(disclosure);
  post.taken.length = 0;
  expect(await news()).toEqual([]);
});

test('a record that is held up holds up no letter for longer than three minutes', async () => {
  await sendEntry(world, 'lena', entry.id);
  world.clock.pass(179_000);
  expect(await news()).toEqual([]);
  world.clock.pass(1000);
  await post.nudge();
  const { text } = post.letter('entry-sent')!;
  expect(post.sent()).toEqual(['lena: entry-sent']);
  expect(text).toMatch(/It waits for its place on the public record\. The page above shows when it has it, with the proof\.\n$/);
});
