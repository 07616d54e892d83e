import { expect, test } from 'vitest';
import type { FullFile } from '../../functions/domain/judging/bundle/full-file.ts';
import { recomputeBoth } from '../../functions/domain/judging/bundle/recompute-file.ts';
import type { ToldOutcome } from '../../functions/domain/judging/bundle/recompute-words.ts';
import { crowdOf } from '../support/crowd.ts';
import { panelIn } from '../support/panel.ts';
import { publishedResult } from '../support/published.ts';
import { openAgency, openChallenge, saveSection, type Opened } from '../support/stage.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

const promised = { judging: { openDraw: true } };
const within = async (act: (world: World) => Promise<void>) => {
  const world = await makeWorld();
  try {
    await act(world);
  } finally {
    await world.stop();
  }
};
const textAt = async ({ fileStore }: World, { url }: { url: string }): Promise<string> => {
  const { stream } = await fileStore.send(url.split('/').at(-1)!);
  return Buffer.concat(await stream.toArray()).toString('utf8');
};
const asked = (world: World, { slug }: Opened, part: 'bundle' | 'full') => world.as().get(`/winners/${slug}/${part}`);
const toldOf = async (world: World, { slug }: Opened) => (await answer<{ record: { openDraw: string } }>(world.as().get(`/winners/${slug}`))).record.openDraw;

test('where the rules promised it, a stranger gets the full file once results are out and draws the judges again; it names nobody and gives no reason', () => within(async (world) => {
  let judges: string[] = [];
  const challenge = await publishedResult(world, {
    changes: promised,
    seated: async ({ id }, panel) => {
      judges = panel;
      const first = world.as({ id: panel[0]!, email: 'judge1@panel1.example', name: 'Judge 1' });
      expect((await answer<{ brief: object }>(first.get(`/judging/${id}`))).brief, 'judges are told').toMatchObject({ openDraw: true });
      await answer(first.post(`/judging/${id}/gate`, { conflicts: [{ name: 'Team 3', relation: 'family', reason: 'My sister leads it.' }] }));
    },
  });
  expect(await toldOf(world, challenge)).toBe('open');
  const [published, full] = await Promise.all((['bundle', 'full'] as const).map(async (part) => textAt(world, await answer<{ url: string }>(asked(world, challenge, part)))));
  const told = recomputeBoth({ name: 'result.json', bytes: Buffer.from(published!) }, { name: 'full.json', bytes: Buffer.from(full!) }, world.ports.sha256) as ToldOutcome[];
  expect(told.map(({ holds, steps }) => [holds, steps.filter(({ name }) => ['Assignment', 'Certificate', 'Seal'].includes(name)).map(({ state }) => state)])).toEqual([[true, []], [true, ['same', 'same', 'same']]]);
  const { bundle } = JSON.parse(full!) as FullFile;
  expect(bundle.inputs.candidates.map((own) => own.length).toSorted((a, b) => a - b), 'the pair that may not meet is missing, and nothing says why').toEqual([5, ...Array<number>(11).fill(6)]);
  const entries = (await world.ports.entries.ofChallenge(challenge.id, 'sent')).items.map(({ id }) => id);
  for (const hidden of [...judges, ...entries, 'panel1.example', 'sister', 'family', 'Team 3', 'Judge 1']) expect([hidden, full!.includes(hidden)]).toEqual([hidden, false]);
  world.clock.set('2027-02-12T22:01:00.000Z');
  expect(await answer(asked(world, challenge, 'full'), 404), 'not before the results are out').toMatchObject({ code: 'not-found' });
}), 60_000);

test('without the promise the full file is not there for the public, though the published one is', () => within(async (world) => {
  const challenge = await publishedResult(world);
  expect([await toldOf(world, challenge), (await asked(world, challenge, 'bundle')).status, (await asked(world, challenge, 'full')).status]).toEqual(['closed', 200, 404]);
}), 60_000);

test('nor where it was promised and fewer than five judges scored', () => within(async (world) => {
  const challenge = await publishedResult(world, { judges: 4, changes: promised });
  expect([await toldOf(world, challenge), (await asked(world, challenge, 'bundle')).status, (await asked(world, challenge, 'full')).status]).toEqual(['few', 200, 404]);
}), 60_000);

test('an open draw is promised or taken back with a notice, and never promised once a judge has said whom they cannot judge', () => within(async (world) => {
  world.clock.set('2027-01-05T15:00:00.000Z');
  const challenge = await openChallenge(world, (await openAgency(world)).id);
  const correct = (status?: number) => answer(world.as('mara').post(`/calls/${challenge.id}/correct`, { reason: 'So that everybody can check.' }), status);
  await saveSection(world, challenge.id, 'judging', { openDraw: true });
  await correct();
  const shown = await answer<{ rules: { version: number; sections: { judging: object } }; notices: { text: string }[] }>(world.as().get(`/challenges/${challenge.slug}`));
  expect(shown).toMatchObject({ rules: { version: 2, sections: { judging: { openDraw: true } } }, notices: [{ text: expect.stringContaining('So that everybody can check.') as string }] });
  await saveSection(world, challenge.id, 'judging', { openDraw: false });
  await correct();
  await crowdOf(world, challenge, 2, { sent: true });
  await panelIn(world, challenge, 1);
  await saveSection(world, challenge.id, 'judging', { openDraw: true });
  expect(await correct(409)).toMatchObject({ detail: 'Judges have said whom they cannot judge, and were told that the draw is not published. It can no longer be promised. Turn it off in Judging.' });
}), 60_000);
