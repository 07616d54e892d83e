import type { Caller } from '../../../domain/caller.ts';
import type { Challenge } from '../../../domain/call/challenge.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Ports } from '../../../ports/ports.ts';
import { allGoingOn, decidedStage } from '../../going-on.ts';
import { ownChallenge } from '../call/draft-of.ts';
import { inviteParticipants } from './invite-participants.ts';

type Reading = Pick<Ports, 'agencies' | 'challenges' | 'rounds' | 'teams' | 'entries'>;
type Row = { entryId: string; code: string; title: string; teamName: string; outcome: string; /** People in the team. */ members: number; /** Its team began the entry of this stage. */ begun: boolean };
type Read = { /** The stage before; nothing of a challenge that follows none. */ before?: Pick<Challenge, 'id' | 'slug' | 'title'>; /** Its results are out and stand. */ decided: boolean; items: Row[] };

/** Which entries of the stage before go on into this one, by title: the agency reads whom it invites. */
export const readGoingOn = async (ports: Reading, caller: Caller, challengeId: string): Promise<Read> => {
  const { challenge } = await ownChallenge(ports, caller, challengeId, 'manager');
  const before = challenge.follows ? await ports.challenges.find(challenge.follows) : undefined;
  if (!before) return { decided: false, items: [] };
  const [decided, decisions] = await Promise.all([decidedStage(ports, challenge, caller.at), allGoingOn(ports, challenge, caller.at)]);
  const [teams, entries] = await Promise.all([ports.teams.findMany(decisions.map(({ teamId }) => teamId)), ports.entries.findMany(decisions.map(({ entryId }) => entryId))]);
  const items = decisions
    .map(({ entryId, code, title, teamName, outcome, teamId }) => ({
      entryId, code, title, teamName, outcome, members: teams.find(({ id }) => id === teamId)?.memberCount ?? 0, begun: entries.find(({ id }) => id === entryId)?.continuedAs !== undefined,
    }))
    .toSorted((a, b) => a.title.localeCompare(b.title));
  return { before, decided: decided !== undefined, items };
};

type Inviting = Reading & Parameters<typeof inviteParticipants>[0];

/** Everybody in the teams that go on gets a letter with a link, up to 40 at a time; whoever holds one is not written to again. */
export const inviteGoingOn = async (ports: Inviting, caller: Caller, challengeId: string): ReturnType<typeof inviteParticipants> => {
  const { challenge } = await ownChallenge(ports, caller, challengeId, 'manager');
  if (!challenge.follows) throw new Refusal('conflict', 'This challenge follows no other, so nobody goes on into it.');
  if (!(await decidedStage(ports, challenge, caller.at))) throw new Refusal('conflict', 'Who goes on is known when the results of the stage before are out.');
  const decisions = await allGoingOn(ports, challenge, caller.at);
  if (decisions.length === 0) throw new Refusal('conflict', 'No entry of the stage before goes on into this one.');
  const members = await Promise.all([...new Set(decisions.map(({ teamId }) => teamId))].map((id) => ports.teams.members(id)));
  return inviteParticipants(ports, caller, { challengeId, emails: members.flat().map(({ email }) => email) });
};
