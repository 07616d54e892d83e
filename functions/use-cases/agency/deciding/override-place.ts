import { stands } from '../../../domain/entry/entry.ts';
import { recentlySignedIn, type Caller, type Person } from '../../../domain/caller.ts';
import type { Challenge } from '../../../domain/call/challenge.ts';
import { firstParting, placeAmong, rowsToLookUp, type Moving } from '../../../domain/judging/chair/chair-place.ts';
import { isStanding, mostMoved, mostMoves, moveOf, type Override } from '../../../domain/judging/chair/override.ts';
import { isWorking, type EntryResult } from '../../../domain/judging/result/result.ts';
import type { Round } from '../../../domain/judging/round/round.ts';
import { notFound, Refusal } from '../../../domain/refusal.ts';
import type { Ports } from '../../../ports/ports.ts';
import { onRecord, type Recorder } from '../../on-record.ts';
import { tell } from '../../tell.ts';
import { ownChallenge } from '../call/draft-of.ts';
import { closedRound, refuseApplying } from './closed-round.ts';
import { rowsAt } from './read-order.ts';

type Needed = Pick<Ports, 'agencies' | 'challenges' | 'entries' | 'rounds' | 'results' | 'overrides' | 'standings'> & Recorder;
type Which = { challengeId: string; entryId: string; reason: string; version: number };
type Places = { challenge: Challenge; person: Person; code: string; round: Round; run: string; /** How many entries have a place. */ scored: number; overrides: Override[]; stored: Override | undefined };

/** Between the results and the decisions, for whoever proved just now who they are. */
const openPlaces = async (ports: Needed, caller: Caller, { challengeId, entryId, version }: Which): Promise<Places> => {
  recentlySignedIn(caller);
  const { challenge, person } = await ownChallenge(ports, caller, challengeId, 'manager');
  const round = await closedRound(ports, caller, challenge);
  const entry = await ports.entries.find(entryId);
  if (!entry || entry.challengeId !== challenge.id || !stands(entry)) throw notFound('entry');
  if (round.decidedAt) throw new Refusal('conflict', 'The decisions were applied. Places stand as they are.');
  refuseApplying(round);
  const scoring = await ports.results.scoring(round.id);
  if (!scoring?.ready || isWorking(scoring)) throw new Refusal('conflict', 'The results are being worked out. Look again in a minute.');
  const [panel, overrides] = await Promise.all([ports.results.panel(round.id, scoring.ready), ports.overrides.ofRound(round.id)]);
  const stored = overrides.find((one) => one.entryId === entryId);
  if ((stored?.version ?? 0) !== version) throw new Refusal('stale', 'Somebody moved this entry since you opened it. Compare, then save again.', undefined, { version: stored?.version ?? 0 });
  return { challenge, person, code: entry.code, round, run: scoring.ready, scored: panel?.scored ?? 0, overrides, stored };
};

const named = (codes: string[]): string => new Intl.ListFormat('en-US').format(codes);
const mostNamed = 12;

/** A place is one entry's alone, and never stands between entries whose scores do not part them. */
const refusePlace = async (ports: Needed, { round, run, scored, overrides, stored }: Places, own: EntryResult, place: number): Promise<void> => {
  const standing = overrides.filter((one) => isStanding(one) && one.entryId !== own.entryId);
  if (place > scored) throw new Refusal('invalid', `Choose a place from 1 to ${scored}.`, 'place');
  const holder = standing.find((one) => one.place === place);
  if (holder) throw new Refusal('taken', `${named((await ports.entries.findMany([holder.entryId])).map(({ code }) => code))} was put in place ${place} already. Choose another place, or take that back first.`, 'place');
  const others = standing.map((one): Moving => ({ entryId: one.entryId, place: one.place, tie: one.computed.place }));
  const wanted: Moving = { entryId: own.entryId, place, tie: own.place };
  const rows = await rowsAt(ports, round.id, run, rowsToLookUp(wanted, others, scored));
  if (placeAmong(wanted, others, rows) === place && !(stored && isStanding(stored))) throw new Refusal('invalid', `It stands in place ${place} already. Choose another place.`, 'place');
  const split = firstParting([...others, wanted], scored, rows);
  if (split) {
    const [code] = (await ports.entries.findMany([split.entryId])).map((entry) => entry.code);
    const tied = named([...split.tied.slice(0, mostNamed), ...(split.more || split.tied.length > mostNamed ? ['others'] : [])]);
    throw new Refusal('invalid', `In this order ${code} would stand between ${tied}, whose scores are equal. Choose a place before or after them, or give one of them a place first.`, 'place');
  }
  if (others.length >= mostMoved) throw new Refusal('limit', `At most ${mostMoved} entries can stand elsewhere than their scores say.`);
  if (stored && stored.earlier.length >= mostMoves) throw new Refusal('limit', `This entry was moved ${mostMoves} times. Decide it where it stands.`);
};

/** The chair puts an entry in another place than its scores do. What was computed is kept beside it, and nothing of it changes. */
export const overridePlace = async (ports: Needed, caller: Caller, wanted: Which & { place: number }): Promise<Override> => {
  const places = await openPlaces(ports, caller, wanted);
  const { challenge, person, code, round, run, stored } = places;
  const [own] = await ports.results.some(round.id, run, [wanted.entryId]);
  if (!own) throw new Refusal('conflict', 'Nobody scored this entry, so it has no place to be moved from.');
  await refusePlace(ports, places, own, wanted.place);
  const { place, shared, score, interval } = own;
  const override: Override = {
    roundId: round.id, challengeId: challenge.id, entryId: wanted.entryId, run, computed: { place, shared, score, interval }, place: wanted.place, reason: wanted.reason, by: person.id, at: caller.at,
    earlier: stored ? [...stored.earlier, moveOf(stored)] : [], version: wanted.version + 1,
  };
  const refs = { round: round.id, entry: wanted.entryId, computed: place, place: wanted.place };
  await ports.overrides.save(override, { ...round, version: round.version + 1 }, onRecord(ports, tell(ports, caller, 'score.overridden', { about: challenge.id, refs, answer: override }), { override, code }));
  return override;
};

/** The entry stands where its scores put it again; that it was moved, and both reasons, stay on record. */
export const takeBackOverride = async (ports: Needed, caller: Caller, wanted: Which): Promise<Override> => {
  const { challenge, person, code, round, stored } = await openPlaces(ports, caller, wanted);
  if (!stored || !isStanding(stored)) throw new Refusal('conflict', 'The chair did not move this entry. There is nothing to take back.');
  const override: Override = { ...stored, takenBack: { by: person.id, at: caller.at, reason: wanted.reason }, version: stored.version + 1 };
  const refs = { round: round.id, entry: stored.entryId, computed: stored.computed.place };
  await ports.overrides.save(override, { ...round, version: round.version + 1 }, onRecord(ports, tell(ports, caller, 'score.override-taken-back', { about: challenge.id, refs, answer: override }), { override, code }));
  return override;
};
