import { expect, test } from 'vitest';
import { digest, sha256 } from '../../../../functions/adapters/system/sha256.ts';
import { actKinds, type Act, type ActKind } from '../../../../functions/domain/act.ts';
import type { Challenge, Rules } from '../../../../functions/domain/call/challenge.ts';
import type { Decision } from '../../../../functions/domain/judging/decision/decision.ts';
import type { Evaluation } from '../../../../functions/domain/judging/evaluation/evaluation.ts';
import type { Override } from '../../../../functions/domain/judging/chair/override.ts';
import type { Round } from '../../../../functions/domain/judging/round/round.ts';
import { leafKindNames, shapeOf, type LeafKind, type Told } from '../../../../functions/domain/record/leaf/leaf-kinds.ts';
import { isOfficial, officialActs, tellOfficially, type FactsOf, type OfficialKind, type Telling } from '../../../../functions/domain/record/leaf/official-acts.ts';
import { unofficialActs } from '../../../../functions/domain/record/leaf/unofficial-acts.ts';
import { admitLeaf } from '../../../../functions/domain/record/leaf/pending-leaf.ts';
import type { Award, Payment } from '../../../../functions/domain/award/award.ts';
import type { Vote } from '../../../../functions/domain/voice/vote.ts';
import { testSalts } from '../../../support/salts.ts';

test('every kind of act is told on the record, or named as none with a reason', () => {
  const told = actKinds.filter(isOfficial);
  const none = Object.keys(unofficialActs) as ActKind[];
  expect([...told, ...none].toSorted()).toEqual([...actKinds].toSorted());
  expect(Object.keys(officialActs).toSorted()).toEqual(told.toSorted());
  expect(none.filter((kind) => !/^[A-Z].{30,}\.$/.test(unofficialActs[kind as keyof typeof unofficialActs]))).toEqual([]);
});

const telling: Telling = { sha256, alias: (id) => `alias of ${id.length}`, entryName: (id) => `E-${id.length}XX` };
const code = 'K7QMXT';
const hash = sha256('a document');
const at = '2026-11-21T00:00:12.345Z';
const rules = { version: 2, hash, sections: { timeline: { zone: 'America/New_York' }, prizes: { tiers: [{ places: 3 }, { places: 1 }] }, judging: { criteria: [{ id: 'clarity', weight: 100 }] } } } as unknown as Rules;
const challenge = { phases: [{ kind: 'entries', closesAt: '2026-12-01T04:59:59.999Z' }] } as unknown as Challenge;
const notice = { title: 'More time', text: 'The storm closed our office.' } as never;
const round = { id: 'rnd_1', entryCount: 20, judgeCount: 5, commitment: hash, publishedBatch: 'b' } as Round;
const evaluation = { roundId: 'rnd_1', judgeId: 'per_1', sentVersion: 1, marks: { clarity: 4 }, comments: { clarity: 'Plain.' }, note: '', feedback: 'Well argued.', composite: 87.5, state: 'abstained', reason: 'I know them.' } as unknown as Evaluation;
const override = { roundId: 'rnd_1', computed: { place: 4 }, place: 1, reason: 'It saves lives.' } as Override;
const waiver = { roundId: 'rnd_1', missing: 1, reason: 'A judge fell ill.' } as never;
const decisions = [{ code: 'ZZZZ99', outcome: 'not-selected', prizeId: '', place: 0 }, { code, outcome: 'winner', prizeId: 'first', place: 1 }] as Decision[];
const published = { rules, challenge };
const credential = { holderId: 'per_1', signed: { hash, act: `act_${'3'.repeat(21)}` }, places: { revocation: { list: 1, index: 7 }, suspension: { list: 1, index: 8 } } } as never;
const vote = { id: `vot_${'4'.repeat(21)}`, opensAt: at, closesAt: at, each: 1, sealed: { ballots: 3, root: hash, act: `act_${'5'.repeat(21)}` }, counted: { ballots: 2, file: hash } } as Vote;
const award = { prizeId: 'grand', place: 1, cents: 2_500_000, approved: {} } as Award;
const payment = { n: 1, cents: 2_500_000, on: '2027-03-04', reference: 'Lives in V-7.' } as Payment;
const list = 'laurel.example.gov/credentials/status/1-revocation';

const facts: { [K in OfficialKind]: FactsOf<K> } = {
  'challenge.approved': published, 'challenge.extended': { ...published, notice }, 'challenge.all-extended': { ...published, notice }, 'judging.extended': { ...published, notice }, 'challenge.corrected': { ...published, notice }, 'challenge.cancelled': { notice },
  'entry.sent': { sent: { n: 1, entryId: 'ent_1', teamId: 'tem_1', digest: hash, receipt: 'R-7', team: { members: ['per_7'] } } as never, code, late: false }, 'grant.given': { grant: { holder: 'tem_1', until: at, reason: 'A storm.' } as never }, 'entry.excluded': { code, reason: 'He lives elsewhere.' }, 'entry.reinstated': { code, reason: 'He lives here.' }, 'appeal.filed': { teamId: 'tem_1', words: 'We lived here.' }, 'appeal.decided': { teamId: 'tem_1', outcome: 'upheld', reason: 'A storm.' }, 'entry.withdrawn': { entry: { id: 'ent_1', code, teamId: 'tem_1' } as never }, 'entry.redacted': { redaction: { n: 1, changed: 2, withheld: [] } as never, code },
  'judge.conflicts-declared': { judgeId: 'per_1', named: 2 }, 'judge.revoked': { judgeId: 'per_1' }, 'judge.waived': { waiver, code }, 'judge.waiver-taken-back': { waiver, code },
  'assignments.published': { round, pairs: 100, root: hash }, 'assignment.moved': { round, judgeId: 'per_1', code }, 'assignment.taken-back': { round, judgeId: 'per_1', code }, 'reviews.added': { roundId: 'rnd_1', reviews: 6, entries: 3 },
  'evaluation.saved': { evaluation, code }, 'evaluation.skipped': { evaluation, code }, 'evaluation.recused': { evaluation, code },
  'score.overridden': { override, code }, 'score.override-taken-back': { override, code }, 'decisions.applied': { round, decisions }, 'results.published': { round, file: hash, record: hash, decisions }, 'results.corrected': { round, file: hash, record: hash, decisions, notice }, 'results.withdrawn': { round, decisions, notice },
  'award.approved': { award, code, head: true, reason: 'He lives here.' }, 'award.returned': { award, code, reason: 'A storm.' }, 'award.paid': { award, code, payment }, 'award.payment-taken-back': { award, code, payment, reason: 'A storm.' }, 'award.passed': { award, from: code, to: 'ZZZZ99', ending: 'declined', reason: 'He fell ill.' },
  'vote.planned': { vote }, 'vote.sealed': { vote }, 'vote.counted': { vote },
  'credential.issued': { credential, list, first: true }, 'credential.suspended': { credential, list, reason: 'A storm.' }, 'credential.reinstated': { credential, list }, 'credential.withdrawn': { credential, list, reason: 'He fell ill.' }, 'credential.replaced': { credential, list, reason: 'A name.' },
};
const actOf = (kind: ActKind): Act => ({ id: `act_${'0'.repeat(21)}`, kind, about: `chl_${'1'.repeat(21)}`, by: 'per_9', at, refs: {} });
const told = <K extends OfficialKind>(kind: K, more: Partial<FactsOf<K>> = {}): Told | undefined => tellOfficially(kind, actOf(kind), { ...facts[kind], ...more }, telling);
const admit = (one: Told) => admitLeaf(digest, one, { ...actOf('entry.sent'), ch: actOf('entry.sent').about, actor: shapeOf(one.kind).by[0] === 'staff' ? `p_${'2'.repeat(21)}` : shapeOf(one.kind).by[0]!, salt: testSalts() });

test.each(Object.keys(officialActs) as OfficialKind[])('%s makes a leaf of its kind, the same each time, with no word and no person in what everybody reads', (kind) => {
  const first = told(kind)!;
  expect(told(kind)).toEqual(first);
  const { pending } = admit(first);
  expect(JSON.stringify(pending)).not.toMatch(/per_1|tem_1|alias|storm|ill\.|lives|argued|Plain|87/);
});

const awaited: LeafKind[] = [
  'log.opened', 'policy.changed', 'verifier.published', 'erasure.recorded', 'statuslist.published', 'entry.disqualified', 'entry.advanced', 'entries.opened',
  'submissions.closed', 'scores.revealed', 'result.corrected', 'issuer.published',
];
test('every kind of leaf comes from an act, or is named as awaiting one', () => {
  const made = (Object.keys(officialActs) as OfficialKind[]).map((kind) => told(kind)!.kind);
  const again = [told('entry.sent', { sent: { n: 2, entryId: 'ent_1', teamId: 'tem_1', digest: hash, receipt: 'R-8', team: { members: [] } } as never }), told('evaluation.saved', { before: 'act_1' }), told('credential.issued', { first: false })];
  expect([...new Set([...made, ...again.map((one) => one!.kind), ...awaited])].toSorted()).toEqual(leafKindNames.toSorted());
});

test('what the record says of some of them', () => {
  expect(told('challenge.extended')).toEqual({
    kind: 'rules.amended', sealed: {},
    pub: { version: 2, document: hash, closes: '2026-12-01T04:59:59.999Z', zone: 'America/New_York', method: 'laurel-judging/4', awards: 4, criteria: [{ id: 'clarity', weight: 100 }], reason: 'extended', notice: sha256('{"text":"The storm closed our office.","title":"More time"}') },
  });
  expect(told('entry.sent', { late: true, grant: 'act_7' })).toEqual({ kind: 'entry.received', pub: { entry: 'E-5XX', version: 1 }, sealed: { entrant: 'alias of 5', code, manifest: hash, receipt: 'R-7', members: 1, late: true }, refs: ['act_7'] });
  expect(told('evaluation.saved', { before: 'act_1' })).toMatchObject({ kind: 'score.corrected', pub: { round: 'rnd_1' }, sealed: { judge: 'alias of 5', composite: '87.5', marks: { clarity: 4 } }, refs: ['act_1'] });
  expect(told('results.published')).toMatchObject({ pub: { winners: [{ entry: code, prize: 'first', place: 1 }] } });
  expect([told('evaluation.skipped', { evaluation: { ...evaluation, state: 'skipped' } }), told('assignment.moved', { round: { ...round, publishedBatch: undefined } })]).toEqual([undefined, undefined]);
  expect(told('award.returned', { award: { ...award, approved: undefined } })).toBeUndefined();
  expect(told('award.approved')).toMatchObject({ kind: 'prize.approved', pub: { prize: 'grand', place: 1, amount: 2_500_000, head: true }, sealed: { entry: code } });
  expect(() => tellOfficially('entry.sent', actOf('entry.withdrawn'), facts['entry.sent'], telling)).toThrow('entry.withdrawn is told with the facts of entry.sent');
});
