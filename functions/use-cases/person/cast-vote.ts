import { signedIn, type Caller } from '../../domain/caller.ts';
import type { Challenge } from '../../domain/call/challenge.ts';
import { addressGroup } from '../../domain/listing/suggestion.ts';
import { notFound, Refusal } from '../../domain/refusal.ts';
import { ballotDigest } from '../../domain/voice/ballots.ts';
import type { ShownEntry } from '../../domain/voice/gallery.ts';
import { phaseOfVote, refuseUnlessOpen, shuffledFor, type Vote, type VoteBallot, type VotePhase } from '../../domain/voice/vote.ts';
import { isPublicHost, registeredHost } from '../../domain/words/mail-host.ts';
import type { Ports } from '../../ports/ports.ts';
import { limited, limits } from '../limited.ts';
import { openGallery } from '../public/read-gallery.ts';
import { tell } from '../tell.ts';

type Needs = Pick<Ports, 'challenges' | 'galleries' | 'votes' | 'teams' | 'people' | 'rates' | 'beacon' | 'sha256' | 'chance'>;

export const openVote = async (ports: Pick<Ports, 'challenges' | 'votes'>, caller: Caller, slug: string): Promise<{ challenge: Challenge; vote: Vote }> => {
  const challenge = await openGallery(ports, caller, slug);
  const vote = await ports.votes.find(challenge.id);
  if (!vote) throw notFound('vote');
  return { challenge, vote };
};

/** Teams of a person, by one read for each entry at most: people may not vote for their own. */
const ownTeams = async ({ teams }: Pick<Ports, 'teams'>, personId: string, challengeId: string): Promise<Set<string>> =>
  new Set((await teams.ofPerson(personId)).filter((one) => one.challengeId === challengeId).map(({ teamId }) => teamId));

type Receipt = { ballot: string; salt: string; choices: string[]; digest: string; at: string; version: number; became?: { counted: boolean; reason?: string | undefined } | undefined };
export type OwnBallot = { vote: Pick<Vote, 'id' | 'question' | 'opensAt' | 'closesAt' | 'each'>; phase: VotePhase; challenge: Pick<Challenge, 'slug' | 'title' | 'zone'>; entries: (Pick<ShownEntry, 'code' | 'title' | 'teamName'> & { own: boolean })[]; receipt?: Receipt | undefined };

const becameOf = ({ counted }: Vote, { ballot }: VoteBallot): Receipt['became'] => {
  const aside = counted?.setAside.find(({ ballots }) => ballots.includes(ballot));
  return counted && { counted: aside === undefined, reason: aside?.reason };
};

/** What one person may choose from, and chose. Nothing of anybody else. */
export const readOwnBallot = async (ports: Needs, caller: Caller, slug: string): Promise<OwnBallot> => {
  const person = signedIn(caller);
  const { challenge, vote } = await openVote(ports, caller, slug);
  const [rows, mine, cast] = await Promise.all([ports.galleries.all(challenge.id), ownTeams(ports, person.id, challenge.id), ports.votes.ballot(vote, person.id)]);
  const entries = shuffledFor(rows, { voteId: vote.id, personId: person.id }, ports.sha256).map(({ code, title, teamName, teamId }) => ({ code, title, teamName, own: mine.has(teamId) }));
  const receipt = cast && { ...cast, digest: ballotDigest(vote.id, cast, ports.sha256), became: becameOf(vote, cast) };
  return { vote, phase: phaseOfVote(vote, caller.at), challenge, entries, receipt };
};

const check = (vote: Vote, choices: string[], rows: ShownEntry[], mine: Set<string>): void => {
  if (choices.length > vote.each) throw new Refusal('invalid', `Choose ${vote.each === 1 ? 'one entry' : `at most ${vote.each} entries`}.`, 'choices');
  if (new Set(choices).size < choices.length) throw new Refusal('invalid', 'Choose each entry once.', 'choices');
  for (const code of choices) {
    const row = rows.find((one) => one.code === code);
    if (!row) throw new Refusal('invalid', 'One of these entries is not in the gallery. Choose again.', 'choices');
    if (mine.has(row.teamId)) throw new Refusal('invalid', 'Nobody votes for the entry of their own team. Choose another.', 'choices');
  }
};

/** By which ballots of one source are found, under a key of this vote: nothing else can be told from it. */
const sourceOf = async (ports: Needs, { id }: Vote, { address, person }: Caller, device: string) => {
  const known = (await ports.people.find(person!.id))!;
  const keyed = (what: string) => ports.sha256(`${ports.beacon.secret(`vote ${id}`)} ${what}`).slice(0, 24);
  const host = registeredHost(known.email.split('@').at(-1) ?? '');
  return { network: keyed(`network ${address.includes(':') ? addressGroup(address) : address.split('.').slice(0, 3).join('.')}`), connection: keyed(`connection ${address} ${device}`), ...(host && !isPublicHost(host) ? { domain: keyed(`domain ${host}`) } : {}), joinedAt: known.createdAt };
};

/** One verified person, one ballot, which may change until the close. */
export const castVote = async (ports: Needs, caller: Caller, slug: string, { choices, device }: { choices: string[]; device: string }, version: number): Promise<{ at: string; version: number }> => {
  const person = signedIn(caller);
  if (caller.scopes) throw new Refusal('not-permitted', 'No token can vote: it needs the person, in the browser.');
  if (!person.email) throw new Refusal('forbidden', 'Voting needs a confirmed email address.');
  const { challenge, vote } = await openVote(ports, caller, slug);
  refuseUnlessOpen(vote, caller.at, challenge.zone);
  await limited(ports, `vote of ${person.id}`, limits.votesOfPerson, caller.at);
  const [rows, mine, source] = await Promise.all([ports.galleries.all(challenge.id), ownTeams(ports, person.id, challenge.id), sourceOf(ports, vote, caller, device)]);
  check(vote, choices, rows, mine);
  const ballot: VoteBallot = { voteId: vote.id, challengeId: challenge.id, personId: person.id, ballot: `b-${ports.chance.code(20)}`, salt: ports.chance.token(), choices, at: caller.at, ...source, version: version + 1 };
  const answer = { at: caller.at, version: ballot.version };
  await ports.votes.cast(ballot, tell(ports, caller, 'vote.cast', { about: person.id, refs: { vote: vote.id }, answer }));
  return answer;
};
