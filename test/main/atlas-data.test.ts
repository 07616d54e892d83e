import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readAtlasPage } from '../../functions/domain/import/atlas/atlas-page.ts';
import { directoryRows } from '../../functions/domain/import/directory.ts';
import { importAgencies } from '../../functions/use-cases/operator/import-agencies.ts';
import { importAtlas, type PageReport } from '../../functions/use-cases/operator/import-atlas.ts';
import { makeWorld, type World } from '../support/world.ts';

// The pages of the 2018 atlas lie beside the project, not in it.
const shared = join(import.meta.dirname, '../../../shared/data');
const [folder, agencyFile] = [join(shared, 'atlas'), join(shared, 'us-federal-agencies.csv')];
const there = existsSync(folder) && existsSync(agencyFile);
if (!there) console.warn(`\nSKIPPED: the tests on the pages of the 2018 atlas. ${folder} is not there.\n`);
const files = there ? readdirSync(folder).filter((name) => name.endsWith('.md')) : [];
const textOf = (file: string) => readFileSync(join(folder, file), 'utf8');
const pageOf = (file: string) => readAtlasPage(textOf(file), { file, site: 'https://emerging.digital.gov' });

/** Counted without the parser: what anybody sees on the page. */
const bodyOf = (file: string) => textOf(file).replace(/^---\n[\s\S]*?\n---\n/, '');
const seenText = (file: string) => bodyOf(file).replace(/<[^>]*>/g, ' ').replace(/\]\([^)]*\)/g, '] ');
const month = '(?:January|February|March|April|May|June|July|August|September|October|November|December)';
const counts = (file: string) => ({
  headings: [...bodyOf(file).matchAll(/^#+ /gm)].length,
  links: [...bodyOf(file).matchAll(/\]\(|<a\s|<iframe\s/g)].length,
  dates: [...seenText(file).matchAll(new RegExp(`${month} \\d{1,2}, \\d{4}|${month} \\d{1,4}|\\b(?:19|20)\\d\\d\\b`, 'g'))].length,
});

describe.skipIf(!there)('the pages of the 2018 atlas', () => {
  let world: World;
  beforeAll(async () => {
    world = await makeWorld();
    await importAgencies(world.ports, caller(), directoryRows(readFileSync(agencyFile, 'utf8')));
  });
  afterAll(() => world?.stop());
  const caller = () => ({ at: world.clock.now(), address: 'terminal' });
  const run = async (): Promise<PageReport[]> => {
    const reports: PageReport[] = [];
    for (const file of files) reports.push(await importAtlas(world.ports, caller(), pageOf(file)));
    return reports;
  };
  let first: PageReport[];

  test.each(files)('%s: every heading, link and date is accounted for', (file) => {
    const { headings, links, dates, entries } = pageOf(file);
    expect({ headings: headings.length, links: links.length, dates: dates.length }).toEqual(counts(file));
    expect([...headings, ...links, ...dates].filter(({ became }) => became === '')).toEqual([]);
    const keys = entries.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    expect([...links, ...dates].filter(({ entry }) => entry !== undefined && !keys.includes(entry))).toEqual([]);
  });

  test('all five pages become 27 entries of 15 agencies, typed', async () => {
    first = await run();
    expect(first.flatMap(({ entries }) => entries.map(({ outcome }) => outcome))).toEqual(Array(27).fill('added'));
    expect(first.flatMap(({ headings }) => headings).filter(({ became }) => became.startsWith('an agency with'))).toHaveLength(15);
    const programs = first.find(({ permalink }) => permalink === '/blockchain-programs/')!;
    expect(programs.entries.map(({ type, title }) => `${type}: ${title}`)).toEqual([
      'report: USAID Primer on Blockchain', 'proof-of-concept: Blockchain proof of concept, Centers for Disease Control', 'program: Blockchain program, Department of Defense',
      'initiative: Information Exchange and Data Transformation (INFORMED)', 'proof-of-concept: Schedule 70', 'event: Office of Information Technology Category', 'initiative: Emerging Citizen Technology',
      'competition: Use of Blockchain in Health IT and Health-Related Research', 'event: Use of Blockchain in Healthcare', 'program: Blockchain program, Department of Homeland Security',
      'report: Blockchain reports, National Institute of Standards and Technology', 'proof-of-concept: Blockchain proof of concept, U.S. Navy', 'rfi: Federal Employee Digital Record', 'report: Blockchain report, U.S. Postal Service',
      'event: Blockchain@State forum', 'initiative: Delaware Blockchain Initiative', 'initiative: Illinois Blockchain Initiative', 'pilot: Blockchain pilot, U.S. Department of Treasury',
    ]);
  });

  test('agencies are those of the directory where it has them', () => {
    const joined = first.flatMap(({ entries }) => entries.flatMap(({ inferred }) => inferred.filter((one) => one.endsWith('joined it'))));
    expect(joined).toEqual(['agency United States Agency for International Development, which was not in the directory and joined it']);
  });

  test('a second run changes nothing', async () => {
    expect((await run()).flatMap(({ entries }) => entries.map(({ outcome }) => outcome))).toEqual(Array(27).fill('unchanged'));
  });
});
