import { beforeEach, describe, expect, test } from 'vitest';
import type { Deed } from '../../../functions/domain/act.ts';
import type { Ballot, Post, Room } from '../../../functions/domain/judging/deliberation/deliberation.ts';
import { Round } from '../../../functions/domain/judging/round/round.ts';
import type { Deliberations } from '../../../functions/ports/deliberations.ts';
import type { Rounds } from '../../../functions/ports/rounds.ts';
import { testChance } from '../../support/chance.ts';

const at = (second: number) => `2027-02-14T15:00:${String(second).padStart(2, '0')}.000Z`;
const stale = { code: 'stale' };

/** What every store of deliberation rooms must do, beside the rounds they belong to. */
export const deliberationsContract = (technology: string, open: () => { deliberations: Deliberations; rounds: Rounds }): unknown =>
  describe(`deliberations on ${technology}`, () => {
    let rooms: Deliberations;
    let rounds: Rounds;
    let round: Round;
    const [one, two] = [testChance.id('person'), testChance.id('person')];
    const deed = (): Deed => ({ id: testChance.id('act'), kind: 'deliberation.opened', about: round.challengeId, by: 'system', at: at(0), refs: {} });
    const entries = [1, 2].map((n) => ({ entryId: testChance.id('entry'), teamId: testChance.id('team'), code: `C${n}` }));
    const room = (change: Partial<Room> = {}): Room => ({
      id: testChance.id('room'), challengeId: round.challengeId, roundId: round.id, question: 'Which helps more?', entries, members: [{ personId: one, alias: 'Judge A' }, { personId: two, alias: 'Judge B' }], openedBy: one, openedAt: at(0), endsAt: at(59), version: 1, ...change,
    });
    const opened = async (): Promise<Room> => {
      const made = room();
      round = { ...round, version: round.version + 1 };
      await rooms.open(made, round, deed());
      return made;
    };
    const post = (of: Room, second: number): Post => ({ id: testChance.id('post'), roomId: of.id, roundId: of.roundId, authorId: one, text: `Word ${second}.`, mentions: [two], at: at(second), version: 1 });
    const ballot = (of: Room, personId: string, version = 1): Ballot => ({ roomId: of.id, roundId: of.roundId, personId, answers: [{ first: entries[0]!.entryId, second: entries[1]!.entryId, stronger: 'first' }], at: at(1), version });
    beforeEach(async () => {
      ({ deliberations: rooms, rounds } = open());
      round = Round.parse({ id: testChance.id('round'), challengeId: testChance.id('challenge'), phaseId: 'judging', rulesVersion: 1, blind: true, othersVisible: 'never', reviewsPerEntry: 3, mostPerJudge: 20, quorum: 2, opensAt: at(0), closesAt: at(1), version: 1 });
      await rounds.save(round, deed());
    });

    test('a room opens with the next version of its round, so that of two acts on the round at once one is refused and leaves nothing', async () => {
      const made = await opened();
      expect([await rooms.find(round.id, made.id), (await rounds.current(round.challengeId))!.version]).toEqual([made, 2]);
      await expect(rooms.open(room(), round, deed())).rejects.toMatchObject(stale);
      await expect(rooms.open(made, { ...round, version: 3 }, deed()), 'the same room again').rejects.toMatchObject(stale);
      expect([await rooms.ofRound(round.id), (await rounds.current(round.challengeId))!.version]).toEqual([[made], 2]);
      expect([await rooms.find(round.id, testChance.id('room')), await rooms.ofRound(testChance.id('round'))]).toEqual([undefined, []]);
    });

    test('a round has its rooms and no other’s; a room changes from the version that was read', async () => {
      const [first, second] = [await opened(), await opened()];
      const closed: Room = { ...first, closed: { by: one, at: at(5), reason: 'All was said.' }, version: 2 };
      await rooms.change(closed, deed());
      await expect(rooms.change(closed, deed())).rejects.toMatchObject(stale);
      const byId = new Map((await rooms.ofRound(round.id)).map((each) => [each.id, each]));
      expect(byId).toEqual(new Map([[first.id, closed], [second.id, second]]));
    });

    test('the thread comes newest first, a page at a time, of its room alone', async () => {
      const [made, other] = [await opened(), await opened()];
      const posts = Array.from({ length: 23 }, (_, n) => post(made, n));
      for (const each of [...posts, post(other, 40)]) await rooms.savePost(each, deed());
      const page = await rooms.posts(made);
      expect([page.items.map(({ text }) => text), page.next === undefined]).toEqual([posts.toReversed().slice(0, 20).map(({ text }) => text), false]);
      const rest = await rooms.posts(made, page.next);
      expect([rest.items, rest.next]).toEqual([posts.toReversed().slice(20), undefined]);
    });

    test('a post is found by its id in its room, and taken back from the version that was read', async () => {
      const made = await opened();
      const written = post(made, 3);
      await rooms.savePost(written, deed());
      await expect(rooms.savePost(written, deed())).rejects.toMatchObject(stale);
      const gone: Post = { ...written, text: '', mentions: [], takenBackAt: at(4), version: 2 };
      await rooms.savePost(gone, deed());
      expect([await rooms.post(made.id, written.id), await rooms.post(testChance.id('room'), written.id), (await rooms.posts(made)).items]).toEqual([gone, undefined, [gone]]);
    });

    test('a member has one ballot, which is replaced from the version that was read', async () => {
      const made = await opened();
      await rooms.vote(ballot(made, one), deed());
      await expect(rooms.vote(ballot(made, one), deed())).rejects.toMatchObject(stale);
      const changed = { ...ballot(made, one, 2), answers: [] };
      await rooms.vote(changed, deed());
      await rooms.vote(ballot(made, two), deed());
      expect([await rooms.ballot(made, one), await rooms.ballot(made, testChance.id('person'))]).toEqual([changed, undefined]);
      expect((await rooms.ballots(made)).map(({ personId }) => personId).toSorted()).toEqual([one, two].toSorted());
    });
  });
