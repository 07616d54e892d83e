import { recentlySignedIn, type Caller } from '../../../domain/caller.ts';
import type { Challenge } from '../../../domain/call/challenge.ts';
import { stands, asSent } from '../../../domain/entry/entry.ts';
import { placeWords } from '../../../domain/judging/decision/prizes.ts';
import type { Decision } from '../../../domain/judging/decision/decision.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Scope } from '../../../domain/voice/gallery-scopes.ts';
import { closedWhy, isShown, refuseClosed, type Gallery, type Showing, type ShownEntry } from '../../../domain/voice/gallery.ts';
import type { Ports } from '../../../ports/ports.ts';
import { standingOf, type Standings } from '../../gallery-standing.ts';
import { ownChallenge } from '../call/draft-of.ts';
import { tell } from '../../tell.ts';

type Rows = Pick<Ports, 'rounds' | 'entries' | 'challenges' | 'galleries'>;
type Needs = Standings & Rows & Pick<Ports, 'agencies' | 'chance'>;

const sideBySide = 20;

/** The list line of each entry, as it was decided and as it was sent; of one that was withdrawn, none. */
export const rowsOf = async (ports: Rows, challenge: Challenge, decisions: Decision[], at: string): Promise<ShownEntry[]> => {
  const [entries, rules] = await Promise.all([ports.entries.findMany(decisions.map(({ entryId }) => entryId)), ports.challenges.rules(challenge.id, challenge.rulesVersion)]);
  const sent = new Map(entries.filter((entry) => stands(entry)).map((entry) => [entry.id, asSent(entry)]));
  const tiers = new Map(rules?.sections.prizes.tiers.map((tier) => [tier.id, tier]));
  return decisions.flatMap(({ entryId, teamId, code, title, teamName, outcome, prizeId, place }) => {
    const entry = sent.get(entryId);
    const tier = outcome === 'winner' ? tiers.get(prizeId) : undefined;
    return entry ? [{ challengeId: challenge.id, entryId, teamId, code, title, teamName, area: entry.area, outcome, prize: tier ? placeWords(tier, place) : '', shownAt: at }] : [];
  });
};

type Wanted = { row: ShownEntry; said: Showing | undefined };
const wantedRows = async (ports: Rows, challenge: Challenge, scope: Scope, at: string): Promise<Wanted[]> => {
  const [selected, showings] = await Promise.all([ports.rounds.selected(challenge.id), ports.galleries.showings(challenge.id)]);
  const said = new Map(showings.map((one) => [one.entryId, one]));
  const chosen = new Set(selected.map(({ entryId }) => entryId));
  const asked = showings.filter(({ entryId, shown }) => shown && !chosen.has(entryId)).map(({ entryId }) => entryId);
  const others = scope === 'all' && asked.length > 0 ? await ports.rounds.someDecisions(challenge.id, asked) : [];
  const shown = [...selected, ...others].filter(({ outcome, entryId }) => isShown(outcome, scope, said.get(entryId)));
  return (await rowsOf(ports, challenge, shown, at)).map((row) => ({ row, said: said.get(row.entryId) }));
};

type Turned = { gallery?: Gallery | undefined; version: number };
const atVersionOf = (challenge: Challenge, version: number): void => {
  if (challenge.version !== version) throw new Refusal('stale', 'Somebody changed this challenge since you opened the page. Look again, then press once more.');
};

/** Everybody may read the entries from now on. The rows are written first, and seen only by the head that comes last. */
export const publishGallery = async (ports: Needs, caller: Caller, challengeId: string, { scope, version }: { scope: Scope; version: number }): Promise<Turned> => {
  recentlySignedIn(caller);
  const { challenge } = await ownChallenge(ports, caller, challengeId, 'manager');
  atVersionOf(challenge, version);
  if (challenge.gallery) throw new Refusal('conflict', 'The gallery is open already. Take it back first to choose other entries.');
  refuseClosed(await standingOf(ports, challenge, caller.at), caller.at);
  const [wanted, there] = await Promise.all([wantedRows(ports, challenge, scope, caller.at), ports.galleries.all(challenge.id)]);
  if (wanted.length === 0) throw new Refusal('conflict', 'No entry can be shown: none was selected, or every team keeps its entry to itself.');
  const stay = new Set(wanted.map(({ row }) => row.code));
  const steps = [...there.filter(({ code }) => !stay.has(code)).map((row) => () => ports.galleries.drop(row)), ...wanted.map(({ row, said }) => () => ports.galleries.keep(row, said))];
  for (let start = 0; start < steps.length; start += sideBySide) await Promise.all(steps.slice(start, start + sideBySide).map((step) => step()));
  const gallery: Gallery = { at: caller.at, scope };
  const answer = { gallery, version: challenge.version + 1 };
  await ports.galleries.turn({ ...challenge, ...answer }, tell(ports, caller, 'gallery.published', { about: challenge.id, refs: { scope, entries: wanted.length }, answer }));
  return answer;
};

/** Nobody outside reads the entries any more; results stay as they are. */
export const takeBackGallery = async (ports: Needs, caller: Caller, challengeId: string, version: number): Promise<Turned> => {
  recentlySignedIn(caller);
  const { challenge: { gallery, ...challenge } } = await ownChallenge(ports, caller, challengeId, 'manager');
  atVersionOf(challenge, version);
  if (!gallery) throw new Refusal('conflict', 'The gallery is not open.');
  const answer = { version: challenge.version + 1 };
  await ports.galleries.turn({ ...challenge, ...answer }, tell(ports, caller, 'gallery.taken-back', { about: challenge.id, answer }));
  return answer;
};

export type GalleryDesk = Turned & { why?: string | undefined; winners: number; finalists: number; withheld: number; asked: number };

/** What the organizer chooses from. */
export const readGalleryDesk = async (ports: Needs, caller: Caller, challengeId: string): Promise<GalleryDesk> => {
  const { challenge } = await ownChallenge(ports, caller, challengeId, 'manager');
  const out = challenge.resultsAt !== undefined && challenge.resultsAt <= caller.at;
  const [standing, selected, showings] = await Promise.all([standingOf(ports, challenge, caller.at), out ? ports.rounds.selected(challenge.id) : [], ports.galleries.showings(challenge.id)]);
  const chosen = new Set(selected.map(({ entryId }) => entryId));
  const count = (outcome: Decision['outcome']) => selected.filter((one) => one.outcome === outcome).length;
  return {
    gallery: challenge.gallery, version: challenge.version, why: closedWhy(standing, caller.at), winners: count('winner'), finalists: count('finalist'),
    withheld: showings.filter(({ entryId, shown }) => !shown && chosen.has(entryId)).length, asked: showings.filter(({ entryId, shown }) => shown && !chosen.has(entryId)).length,
  };
};
