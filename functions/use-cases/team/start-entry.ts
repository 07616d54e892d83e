import type { Caller } from '../../domain/caller.ts';
import type { Challenge } from '../../domain/call/challenge.ts';
import { carriedDrafts } from '../../domain/entry/carried.ts';
import type { DraftSection, Entry } from '../../domain/entry/entry.ts';
import { notFound, Refusal } from '../../domain/refusal.ts';
import type { Ports } from '../../ports/ports.ts';
import { ownGoingOn } from '../going-on.ts';
import { tell } from '../tell.ts';
import { openFor, ownTeam } from './membership.ts';

type Needed = Pick<Ports, 'challenges' | 'grants' | 'teams' | 'entries' | 'rounds' | 'chance'>;
type Wanted = { teamId: string; title: string; area: string; /** The selected entry of the stage before that it goes on from. */ continues?: string | undefined };

/** The entry that goes on, told so, and what the new one begins with: its answers to the questions that both stages ask. */
const goingOn = async (ports: Needed, challenge: Challenge, caller: Caller, { continues }: Wanted, by: { id: string; entryId: string }): Promise<{ before: Entry; drafts: DraftSection[] } | undefined> => {
  if (!continues) return undefined;
  const own = (await ownGoingOn(ports, challenge, by.id, caller.at)).some(({ entry }) => entry.id === continues);
  const before = own ? await ports.entries.find(continues, { strong: true }) : undefined;
  if (!before) throw notFound('entry');
  if (before.continuedAs) throw new Refusal('conflict', 'Your team went on with this entry already. Ask whoever did to invite you.', 'continues');
  const [sent, rules] = await Promise.all([ports.entries.sent(before.id, before.sentVersion), ports.challenges.rules(challenge.id, challenge.rulesVersion)]);
  const earlier = sent && (await ports.challenges.rules(before.challengeId, sent.manifest.rulesVersion));
  const drafts = sent && rules && earlier ? carriedDrafts(earlier.sections.form.sections, sent.sections, rules.sections.form.sections) : [];
  return {
    before: { ...before, continuedAs: by.entryId, version: before.version + 1 },
    drafts: drafts.map((draft) => ({ ...draft, entryId: by.entryId, editedBy: by.id, editedAt: caller.at, version: 1 })),
  };
};

/** A member starts an entry in one challenge area, using one of their own entry slots. */
export const startEntry = async (ports: Needed, caller: Caller, wanted: Wanted): Promise<Entry> => {
  const { team, person } = await ownTeam(ports, caller, wanted.teamId);
  const challenge = await openFor(ports, caller, team.challengeId, { teamId: team.id });
  if (challenge.areas.length > 0 && !challenge.areas.some((area) => area.id === wanted.area)) throw new Refusal('invalid', 'Choose a challenge area.', 'area');
  const id = ports.chance.id('entry');
  const from = await goingOn(ports, challenge, caller, wanted, { id: person.id, entryId: id });
  const entry: Entry = {
    id, challengeId: challenge.id, teamId: team.id, code: ports.chance.code(6).toUpperCase(), title: wanted.title, area: wanted.area,
    startedBy: person.id, startedAt: caller.at, slot: 1, sentVersion: 0, version: 1,
    ...(from ? { continues: from.before.id } : {}),
  };
  return ports.entries.start(entry, challenge.entriesPerPerson, tell(ports, caller, 'entry.started', { about: challenge.id, refs: { entry: id, team: team.id } }), from);
};

/** Title and area, until the deadline. */
export const renameEntry = async (ports: Needed, entry: Entry, caller: Caller, wanted: { title: string; area: string; version: number }): Promise<Entry> => {
  const challenge = await openFor(ports, caller, entry.challengeId, { teamId: entry.teamId });
  if (challenge.areas.length > 0 && !challenge.areas.some((area) => area.id === wanted.area)) throw new Refusal('invalid', 'Choose a challenge area.', 'area');
  if (entry.title === wanted.title && entry.area === wanted.area) return entry;
  if (entry.version !== wanted.version) throw new Refusal('stale', 'Somebody in your team changed this entry. Look again, then save.', undefined, { current: entry });
  const next: Entry = { ...entry, title: wanted.title, area: wanted.area, version: entry.version + 1 };
  await ports.entries.change(next);
  return next;
};
