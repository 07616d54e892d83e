import { Conflict, Declaration } from '../../domain/panel/conflict.ts';
import type { Invitation } from '../../domain/entry/invitation.ts';
import { entersHere, Judge } from '../../domain/panel/judge.ts';
import type { Judges } from '../../ports/judges.ts';
import { entity } from './entity.ts';
import { freeAddress, invitations } from './invitations.ts';
import { absent, atVersion, stale, type Change, type Store } from './store.ts';
import { at, list } from './table.ts';

const judges = entity({
  type: 'judge',
  schema: Judge,
  keys: (judge) => ({ ...at.judge(judge.challengeId, judge.personId), ownerpk: list.ofPerson(judge.personId), ownersk: `JUDGE#${judge.challengeId}` }),
  card: ({ challengeId }) => ({ challengeId }),
});
export const conflicts = entity({ type: 'conflict', schema: Conflict, keys: (one) => at.conflict(one.challengeId, one.judgeId, one.teamId) });
const declarations = entity({ type: 'declaration', schema: Declaration, keys: (one) => at.declaration(one.challengeId, one.judgeId, one.at) });

const answer = (one: Invitation): Change => ({ put: invitations.toItem(one), when: atVersion(one.version - 1) });

export const storeJudges = (store: Store): Judges => ({
  async find(challengeId, personId) {
    const item = await store.get(at.judge(challengeId, personId), { strong: true });
    return item && judges.fromItem(item);
  },
  async findMany(challengeId, personIds) {
    return (await store.getMany(personIds.map((personId) => at.judge(challengeId, personId)))).map(judges.fromItem);
  },
  async ofChallenge(challengeId) {
    return (await store.all({ pk: at.challenge(challengeId).pk, begins: 'JUDGE#' })).map(judges.fromItem);
  },
  async challengesOf(personId) {
    const items = await store.all({ index: 'owner', pk: list.ofPerson(personId), begins: 'JUDGE#' });
    return items.map((item) => Judge.pick({ challengeId: true }).parse(item['card']).challengeId);
  },
  async accept(judge, answered, slots, deed) {
    const teams = Array.from({ length: slots }, (_, n): Change => ({ check: at.teamSlot(judge.challengeId, judge.personId, n + 1), when: absent(entersHere) }));
    await store.write(
      [
        ...teams,
        { put: judges.toItem(judge), when: judge.version === 1 ? absent(stale) : atVersion(judge.version - 1) },
        ...answered.map(answer),
      ],
      deed,
    );
  },
  async revoke(judge, ended, deed) {
    await store.write([{ put: judges.toItem(judge), when: atVersion(judge.version - 1) }, ...ended.map(answer), freeAddress(judge.challengeId, judge.email)], deed);
  },
  async change(judge, deed) {
    await store.write([{ put: judges.toItem(judge), when: atVersion(judge.version - 1) }], deed);
  },
  async forget(judge) {
    await store.write([{ put: judges.toItem(judge), when: atVersion(judge.version - 1) }]);
  },
  async declare(judge, declaration, found, deed) {
    const said: Change = { put: declarations.toItem(declaration), when: absent(stale) };
    await store.write([{ put: judges.toItem(judge), when: atVersion(judge.version - 1) }, said, ...found.map((one): Change => ({ put: conflicts.toItem(one) }))], deed);
  },
  async conflicts(challengeId, judgeId) {
    return (await store.all({ pk: at.conflict(challengeId, '', '').pk, ...(judgeId ? { begins: `${judgeId}#` } : {}) })).map(conflicts.fromItem);
  },
  async declarations(challengeId, judgeId) {
    const { pk } = at.declaration(challengeId, '', '');
    return (await store.all({ pk, ...(judgeId ? { begins: `${judgeId}#` } : {}), strong: true })).map(declarations.fromItem);
  },
});
