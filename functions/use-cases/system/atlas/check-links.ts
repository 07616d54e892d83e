import { citedBy } from '../../../domain/listing/links/cited.ts';
import { afterLook, type Look } from '../../../domain/listing/links/look.ts';
import { isShown, type Listing } from '../../../domain/listing/listing.ts';
import type { Source } from '../../../domain/listing/links/source.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Pace } from '../../../ports/pace.ts';
import type { Ports } from '../../../ports/ports.ts';
import { lookAt, readRobots } from './look-at.ts';
import { proposeArchive, proposeChange, type ToPropose } from './propose.ts';

export type ToCheckLinks = ToPropose & Pick<Ports, 'fetcher'>;
/** In one look of a minute: of so many hosts, so many addresses each. */
const most = { read: 100, hosts: 10, ofHost: 2, atOnce: 5 };

const originOf = (address: string): string => new URL(address).origin;

/** The longest due of each host first. */
const chosenOf = (due: Source[]): [string, Source[]][] => {
  const origins = [...new Set(due.map(({ address }) => originOf(address)))].slice(0, most.hosts);
  return origins.map((origin) => [origin, due.filter(({ address }) => originOf(address) === origin).slice(0, most.ofHost)]);
};

const namedBy = async (ports: ToCheckLinks, { address }: Source): Promise<{ ids: string[]; listings: Listing[] }> => {
  const ids = await ports.sources.citing(address);
  const found = await Promise.all(ids.map((id) => ports.listings.find(id)));
  return { ids, listings: found.flatMap((listing) => (listing && isShown(listing) && citedBy(listing.facts).includes(address) ? [listing] : [])) };
};

/** The news first, then what is known: whoever is cut off between the two tells it again, and it is there already. */
const conclude = async (ports: ToCheckLinks, before: Source, listings: Listing[], look: Look): Promise<void> => {
  const after = afterLook(before, look, ports.clock.now());
  for (const listing of listings) {
    if (after.state !== before.state) await proposeChange(ports, listing, after);
    if (after.state === 'gone') await proposeArchive(ports, listing, after);
  }
  await ports.sources.change(after);
};

const unlessMoved = (error: unknown) => {
  if (!(error instanceof Refusal && error.code === 'stale')) throw error;
};

const visit = async (ports: ToCheckLinks, { hasTime, pause }: Pace, origin: string, sources: Source[]): Promise<void> => {
  const visitor = { fetcher: ports.fetcher, pause };
  const robots = await readRobots(visitor, origin);
  for (const source of sources) {
    if (!hasTime()) return;
    const { ids, listings } = await namedBy(ports, source);
    await (listings.length === 0 ? ports.sources.drop(source, ids) : conclude(ports, source, listings, await lookAt(visitor, robots, source.address))).catch(unlessMoved);
  }
};

/** Looks at what is due, in small numbers and slowly. Answers how many hosts could not be done; they stay due. */
export const checkLinks = async (ports: ToCheckLinks, pace: Pace, log: (line: Record<string, unknown>) => void): Promise<number> => {
  const hosts = chosenOf(await ports.sources.due(ports.clock.now(), most.read));
  let failed = 0;
  for (let start = 0; start < hosts.length && pace.hasTime(); start += most.atOnce) {
    await Promise.all(hosts.slice(start, start + most.atOnce).map(([origin, sources]) => visit(ports, pace, origin, sources).catch((error: unknown) => {
      failed += 1;
      log({ level: 'error', message: 'links were not checked', origin, error: String(error) });
    })));
  }
  return failed;
};
