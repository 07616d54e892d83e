import type { Act, Deed } from '../../../domain/act.ts';
import type { Challenge } from '../../../domain/call/challenge.ts';
import { publicDecisions } from '../../../domain/judging/decision/prizes.ts';
import { shownFollowUps } from '../../../domain/award/follow-up.ts';
import { derivedId } from '../../../domain/letters/letter.ts';
import { changedFacts } from '../../../domain/listing/fact-changes.ts';
import { entryOf } from '../../../domain/listing/history.ts';
import { publicRecord } from '../../../domain/listing/fact-names.ts';
import type { Facts, Listing } from '../../../domain/listing/listing.ts';
import { factsOfChallenge, takeOver, type Won } from '../../../domain/listing/own/challenge-facts.ts';
import type { Ports } from '../../../ports/ports.ts';
import { agencyFact } from '../../moderator/find-agency.ts';
import { about } from '../letters/told-about.ts';

type Needs = Pick<Ports, 'agencies' | 'challenges' | 'followUps' | 'listings' | 'rounds' | 'chance' | 'clock' | 'sha256' | 'site'>;

const winnersOf = async (ports: Needs, { id, resultsAt }: Challenge, tiers: Parameters<typeof publicDecisions>[1]): Promise<Won[]> => (resultsAt ? publicDecisions(await ports.rounds.selected(id), tiers) : []);

/** What everybody may read of it now; nothing before it is public. */
const saidBy = async (ports: Needs, challenge: Challenge, now: string): Promise<Partial<Facts> | undefined> => {
  const rules = await ports.challenges.rules(challenge.id, challenge.rulesVersion);
  if (!rules) return undefined;
  const [winners, agency] = [await winnersOf(ports, challenge, rules.sections.prizes.tiers), await agencyFact(ports, { id: challenge.agencyId, name: challenge.agencyName })];
  return factsOfChallenge({ challenge, winners, followed: challenge.resultsAt ? shownFollowUps(await ports.followUps.ofChallenge(challenge.id)) : [], agency, rulesAt: rules.publishedAt, origin: ports.site.origin }, now);
};

/** Its listing, or one that somebody brought in with its web address. */
const listingOf = async (ports: Needs, { id }: Challenge, facts: Partial<Facts>): Promise<Listing | undefined> => {
  const known = await ports.listings.ofChallenge(id, { strong: true });
  if (known) return known;
  const there = await ports.listings.atAddress(facts.url!.value);
  return there === undefined ? undefined : ports.listings.find(there, { strong: true });
};

/**
 * A call stands in the atlas from the moment it is public, and what becomes of it stands there too. Whatever the call itself decides follows it; the other words
 * of people stay. Safe to repeat: what says the same already is left alone.
 */
export const keepChallengeListing = async (ports: Needs, act: Pick<Act, 'id' | 'about'>): Promise<void> => {
  const [challenge, now] = [await about(ports, act), ports.clock.now()];
  const said = await saidBy(ports, challenge, now);
  if (!said) return;
  const before = await listingOf(ports, challenge, said);
  // it was merged into the listing of another call
  if (before?.challenge && before.challenge.id !== challenge.id) return;
  const facts = before ? takeOver(before.facts, said) : (said as Facts);
  const own = { id: challenge.id, slug: challenge.slug, title: challenge.title };
  if (before?.challenge?.title === own.title && changedFacts(before.facts, facts).length === 0) return;
  const listing: Listing = { ...(before ?? { id: ports.chance.id('listing'), createdAt: now }), facts, challenge: own, changedAt: now, version: (before?.version ?? 0) + 1 };
  const version = { listing, entry: entryOf(before, listing, { what: before ? 'changed' : 'added', by: publicRecord, note: 'As the challenge’s own pages say.' }) };
  const deed: Deed = { id: derivedId('act', ports.sha256, 'listing of challenge', act.id), kind: before ? 'listing.changed' : 'listing.added', about: listing.id, by: 'system', at: now, refs: { challenge: challenge.id, version: listing.version } };
  await (before ? ports.listings.change(before, version, deed) : ports.listings.add(version, deed));
};
