import type { Caller } from '../../domain/caller.ts';
import { changedFacts } from '../../domain/listing/fact-changes.ts';
import { entryOf } from '../../domain/listing/history.ts';
import { factNames } from '../../domain/listing/fact-names.ts';
import { importer, type Fact, type Facts, type Listing, type Origin } from '../../domain/listing/listing.ts';
import { canonical } from '../../domain/words/canonical.ts';
import type { Ports } from '../../ports/ports.ts';
import { tell } from '../tell.ts';

type Needs = Pick<Ports, 'listings' | 'chance'>;
export type Taken = { facts: Facts; lacks: string[] };
export type Outcome = 'added' | 'changed' | 'unchanged' | 'left out';

const mostLinks = 20;
const isImported = (facts: Facts, name: keyof Facts) => facts[name]?.by === importer && (facts[name]?.checked?.by ?? importer) === importer;
const sameWord = (a: Fact | undefined, b: Fact | undefined) => canonical([{ ...a, at: '' }]) === canonical([{ ...b, at: '' }]);

/** What the file says now, over what it said before; what somebody here wrote or checked since stays. A fact that is gone from the file goes only where the entry came from it. */
const takeOver = (before: Facts, read: Facts, what: string, owns: boolean): Taken => {
  const facts: Record<string, unknown> = { ...before };
  const lacks: string[] = [];
  for (const name of factNames) {
    const [was, is] = [before[name], read[name]];
    if (was && !isImported(before, name)) {
      if (is && canonical([was.value]) !== canonical([is.value])) lacks.push(`${name}: kept as it was written here; the ${what} says otherwise`);
    } else if (is) facts[name] = sameWord(was, is) ? was : is;
    else if (owns) delete facts[name];
  }
  return { facts: facts as Facts, lacks };
};

/** A web address that another entry has becomes a further link of this one. */
const freeAddress = async (ports: Needs, facts: Facts, own: string | undefined): Promise<Taken> => {
  const holder = facts.url && (await ports.listings.atAddress(facts.url.value));
  if (!facts.url || !holder || holder === own) return { facts, lacks: [] };
  const { url, ...rest } = facts;
  const link = { title: facts.title.value, url: url.value };
  const links = { ...url, value: [...(facts.links?.value ?? []).filter((one) => one.url !== link.url), link].slice(0, mostLinks) };
  return { facts: { ...rest, links }, lacks: [`its web address is that of another entry (${holder}), and stands under its links`] };
};

type FromFile = { before: Listing | undefined; read: Facts; origin: Origin; note: string; /** As the report calls it: a page, a file. */ what: string };
/** An entry of a file becomes one here, or changes the one that it was. The same twice changes nothing. */
export const takeFacts = async (ports: Needs, caller: Caller, { before, read, origin, note, what }: FromFile): Promise<{ outcome: Outcome; id: string; lacks: string[] }> => {
  const free = await freeAddress(ports, read, before?.id);
  const owns = before?.origin?.key === origin.key;
  const taken = before ? takeOver(before.facts, free.facts, what, owns) : { facts: free.facts, lacks: [] };
  const lacks = [...free.lacks, ...taken.lacks];
  if (before && changedFacts(before.facts, taken.facts).length === 0) return { outcome: 'unchanged', id: before.id, lacks };
  const listing: Listing = { ...(before ?? { id: ports.chance.id('listing'), createdAt: caller.at }), facts: taken.facts, ...(before && !owns ? {} : { origin }), changedAt: caller.at, version: (before?.version ?? 0) + 1 };
  const version = { listing, entry: entryOf(before, listing, { what: 'imported', by: importer, note }) };
  const deed = tell(ports, caller, 'listing.imported', { about: listing.id, refs: { version: listing.version } });
  await (before ? ports.listings.change(before, version, deed) : ports.listings.add(version, deed));
  return { outcome: before ? 'changed' : 'added', id: listing.id, lacks };
};
