import { expect, test } from 'vitest';
import { sha256 } from '../../../functions/adapters/system/sha256.ts';
import { recomputeFile } from '../../../functions/domain/judging/bundle/recompute-file.ts';
import { anomaliesIn, type Seen } from '../../../functions/domain/voice/anomalies.ts';
import { ballotDigest, placed, rootOf, tallyOf } from '../../../functions/domain/voice/ballots.ts';
import { faultsIn, readVoteFile, voteText, type VoteFile } from '../../../functions/domain/voice/vote-file.ts';
import { phaseOfVote, refuseTimes, shuffledFor } from '../../../functions/domain/voice/vote.ts';

const minute = (n: number) => new Date(Date.UTC(2027, 2, 1, 12) + n * 60_000).toISOString();
const seen = (n: number, more: Partial<Seen> = {}): Seen => ({ ballot: `b-${String(n).padStart(3, '0')}`, network: `n${n}`, connection: `c${n}`, joinedAt: '2026-01-01T00:00:00.000Z', at: minute(n * 60), ...more });
const some = (count: number, more: (n: number) => Partial<Seen>) => Array.from({ length: count }, (_, n) => seen(n, more(n)));
const found = (ballots: Seen[]) => anomaliesIn(ballots).map(({ kind, ballots: group }) => `${kind} ${group.length}`);

test('ballots of many people over days are nothing to look at', () => {
  expect(anomaliesIn(some(200, () => ({})))).toEqual([]);
});

test('a crowd from one network within minutes is found, and no more than the crowd; spread over hours it is not', () => {
  expect(found(some(8, (n) => ({ network: 'school', at: minute(n < 6 ? n : n * 60) })))).toEqual(['network 6']);
  expect(found(some(8, (n) => ({ network: 'school', at: minute(n * 11) })))).toEqual([]);
  expect(found(some(4, () => ({ network: 'home', at: minute(0) })))).toEqual([]);
});

test('so are colleagues at one moment, two ballots of one device, and accounts that were made together to vote', () => {
  expect(found(some(5, (n) => ({ domain: 'city.example', at: minute(n) })))).toEqual(['domain 5']);
  expect(found([seen(1, { connection: 'x' }), seen(2, { connection: 'x' })])).toEqual(['device 2']);
  expect(found(some(4, (n) => ({ joinedAt: minute(n), at: minute(n + 5) })))).toEqual(['accounts 4']);
  expect(found(some(4, (n) => ({ joinedAt: minute(n), at: minute(n + 600) })))).toEqual([]);
});

test('two crowds of one network apart are two groups, and the order of reading changes nothing', () => {
  const ballots = some(10, (n) => ({ network: 'school', at: minute(n < 5 ? n : 500 + n) }));
  expect(found(ballots)).toEqual(['network 5', 'network 5']);
  expect(anomaliesIn(ballots.toReversed())).toEqual(anomaliesIn(ballots));
});

const ballots = [{ ballot: 'b-1', choices: ['A', 'B'], salt: 's1' }, { ballot: 'b-2', choices: ['B'], salt: 's2' }, { ballot: 'b-3', choices: ['A'], salt: 's3' }];
const aside = { ballot: 'b-4', choices: ['A'], salt: 's4' };
const digests = [...ballots, aside].map((one) => ballotDigest('vot_1', one, sha256));
const file: VoteFile = {
  format: 'laurel-vote-1', challenge: 'chl_1', vote: 'vot_1', question: 'Which?', opensAt: minute(0), closesAt: minute(60), each: 2,
  entries: [{ code: 'A', title: 'One', votes: 2 }, { code: 'B', title: 'Two', votes: 2 }, { code: 'C', title: 'Three', votes: 0 }], ballots, setAside: [{ reason: 'One machine.', digests: [digests[3]!] }], root: rootOf(digests, sha256),
};

test('a tie is a tie, and an entry that nobody chose is there with no vote', () => {
  expect(placed(tallyOf(['A', 'B', 'C'], ballots))).toEqual([{ code: 'A', votes: 2, place: 1, shared: true }, { code: 'B', votes: 2, place: 1, shared: true }, { code: 'C', votes: 0, place: 3, shared: false }]);
});

test('the published file counts to what it says', () => {
  expect([readVoteFile(JSON.parse(voteText(file))), faultsIn(file, sha256)]).toEqual([file, { form: [], root: [], tally: [] }]);
  const told = recomputeFile('vote.json', Buffer.from(voteText(file)), sha256);
  expect(told).toMatchObject({ kind: 'told', holds: true, title: 'The vote comes out the same.', steps: [{ name: 'Ballots', state: 'same' }, { name: 'Root', state: 'same' }, { name: 'Tally', state: 'same' }] });
});

const broken: [string, VoteFile, string][] = [
  ['a ballot left out', { ...file, ballots: ballots.slice(1) }, 'Root Tally'],
  ['a ballot added', { ...file, ballots: [...ballots, { ballot: 'b-9', choices: ['B'], salt: 's' }] }, 'Root Tally'],
  ['a choice changed', { ...file, ballots: [{ ...ballots[0]!, choices: ['C', 'B'] }, ...ballots.slice(1)] }, 'Root Tally'],
  ['one that was set aside left out', { ...file, setAside: [] }, 'Root'],
  ['a vote more in the tally', { ...file, entries: file.entries.with(0, { ...file.entries[0]!, votes: 3 }) }, 'Tally'],
  ['a ballot for more than is allowed', { ...file, each: 1 }, 'Ballots'],
  ['a ballot twice', { ...file, ballots: [...ballots, ballots[0]!] }, 'Ballots Root Tally'],
];
test.each(broken)('%s does not come out the same', (_what, changed, parts) => {
  const told = recomputeFile('vote.json', Buffer.from(voteText(changed)), sha256);
  expect('steps' in told && [told.holds, told.steps.filter(({ state }) => state === 'different').map(({ name }) => name).join(' ')]).toEqual([false, parts]);
});

test('a digest hides what was chosen: the same choice under another salt is another digest', () => {
  expect(ballotDigest('vot_1', { ...aside, salt: 's5' }, sha256)).not.toBe(digests[3]);
  expect(ballotDigest('vot_1', { ...ballots[0]!, choices: ['B', 'A'] }, sha256)).toBe(digests[0]);
});

test('each voter has an order of their own, the same each time, and every entry comes first for somebody', () => {
  const rows = Array.from({ length: 6 }, (_, n) => ({ code: `E${n}` }));
  const of = (personId: string) => shuffledFor(rows, { voteId: 'vot_1', personId }, sha256).map(({ code }) => code);
  expect(of('per_1')).toEqual(of('per_1'));
  expect(new Set(Array.from({ length: 100 }, (_, n) => of(`per_${n}`)[0])).size).toBe(6);
});

test('the clock opens and closes it to the millisecond, and its times make sense', () => {
  const vote = { opensAt: minute(0), closesAt: '2027-03-01T13:00:59.999Z' };
  expect([minute(-1), minute(0), vote.closesAt, '2027-03-01T13:01:00.000Z'].map((at) => phaseOfVote(vote, at))).toEqual(['planned', 'open', 'open', 'closed']);
  const refused = (opensAt: string, closesAt: string) => { try { refuseTimes({ opensAt, closesAt }, minute(0)); } catch (error) { return (error as Error).message; } return 'fine'; };
  expect([refused(minute(-1), minute(100)), refused(minute(1), minute(30)), refused(minute(1), minute(100_000)), refused(minute(1), minute(100))]).toEqual(['Choose a later opening: this one is over.', 'Leave at least an hour between opening and closing.', 'Close it within 60 days.', 'fine']);
});
