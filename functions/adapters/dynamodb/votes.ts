import { Vote, VoteBallot } from '../../domain/voice/vote.ts';
import type { Votes } from '../../ports/votes.ts';
import { notices } from './challenges.ts';
import { entity } from './entity.ts';
import { absent, atVersion, stale, type Change, type Store } from './store.ts';
import { at } from './table.ts';

const votes = entity({ type: 'vote', schema: Vote, keys: (one) => at.vote(one.challengeId) });
const ballots = entity({ type: 'vote-ballot', schema: VoteBallot, keys: (one) => at.voteBallot(one.challengeId, one.voteId, one.personId) });
const oneLater = (version: number) => (version === 1 ? absent(stale) : atVersion(version - 1));

export const storeVotes = (store: Store): Votes => ({
  async find(challengeId) {
    const item = await store.get(at.vote(challengeId), { strong: true });
    return item && votes.fromItem(item);
  },
  async save(vote, deed, notice) {
    const beside: Change[] = notice ? [{ put: notices.toItem(notice) }] : [];
    await store.write([{ put: votes.toItem(vote), when: oneLater(vote.version) }, ...beside], deed);
  },
  async ballot({ challengeId, id }, personId) {
    const item = await store.get(at.voteBallot(challengeId, id, personId), { strong: true });
    return item && ballots.fromItem(item);
  },
  async ballots({ challengeId, id }) {
    return (await store.all({ pk: at.voteBallot(challengeId, id, '').pk, strong: true })).map(ballots.fromItem);
  },
  cast: (ballot, deed) => store.write([{ put: ballots.toItem(ballot), when: oneLater(ballot.version) }], deed),
});
