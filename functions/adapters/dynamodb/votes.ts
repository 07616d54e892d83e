import { hourOf } from '../../domain/due.ts';
import { settledAt, Vote, VoteBallot } from '../../domain/voice/vote.ts';
import type { Votes } from '../../ports/votes.ts';
import { notices } from './challenges.ts';
import { entity } from './entity.ts';
import { absent, atVersion, stale, type Change, type Store } from './store.ts';
import { listed, startAfter } from './page.ts';
import { at, list } from './table.ts';

/** The clock seals the ballots. */
const dueOf = (vote: Vote) => (vote.sealed ? {} : { duepk: list.due(hourOf(settledAt(vote))), duesk: `${settledAt(vote)}#${vote.id}` });
const votes = entity({ type: 'vote', schema: Vote, keys: (one) => ({ ...at.vote(one.challengeId), ...dueOf(one) }), card: ({ challengeId }) => ({ challengeId }) });
const ballots = entity({
  type: 'vote-ballot', schema: VoteBallot,
  keys: ({ challengeId, voteId, personId, ballot }) => ({ ...at.voteBallot(challengeId, voteId, personId ?? `GONE#${ballot}`), ...(personId ? { ownerpk: list.ofPerson(personId), ownersk: `BALLOT#${voteId}` } : {}) }),
  card: (one) => one,
});
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
  async ballotsOf(personId, after) {
    return listed(await store.query({ index: 'owner', pk: list.ofPerson(personId), begins: 'BALLOT#', after: startAfter(after) }), (item) => VoteBallot.parse(item['card']));
  },
  async forget({ personId, ...ballot }, { challengeId, version, sealed, counted }) {
    const kept: Change[] = sealed && !counted ? [{ put: ballots.toItem(ballot) }] : [];
    await store.write([{ check: at.vote(challengeId), when: atVersion(version) }, { remove: at.voteBallot(challengeId, ballot.voteId, personId!) }, ...kept]);
  },
  async ballots({ challengeId, id }) {
    return (await store.all({ pk: at.voteBallot(challengeId, id, '').pk, strong: true })).map(ballots.fromItem);
  },
  cast: (ballot, deed) => store.write([{ put: ballots.toItem(ballot), when: oneLater(ballot.version) }], deed),
});
