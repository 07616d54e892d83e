import type { Audience } from '../../../domain/desk/announcement-words.ts';
import type { EntryState } from '../../../domain/entry/entry.ts';
import type { Ports } from '../../../ports/ports.ts';

export type AudienceNeeds = Pick<Ports, 'follows' | 'registrations' | 'entries' | 'teams' | 'judges' | 'rounds'>;
/** One page of people, and where the next begins. */
export type AudiencePart = (after: string | undefined) => Promise<{ people: string[]; next?: string | undefined }>;

const membersOf = async ({ teams }: AudienceNeeds, teamIds: string[]): Promise<string[]> =>
  (await Promise.all([...new Set(teamIds)].map((id) => teams.members(id)))).flat().map(({ personId }) => personId);

const followers = ({ follows }: AudienceNeeds, challengeId: string): AudiencePart => async (after) => {
  const { items, next } = await follows.of(challengeId, after);
  return { people: items.map(({ personId }) => personId), next };
};
const registered = ({ registrations }: AudienceNeeds, challengeId: string): AudiencePart => async (after) => {
  const { items, next } = await registrations.everybody(challengeId, after);
  return { people: items.filter(({ standing }) => standing !== 'refused').map(({ personId }) => personId), next };
};
const teamsWith = (ports: AudienceNeeds, challengeId: string, state: EntryState): AudiencePart => async (after) => {
  const { items, next } = await ports.entries.ofChallenge(challengeId, state, after);
  return { people: await membersOf(ports, items.map(({ teamId }) => teamId)), next };
};
/** Once decisions were applied, and their teams know: what is staged may still change. */
const finalists = (ports: AudienceNeeds, challengeId: string): AudiencePart => async () => {
  const [round, selected] = await Promise.all([ports.rounds.current(challengeId), ports.rounds.selected(challengeId)]);
  if (!round?.decidedAt) return { people: [] };
  return { people: await membersOf(ports, selected.map(({ teamId }) => teamId)) };
};
const judges = (ports: AudienceNeeds, challengeId: string): AudiencePart => async () => ({ people: (await ports.judges.ofChallenge(challengeId)).filter(({ revoked }) => !revoked).map(({ personId }) => personId) });

/** Where the people of an audience are read, part after part, a page at a time. */
export const audienceOf = (ports: AudienceNeeds, challengeId: string, audience: Audience): AudiencePart[] => {
  switch (audience) {
    case 'everybody': return [registered(ports, challengeId), followers(ports, challengeId)];
    case 'followers': return [followers(ports, challengeId)];
    case 'registered': return [registered(ports, challengeId)];
    case 'drafts': return [teamsWith(ports, challengeId, 'draft')];
    case 'sent': return [teamsWith(ports, challengeId, 'sent')];
    case 'finalists': return [finalists(ports, challengeId)];
    case 'judges': return [judges(ports, challengeId)];
  }
};
