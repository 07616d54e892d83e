import { stands } from '../../domain/entry/entry.ts';
import type { Caller } from '../../domain/caller.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Scope } from '../../domain/voice/gallery-scopes.ts';
import { isShown, type Showing } from '../../domain/voice/gallery.ts';
import type { Ports } from '../../ports/ports.ts';
import { rowsOf } from '../agency/voice/publish-gallery.ts';
import { tell } from '../tell.ts';
import { leadOf, ownEntry } from './membership.ts';

type Needs = Pick<Ports, 'challenges' | 'entries' | 'teams' | 'rounds' | 'galleries' | 'chance'>;
export type OwnShowing = { shown: boolean; /** Whether anybody can read it now. */ open: boolean; /** Which entries the open gallery shows. */ scope?: Scope | undefined; selected: boolean; version: number };

const decided = async (ports: Needs, caller: Caller, entryId: string) => {
  const own = await ownEntry(ports, caller, entryId);
  const { entry } = own;
  const [challenge, decision, said] = await Promise.all([ports.challenges.find(entry.challengeId), ports.rounds.decision(entry.challengeId, entry.id), ports.galleries.showing(entry.challengeId, entry.id)]);
  const out = challenge?.resultsAt !== undefined && challenge.resultsAt <= caller.at && stands(entry);
  return { ...own, said, reveal: out && decision ? { challenge, decision } : undefined };
};

/** Whether the team's entry stands in the gallery, or would. */
export const readOwnShowing = async (ports: Needs, caller: Caller, entryId: string): Promise<{ showing?: OwnShowing | undefined }> => {
  const { reveal, said } = await decided(ports, caller, entryId);
  if (!reveal) return {};
  const { challenge: { gallery }, decision: { outcome } } = reveal;
  const selected = outcome !== 'not-selected';
  return { showing: { shown: said?.shown ?? selected, open: gallery !== undefined && isShown(outcome, gallery.scope, said), scope: gallery?.scope, selected, version: said?.version ?? 0 } };
};

/** The lead asks for the entry to be shown, or takes it out, whenever they like. */
export const showEntry = async (ports: Needs, caller: Caller, entryId: string, shown: boolean, version: number): Promise<Showing> => {
  const { reveal, entry, ...own } = await decided(ports, caller, entryId);
  leadOf(own);
  if (!reveal) throw new Refusal('conflict', 'The results are not public yet. Choose once they are.');
  const { challenge, decision } = reveal;
  const showing: Showing = { challengeId: challenge.id, entryId, shown, by: own.person.id, at: caller.at, version: version + 1 };
  // while the gallery is closed its scope is open: a row more is seen by nobody, and goes when it opens
  const [row] = isShown(decision.outcome, challenge.gallery?.scope ?? 'all', showing) ? await rowsOf(ports, challenge, [decision], caller.at) : [];
  const deed = tell(ports, caller, shown ? 'gallery.shown' : 'gallery.withheld', { about: challenge.id, refs: { entry: entryId, team: entry.teamId }, answer: showing });
  await ports.galleries.say(showing, row ? { put: row } : { drop: entry.code }, deed);
  return showing;
};
