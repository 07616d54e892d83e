import { recentlySignedIn, type Caller } from '../../../domain/caller.ts';
import type { Challenge } from '../../../domain/call/challenge.ts';
import type { Notice } from '../../../domain/call/notice.ts';
import { momentWords } from '../../../domain/moment.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { anomaliesIn, type Anomaly } from '../../../domain/voice/anomalies.ts';
import { tallyOf } from '../../../domain/voice/ballots.ts';
import { phaseOfVote, refuseTimes, settledAt, type SetAside, type Vote, type VotePhase } from '../../../domain/voice/vote.ts';
import { closingInstantOf, instantOf } from '../../../domain/zone.ts';
import type { Ports } from '../../../ports/ports.ts';
import { onRecord, type Recorder } from '../../on-record.ts';
import { tell } from '../../tell.ts';
import { sealBallots } from '../../system/seal-vote.ts';
import { ballotFile, fileText } from '../../vote-file.ts';
import { ownChallenge } from '../call/draft-of.ts';

type Needs = Pick<Ports, 'agencies' | 'challenges' | 'galleries' | 'votes' | 'fileStore'> & Recorder;
export type Planned = { question: string; opens: string; closes: string; each: number };
export type VoteDesk = { vote?: Pick<Vote, 'question' | 'opensAt' | 'closesAt' | 'each' | 'sealed' | 'counted'> | undefined; phase?: VotePhase | undefined; gallery: boolean; /** What to look at; only once the ballots are sealed. */ anomalies: Anomaly[]; /** From when they can be. */ sealableAt?: string | undefined; zone: string; version: number };

const noticeOf = ({ id: challengeId, zone, rulesVersion }: Challenge, { question, opensAt, closesAt, each }: Vote, { chance }: Needs, at: string): Notice => ({
  id: chance.id('notice'), challengeId, kind: 'message', title: 'People’s Choice', at, rulesVersion,
  text: `${question} Everybody with a confirmed email address can vote from ${momentWords(opensAt, zone)} to ${momentWords(closesAt, zone)}, for ${each === 1 ? 'one entry' : `up to ${each} entries`}. Nobody sees how it goes before it is over.`,
});

/** Plans the vote, or plans it anew until it opens. Everybody reads so under Updates. */
export const planVote = async (ports: Needs, caller: Caller, challengeId: string, { opens, closes, question, each }: Planned, version: number): Promise<Vote> => {
  const { challenge, person } = await ownChallenge(ports, caller, challengeId, 'manager');
  const before = await ports.votes.find(challenge.id);
  if (before && phaseOfVote(before, caller.at) !== 'planned') throw new Refusal('conflict', 'Voting has opened. It can no longer be changed.');
  if (!challenge.gallery) throw new Refusal('conflict', 'Open the gallery first: people vote on the entries that it shows.');
  const vote: Vote = {
    id: before?.id ?? ports.chance.id('vote'), challengeId: challenge.id, question, each, opensAt: instantOf(opens, challenge.zone, 'opens'), closesAt: closingInstantOf(closes, challenge.zone, 'closes'), plannedBy: person.id, plannedAt: caller.at, version: version + 1,
  };
  refuseTimes(vote, caller.at);
  const deed = tell(ports, caller, 'vote.planned', { about: challenge.id, refs: { vote: vote.id }, answer: vote });
  await ports.votes.save(vote, onRecord(ports, deed, { vote }), noticeOf(challenge, vote, ports, caller.at));
  return vote;
};

const runVote = async (ports: Needs, caller: Caller, challengeId: string) => {
  recentlySignedIn(caller);
  const { challenge } = await ownChallenge(ports, caller, challengeId, 'manager');
  const vote = await ports.votes.find(challenge.id);
  if (!vote || phaseOfVote(vote, caller.at) === 'planned') throw new Refusal('conflict', 'There is no vote that is over.');
  if (caller.at <= settledAt(vote)) throw new Refusal('conflict', 'Voting is not over. Two minutes after it closes, the ballots can be sealed.');
  return { challenge, vote };
};

/** The clock seals as soon as nothing can arrive any more; whoever does not want to wait for it may. */
export const sealVote = async (ports: Needs, caller: Caller, challengeId: string, version: number): Promise<Vote> => {
  const { challenge, vote } = await runVote(ports, caller, challengeId);
  if (vote.sealed) throw new Refusal('conflict', 'The ballots are sealed already.');
  if (vote.version !== version) throw new Refusal('stale', 'Somebody changed this vote since you opened it. Load the page again.');
  return sealBallots(ports, vote, tell(ports, caller, 'vote.sealed', { about: challenge.id, refs: { vote: vote.id } }));
};

/** What was found stands as it was found: the reason given for each group is published with how many there are. */
const asideOf = (anomalies: Anomaly[], given: { anomaly: string; reason: string }[]): SetAside[] => {
  const gone = new Set<string>();
  return given.map(({ anomaly, reason }) => {
    const found = anomalies.find(({ id }) => id === anomaly);
    if (!found) throw new Refusal('invalid', 'There is no such group of ballots. Open the page again.', 'setAside');
    const ballots = found.ballots.filter((ballot) => !gone.has(ballot));
    for (const ballot of ballots) gone.add(ballot);
    return { reason, ballots };
  });
};

/** The ballots that stand are opened, without their voters, and counted. What each says was hidden until now, also from whoever reviewed them. */
export const countVote = async (ports: Needs, caller: Caller, challengeId: string, given: { anomaly: string; reason: string }[], version: number): Promise<Vote> => {
  const { challenge, vote } = await runVote(ports, caller, challengeId);
  if (!vote.sealed) throw new Refusal('conflict', 'Seal the ballots first.');
  if (vote.counted) throw new Refusal('conflict', 'The vote is counted already.');
  const [ballots, rows] = await Promise.all([ports.votes.ballots(vote), ports.galleries.all(challenge.id)]);
  const setAside = asideOf(anomaliesIn(ballots), given);
  const gone = new Set(setAside.flatMap((one) => one.ballots));
  const stand = ballots.filter(({ ballot }) => !gone.has(ballot));
  const titles = new Map(rows.map(({ code, title }) => [code, title]));
  const tally = tallyOf([...titles.keys()], stand).map((row) => ({ ...row, title: titles.get(row.code) ?? '' }));
  const counted = { at: caller.at, by: caller.person!.id, ballots: stand.length, tally, setAside, file: '' };
  const text = fileText({ ...vote, counted }, ballots, ports.sha256);
  const file = ports.sha256(text);
  await ports.fileStore.keep(ballotFile(vote.id, file), new TextEncoder().encode(text), 'application/json');
  const next: Vote = { ...vote, counted: { ...counted, file }, version: version + 1 };
  const deed = tell(ports, caller, 'vote.counted', { about: challenge.id, refs: { vote: vote.id, counted: stand.length, setAside: gone.size }, answer: next });
  await ports.votes.save(next, onRecord(ports, deed, { vote: next }));
  return next;
};

/** While people vote it says when, and nothing of how many or for whom. */
export const readVoteDesk = async (ports: Needs, caller: Caller, challengeId: string): Promise<VoteDesk> => {
  const { challenge } = await ownChallenge(ports, caller, challengeId, 'manager');
  const vote = await ports.votes.find(challenge.id);
  const { zone } = challenge;
  if (!vote) return { gallery: challenge.gallery !== undefined, anomalies: [], zone, version: 0 };
  const anomalies = vote.sealed && !vote.counted ? anomaliesIn(await ports.votes.ballots(vote)) : [];
  return { vote, phase: phaseOfVote(vote, caller.at), gallery: challenge.gallery !== undefined, anomalies, sealableAt: settledAt(vote), zone, version: vote.version };
};
