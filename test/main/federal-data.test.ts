import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readHtml } from '../../functions/adapters/html/read-html.ts';
import { directoryRows } from '../../functions/domain/import/directory.ts';
import { Feed, type FeedRecord } from '../../functions/domain/import/feed-record.ts';
import { importAgencies } from '../../functions/use-cases/operator/import-agencies.ts';
import { importChallenges } from '../../functions/use-cases/operator/import-challenges.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

// The real feed and directory lie beside the project, not in it.
const shared = join(import.meta.dirname, '../../../shared/data');
const [feedFile, agencyFile] = [join(shared, 'challenge-gov-open.json'), join(shared, 'us-federal-agencies.csv')];
const there = existsSync(feedFile) && existsSync(agencyFile);
if (!there) console.warn(`\nSKIPPED: the tests on real federal data. ${feedFile} and ${agencyFile} are not both there.\n`);

describe.skipIf(!there)('the real federal feed and directory', () => {
  let world: World;
  const caller = () => ({ at: world.clock.now(), address: 'terminal' });
  const feed = () => Feed.parse(JSON.parse(readFileSync(feedFile, 'utf8')));
  const challenges = () => importChallenges({ ...world.ports, readHtml }, caller(), feed(), 'America/New_York');
  const agencies = () => importAgencies(world.ports, caller(), directoryRows(readFileSync(agencyFile, 'utf8')));
  beforeAll(async () => {
    world = await makeWorld();
  });
  afterAll(() => world?.stop());

  test('the directory becomes a tree of 134 agencies with their bureaus, and a second run changes nothing', async () => {
    const first = await agencies();
    expect(first).toMatchObject({ added: 1736, changed: 0, unchanged: 0 });
    expect(first.lacks.every((lack) => lack.endsWith(' already'))).toBe(true);
    expect(first.added + first.lacks.length).toBe(1833);
    expect(await agencies()).toMatchObject({ added: 0, changed: 0, unchanged: 1736 });
    const tree = await world.ports.agencies.directory();
    expect(tree.filter(({ parent }) => parent === undefined)).toHaveLength(134);
  });

  test('every one of the 29 calls is listed, with an amount and dates that agree with the record', async () => {
    const reports = await challenges();
    expect(reports.map(({ outcome }) => outcome)).toEqual(Array.from({ length: 29 }, () => 'added'));
    const cards = await world.ports.challenges.catalogue();
    const byId = new Map(cards.map((card) => [card.listing!.sourceId, card]));
    for (const record of feed()._challenge as FeedRecord[]) {
      const card = byId.get(record['challenge-id'])!;
      expect(card.prizeCents).toBe(Number(record['total-prize-offered-cash'].replace(/[$,]/g, '')) * 100);
      const [year, month, day] = record['submission-end'].split(/[/ ]/).map(Number) as [number, number, number];
      const closes = new Date(card.phases[0]!.closesAt).toLocaleDateString('en-CA', { timeZone: 'America/New_York' });
      expect(closes).toBe(`${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`);
    }
    expect((await challenges()).map(({ outcome }) => outcome)).toEqual(Array.from({ length: 29 }, () => 'unchanged'));
  });

  test('agencies are those of the directory where it has them', async () => {
    const names = new Map((await world.ports.challenges.catalogue()).map((card) => [card.listing!.sourceId, card.agencyName]));
    expect(['1088', '1206', '1222', '1236', '1255', '1278', '1284'].map((id) => names.get(id))).toEqual([
      'Environmental Protection Agency', 'National Institutes of Health', 'National Institute on Drug Abuse', 'National Aeronautics and Space Administration',
      'Bureau of the Census', 'Bureau of Reclamation', 'Department of Veterans Affairs',
    ]);
  });

  test('the calls read: all are in the public list, and no page holds markup, feed placeholders or an empty need', async () => {
    const pages = [1, 2].map((page) => answer<{ items: { slug: string; stage: string }[]; total: number }>(world.as().get(`/challenges?status=closed&sort=title&page=${page}`)));
    const lists = await Promise.all(pages);
    const slugs = lists.flatMap(({ items }) => items.map(({ slug }) => slug));
    expect([lists[0]!.total, new Set(slugs).size]).toEqual([29, 29]);
    for (const slug of slugs) {
      const { rules } = await answer<{ rules: { sections: { details: { need: string }; rules: { rules: string }; prizes: { note: string } } } }>(world.as().get(`/challenges/${slug}`));
      const { details, rules: { rules: text }, prizes } = rules.sections;
      expect(details.need.length).toBeGreaterThan(40);
      expect(`${details.need}${text}${prizes.note}`).not.toMatch(/<[a-z/!]|site\.baseurl|&nbsp;|javascript:/i);
    }
  });
});
