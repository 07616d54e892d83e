import { expect, test } from 'vitest';
import { digest, sha256 } from '../../../../functions/adapters/system/sha256.ts';
import { engineVersion } from '../../../../functions/domain/judging/bundle/bundle-form.ts';
import { digestOf } from '../../../../functions/domain/judging/bundle/make-bundle.ts';
import { PublishedBundle, publishedText } from '../../../../functions/domain/judging/bundle/published-bundle.ts';
import { checkLog } from '../../../../functions/domain/record/check/check-log.ts';
import { formatVerifierKey } from '../../../../functions/domain/record/note/verifier-key.ts';
import { closingOf } from '../../../../functions/domain/record/story/entries-root.ts';
import { ballotDigest, rootOf } from '../../../../functions/domain/voice/ballots.ts';
import { voteFormat, voteText, type VoteFile } from '../../../../functions/domain/voice/vote-file.ts';
import { readGiven } from '../../../../functions/domain/record/story/given.ts';
import { formatOpenedEntries } from '../../../../functions/domain/record/story/opened-entries.ts';
import { replayStory, storyRules } from '../../../../functions/domain/record/story/replay-story.ts';
import { canonical } from '../../../../functions/domain/words/canonical.ts';
import { testKey, verify } from '../../../support/keys.ts';
import {
  abstainedPair, amendedPub, auditFiles, auditOf, closes, commitmentsOf, filesBeside, firstScore, nameOf, received, recordText, recusedPair, resultText, revealOf, round, rulesPub, score, story, tradedText, winner, type Leaves,
} from '../../../support/record/judged-story.ts';
import { logFrom, logPolicy } from '../../../support/record/small-log.ts';
import { actOf, ch, changed, entryLeaves, hiding, indexOf, inserted, moved, shown, stepOf, without, writeLog, type Step, type Written } from '../../../support/record/told-log.ts';

type File = { name: string; bytes: Uint8Array };
type Files = (log: Written) => File[];
const hash = sha256('another document');
const page = 'https://laurel.example.gov/reveal.json';

const audit: Files = (log) => [{ name: 'audit.json', bytes: auditOf(log) }];
const result = (text: string): File => ({ name: 'result.json', bytes: new TextEncoder().encode(text) });
const besides = (text: string): Files => (log) => [...auditFiles(log).filter(({ name }) => name !== 'result.json'), result(text)];

const closedAs = (change: object): Step[] => changed(story, 'closed', { pub: (log: Written) => ({ ...closingOf(digest, entryLeaves(log)), ...change }) });
const scoredToo = (as: string, of: { judge: string; entry: string }, more: Partial<Step> = {}): Step[] => inserted(story, 'decided', score(as, of, { at: '2027-01-22T13:00:00.000Z', ...more }));
const gates = story.flatMap(({ as }) => (as.startsWith('gate ') ? [as] : []));
const gatesLater = gates.reduce((steps, gate) => moved(steps, gate, 'score 1'), without(changed(story, 'score 0', { kind: 'score.committed', refs: [] }), 'first try'));

const withReveal = (change: (leaves: Leaves) => Leaves): Step[] => changed(story, 'revealed', { pub: (log: Written) => ({ round, file: sha256(revealOf(log, change)), page }) });
const revealed = (change: (leaves: Leaves) => Leaves): [Step[], Files] => [withReveal(change), (log) => [{ name: 'reveal.json', bytes: revealOf(log, change) }]];
const ofFirst = (count: number, change: (disclosures: string[]) => string[]) => (leaves: Leaves): Leaves => leaves.map((one, i) => (i < count ? { ...one, disclosures: change(one.disclosures) } : one));

const committed = (change: (log: Written) => (leaves: Leaves) => Leaves): [Step[], Files] => [
  changed(story, 'revealed', { pub: (log: Written) => ({ round, file: sha256(commitmentsOf(log, change(log))), page }) }), (log) => [{ name: 'reveal.json', bytes: commitmentsOf(log, change(log)) }],
];

const published = PublishedBundle.parse(JSON.parse(resultText));
/** A published result in which something is otherwise, its digest made anew. */
const resultWith = (change: Partial<PublishedBundle>): string => {
  const whole = { ...published, ...change };
  return publishedText({ ...whole, digest: digestOf(sha256, whole) });
};
const withResult = (text: string, more: object = {}): Step[] => changed(without(story, 'corrected'), 'result', { pub: { ...stepOf(story, 'result').pub, file: sha256(text), ...more } });
const wins = (...entries: string[]) => ({ winners: entries.map((entry, i) => ({ entry, place: i + 1 })) });
const lowest = published.entries[published.results.entries.toSorted((a, b) => b.place - a.place)[0]!.entry]!;
const otherPlaces = resultWith({ results: { ...published.results, entries: published.results.entries.map((one, i) => (i === 0 ? { ...one, place: one.place + 1 } : one)) } });
const ofAnother = resultWith({ contest: `chl_${'8'.repeat(21)}` });
const olderEngine = resultWith({ engine: 'laurel-judging/1' });

/** Entries that were hidden, and the file that opens them, some left out. */
const opening = (log: Written, ...leftOut: string[]): Uint8Array =>
  formatOpenedEntries({ challenge: ch, leaves: log.steps.slice(0, log.entries.length).filter(({ hide, as }) => hide && !leftOut.includes(as)).map(({ as }) => ({ index: indexOf(log, as), disclosures: log.openings.get(as)! })) });
const hidden = (...leftOut: string[]): Step[] => changed(hiding(story), 'closed', {
  pub: (log: Written) => ({ ...closingOf(digest, entryLeaves(log).filter(({ index }) => !leftOut.some((as) => indexOf(log, as) === index))), opened: sha256(opening(log, ...leftOut)) }),
});
const opened = (...leftOut: string[]): Files => (log) => [{ name: 'opened.json', bytes: opening(log, ...leftOut) }];

/** A story that cannot be: by which rule, at which leaf, and in which words. */
type Impossible = [rule: string, leaf: string, why: string, steps: Step[], files?: Files];
const ofLog: Impossible[] = [
  ['log-opened', 'again', 'It opens a log that has leaves already.', inserted(story, 'rules', { ...story[0]!, as: 'again' })],
  ['log-opened', 'rules', 'It is the first leaf, and does not open the log.', without(story, 'opened')],
  ['told-late', 'rules', 'It is marked as told later, of 2027-01-10T12:01:00.000Z; the log was opened at 2027-01-10T12:00:00.000Z.', changed(story, 'rules', { late: true })],
  ['told-late', 'entry 1', 'It is told of 2027-01-01T09:00:00.000Z, after leaf 1 of the log told what happened since', changed(story, 'entry 1', { late: true, at: '2027-01-01T09:00:00.000Z' })],
  ['statuslist-rises', 'list 2', 'It is version 1 of https://laurel.example.gov/status/1, after version 1.', changed(story, 'list 2', { pub: stepOf(story, 'list 1').pub! })],
  ['award-revoked', 'revoked', 'It rests on no award of its challenge that was issued.', changed(story, 'revoked', { refs: ['result'] })],
  ['award-revoked', 'twice', 'was revoked before.', [...story, { ...stepOf(story, 'revoked'), as: 'twice' }]],
  ['award-in-force', 'late', 'was revoked before.', [...story, { ...stepOf(story, 'revoked'), kind: 'award.suspended', as: 'late' }]],
  ['rules-published-once', 'rules again', 'The rules of this challenge were published before', inserted(story, 'entry 0', { as: 'rules again', kind: 'rules.published', pub: rulesPub })],
  ['rules-published-once', 'rules', 'The first version that is published is 1; this is 2.', changed(changed(story, 'rules', { pub: { ...rulesPub, version: 2 } }), 'amended', { pub: { ...amendedPub, version: 3 } })],
  ['rules-first', 'entry 0', 'No rules of this challenge were published before it.', moved(story, 'rules', 'entry 1')],
  ['rules-version', 'amended', 'It is version 3 of the rules, after version 1.', changed(story, 'amended', { pub: { ...amendedPub, version: 3 } })],
  ['closing-never-earlier', 'sooner', `Entries were to close at ${closes}; with this they close at 2027-01-20T21:00:00.000Z`, inserted(story, 'closed', { as: 'sooner', kind: 'rules.amended', pub: { ...amendedPub, version: 3, closes: '2027-01-20T21:00:00.000Z' } })],
];
const ofEntries: Impossible[] = [
  ['received-once', 'twin', 'Entry N-entry-3 was received before', inserted(story, 'amended', received('twin', 'entry-3'))],
  ['received-once', 'entry 5', 'It was received as version 2, with no version before.', changed(story, 'entry 5', { pub: { entry: nameOf('entry-5'), version: 2 } })],
  ['replaced-in-order', 'replaced', 'It is version 3 of N-entry-3, after version 1.', changed(story, 'replaced', { pub: { entry: nameOf('entry-3'), version: 3 } })],
  ['replaced-in-order', 'replaced', 'Entry NONE-1 was not received before.', changed(story, 'replaced', { pub: { entry: 'NONE-1', version: 2 } })],
  ['withdrawn-once', 'gone', 'Entry N-XTRA-1 was withdrawn before', inserted(story, 'back', { as: 'gone', kind: 'entry.withdrawn', pub: { entry: nameOf('XTRA-1') } })],
  ['in-time', 'entry 7', 'It arrived at 2027-01-15T22:00:00.001Z; entries closed at 2027-01-15T22:00:00.000Z, and no grant covers it.', changed(story, 'entry 7', { at: '2027-01-15T22:00:00.001Z' })],
  ['in-time', 'late', 'It arrived at 2027-01-21T21:00:00.000Z', changed(story, 'late', { refs: [] })],
  ['in-time', 'late', 'It arrived at 2027-01-21T21:00:00.000Z', changed(story, 'grant', { pub: { until: '2027-01-21T20:59:59.999Z' } })],
  ['in-time', 'too late', 'Submissions were closed before it', inserted(story, 'entries opened', received('too late', 'XTRA-9', { at: '2027-01-12T12:00:00.000Z' }))],
  ['not-cancelled', 'late', 'The challenge was cancelled before it', inserted(story, 'late', { as: 'cancelled', kind: 'challenge.cancelled', pub: { notice: hash } })],
  ['closed-once', 'closed again', 'They were closed before', inserted(story, 'entries opened', { ...stepOf(story, 'closed'), as: 'closed again' })],
  ['closed-once', 'closed', `They were closed at 2027-01-20T21:59:59.999Z; by the rules entries close at ${closes}.`, changed(story, 'closed', { at: '2027-01-20T21:59:59.999Z' })],
  ['closing-count', 'closed', 'It counts 21; on the record 22 stand.', closedAs({ count: 21 })],
  ['closing-count', 'closed', 'It counts numbers 1 to 30; on the record they are numbers 2 to 30.', closedAs({ first: 1 })],
  ['closing-root', 'closed', `It says ${hash}; over the entries that stand it is`, closedAs({ root: hash })],
  ['opened-after-close', 'entries opened', 'Submissions were not closed before it.', moved(story, 'entries opened', 'closed')],
  ['opened-file', 'closed', 'opened.json has the SHA-256', hidden(), opened('sent again')],
  ['hidden-numbered', 'entry 9', 'It is number 10 of the hidden leaves that were opened, after 8.', hidden('entry 8'), opened('entry 8')],
];
const ofJudging: Impossible[] = [
  ['assigned-first', 'first try', 'Nobody was assigned to the round rnd_1 before it.', moved(story, 'assigned', 'score 0')],
  ['gate-first', 'score 0', 'Its judge had not answered the conflict gate before it.', gatesLater, audit],
  ['gate-first', 'score 0', 'Its judge had not answered the conflict gate before it.', gatesLater, filesBeside],
  ['recused-for-good', 'after all', `Its judge had stepped back from entry ${recusedPair.entry} before`, scoredToo('after all', recusedPair), audit],
  ['correction-of-own', 'score 0', 'It rests on no score of its round that it could replace.', changed(story, 'score 0', { refs: ['assigned'] })],
  ['correction-of-own', 'once more', 'was replaced before.', scoredToo('once more', firstScore, { kind: 'score.corrected', refs: ['first try'] })],
  ['correction-of-own', 'meddled', 'that it replaces is by another judge, or on another entry.', scoredToo('meddled', { judge: abstainedPair.judge, entry: 'XTRA-2' }, { kind: 'score.corrected', refs: ['taken back'] }), audit],
  ['scored-once', 'score 0', `Its judge had scored entry ${firstScore.entry} before`, changed(story, 'score 0', { kind: 'score.committed', refs: [] }), audit],
  ['scored-what-was-sent', 'ghost', 'Entry NONE-1 was not received before it.', scoredToo('ghost', { judge: firstScore.judge, entry: 'NONE-1' }), audit],
  ['scored-what-was-sent', 'ghost', 'Entry XTRA-1 was withdrawn before it.', scoredToo('ghost', { judge: firstScore.judge, entry: 'XTRA-1' }), audit],
  ['scored-before-told', 'afterthought', 'Scoring of the round was over before it', inserted(story, 'revealed', score('afterthought', { judge: firstScore.judge, entry: 'XTRA-2' }))],
  ['revealed-all', 'revealed', 'It says nothing of a score that was committed: leaf', ...revealed((leaves) => leaves.slice(1))],
  ['revealed-all', 'revealed', 'It withholds scores that nothing took back: leaf', ...revealed(ofFirst(2, () => []))],
  ['revealed-all', 'revealed', 'It withholds the entry or a mark of leaf', ...revealed(ofFirst(1, (own) => own.slice(0, -1)))],
  ['revealed-all', 'revealed', 'It says that it shows commitments only, and opens leaf', ...committed((log) => (leaves) => leaves.map((one) => (one.index === indexOf(log, 'score 1') ? { ...one, disclosures: shown(log, 'score 1', /^entry$/) } : one)))],
  ['revealed-of-round', 'revealed', 'It reveals leaf 5000 of the log', ...revealed((leaves) => [...leaves, { index: 5000, disclosures: [] }])],
  ['small-panel', 'revealed', 'It shows no marks, and 8 judges scored.', changed(story, 'revealed', { pub: (log: Written) => ({ round, file: sha256(commitmentsOf(log)), page }) }), (log) => [{ name: 'reveal.json', bytes: commitmentsOf(log) }, result(resultText)]],
  ['commitment', 'score 1', 'what is disclosed of it is not what the leaf committed to.', story, (log) => [{ name: 'audit.json', bytes: auditOf(log, (leaves) => leaves.map((one) => (one.index === indexOf(log, 'score 1') ? { ...one, disclosures: shown(log, 'score 2', /./) } : one))) }]],
  ['revealed-file', 'revealed', 'reveal.json has the SHA-256', story, (log) => [{ name: 'reveal.json', bytes: revealOf(log, (leaves) => leaves.slice(1)) }]],
];
const ofResults: Impossible[] = [
  ['published-once', 'result again', 'The result of this round was published before', inserted(story, 'corrected', { ...stepOf(story, 'result'), as: 'result again' })],
  ['published-once', 'corrected', 'It corrects a result that was not published.', without(story, 'result')],
  ['declared-method', 'result', `It was made with laurel-judging/1; the rules declare ${engineVersion}.`, withResult(resultText, { method: 'laurel-judging/1' })],
  ['winners-entered', 'result', 'Entry NONE-1 wins, and was never received.', withResult(resultText, wins('NONE-1')), audit],
  ['winners-entered', 'result', 'Entry XTRA-1 wins, and was withdrawn.', withResult(resultText, wins('XTRA-1')), audit],
  ['winners-entered', 'result', `Entry ${winner} wins twice.`, withResult(resultText, wins(winner, winner))],
  ['recomputed', 'result', 'The scores give other places.', withResult(otherPlaces), besides(otherPlaces)],
  ['result-of-round', 'result', 'The file is of chl_888888888888888888888.', withResult(ofAnother), besides(ofAnother)],
  ['result-of-round', 'result', `The file was made with laurel-judging/1, and not with ${engineVersion}.`, withResult(olderEngine), besides(olderEngine)],
  ['result-of-round', 'result', 'The file weighs need 60, team 40; the rules declare need 50, team 50.', changed(withResult(resultText), 'amended', { pub: { ...amendedPub, criteria: [{ id: 'need', weight: 50 }, { id: 'team', weight: 50 }] } }), filesBeside],
  ['result-of-round', 'result', 'The file has the commitment', changed(withResult(resultText), 'assigned', { pub: { round, entries: 20, judges: 8, pairs: 60, seed: hash, root: hash } }), filesBeside],
  ['result-from-scores', 'result', 'which nobody committed to.', changed(withResult(resultText), 'score 1', { sealed: { ...stepOf(story, 'score 1').sealed, marks: { need: 1, team: 10 } } }), filesBeside],
  ['result-from-scores', 'result', 'It leaves out a score that stands, of', without(withResult(resultText), 'abstained', 'taken back').flatMap((step) => (step.as === 'decided' ? [score('ignored', abstainedPair), step] : [step])), filesBeside],
  ['result-from-scores', 'result', 'It gives to one judge what several gave', withResult(tradedText), besides(tradedText)],
  ['winners-judged', 'result', 'Entry XTRA-2 wins, and is not in the published result.', withResult(resultText, wins('XTRA-2')), filesBeside],
  ['winners-in-order', 'result', `Entry ${lowest} wins from place`, withResult(resultText, wins(lowest)), filesBeside],
  ['result-file', 'corrected', 'result.json has the SHA-256', story, besides(otherPlaces)],
];
/** The public votes beside it. */
const [vote, votingOpens, votingCloses] = ['vot_1', '2027-02-10T12:00:00.000Z', '2027-02-11T12:00:00.000Z'];
const planned: Step = { as: 'planned', kind: 'vote.planned', pub: { vote, opens: votingOpens, closes: votingCloses, each: 1 }, at: '2027-02-09T12:00:00.000Z' };
const sealedBallots: Step = { as: 'ballots sealed', kind: 'vote.sealed', pub: { vote, ballots: 3, root: hash }, at: '2027-02-11T12:03:00.000Z' };
const counted: Step = { as: 'counted', kind: 'vote.counted', pub: { vote, counted: 2, aside: 1, file: hash }, refs: ['ballots sealed'], at: '2027-02-11T13:00:00.000Z' };
const voted = (...steps: Step[]): Step[] => [...story, ...steps];
const ofVotes: Impossible[] = [
  ['vote-planned', 'again', 'the vote opened at', voted(planned, { ...planned, as: 'again', at: votingOpens })],
  ['vote-sealed', 'ballots sealed', 'Nothing before it plans the vote', voted(sealedBallots)],
  ['vote-sealed', 'ballots sealed', 'the vote closes at', voted(planned, { ...sealedBallots, at: votingCloses })],
  ['vote-sealed', 'again', 'was sealed before', voted(planned, sealedBallots, { ...sealedBallots, as: 'again' })],
  ['vote-counted', 'counted', 'It rests on no sealed vote of its challenge.', voted(planned, sealedBallots, { ...counted, refs: ['planned'] })],
  ['vote-counted', 'again', 'was counted before', voted(planned, sealedBallots, counted, { ...counted, as: 'again' })],
  ['vote-counted', 'counted', '2 counted and 0 set aside are not the 3 that were sealed.', voted(planned, sealedBallots, { ...counted, pub: { vote, counted: 2, aside: 0, file: hash } })],
];
/** Opened ballots, and the story with the two leaves that speak of them. */
const openBallots = (more: Partial<VoteFile> = {}): VoteFile => {
  const ballots = [{ ballot: 'b-1', choices: ['X'], salt: 's1' }, { ballot: 'b-2', choices: ['Y'], salt: 's2' }];
  const aside = ballotDigest(vote, { ballot: 'b-3', choices: ['X'], salt: 's3' }, sha256);
  return {
    format: voteFormat, challenge: ch, vote, question: 'Which?', opensAt: votingOpens, closesAt: votingCloses, each: 1, entries: [{ code: 'X', title: 'X', votes: 1 }, { code: 'Y', title: 'Y', votes: 1 }],
    ballots, setAside: [{ reason: 'one source', digests: [aside] }], root: rootOf([...ballots.map((one) => ballotDigest(vote, one, sha256)), aside], sha256), ...more,
  };
};
const ballotsBeside = (file: VoteFile) => () => [{ name: 'ballots.json', bytes: new TextEncoder().encode(voteText(file)) }];
const withBallots = (file: VoteFile, root = openBallots().root): Step[] => voted(planned, { ...sealedBallots, pub: { vote, ballots: 3, root } }, { ...counted, pub: { vote, counted: 2, aside: 1, file: sha256(voteText(file)) } });
const stuffed = openBallots({ entries: [{ code: 'X', title: 'X', votes: 2 }, { code: 'Y', title: 'Y', votes: 0 }] });
const swapped = openBallots({ ballots: [{ ballot: 'b-1', choices: ['X'], salt: 's1' }, { ballot: 'b-2', choices: ['X'], salt: 's2' }] });
const ofBallots: Impossible[] = [
  ['vote-recounted', 'counted', 'X has 1 vote; the file says 2.', withBallots(stuffed), ballotsBeside(stuffed)],
  ['vote-recounted', 'counted', 'The ballots give the root', withBallots(swapped), ballotsBeside(swapped)],
  ['vote-recounted', 'counted', `was sealed.`, withBallots(openBallots(), hash), ballotsBeside(openBallots())],
  ['vote-recounted', 'counted', 'has 1 ballots and 1 set aside; the record says 2 and 1.', withBallots(openBallots({ ballots: openBallots().ballots.slice(1) })), ballotsBeside(openBallots({ ballots: openBallots().ballots.slice(1) }))],
  ['vote-recounted', 'counted', 'is of the vote vot_2', withBallots(openBallots({ vote: 'vot_2' })), ballotsBeside(openBallots({ vote: 'vot_2' }))],
  ['vote-file', 'counted', 'ballots.json has the SHA-256', withBallots(openBallots()), ballotsBeside(openBallots({ question: 'Which one?' }))],
];

test('with the ballots that were opened, a vote is counted again; without them it says that it was not', () => {
  const replayed = (files: { name: string; bytes: Uint8Array }[]) => replayStory(digest, sha256, writeLog(withBallots(openBallots())).entries, readGiven(files, sha256));
  expect(replayed(ballotsBeside(openBallots())())).toMatchObject({ findings: [], unchecked: expect.not.arrayContaining([expect.stringContaining('ballots')]) as unknown });
  expect(replayed([]).unchecked).toContain(`The ballots of the vote ${vote} in ${ch} were not given. The SHA-256 of their file is ${sha256(voteText(openBallots()))}.`);
});
/** What the decision record says of every entry. */
const rowsText = canonical({ departures: [], rows: [{ code: winner, outcome: 'winner' }, { code: lowest, outcome: 'not-selected' }], total: 2 });
const withRows = (more: object): Step[] => withResult(resultText, { ...more, record: sha256(rowsText) });
const rowsBeside = (log: Written) => [...filesBeside(log).filter(({ name }) => name !== 'record.json'), { name: 'record.json', bytes: new TextEncoder().encode(rowsText) }];
const ofRecords: Impossible[] = [['winners-decided', 'result', 'wins in the decision record, and not here.', withRows({ winners: [] }), rowsBeside]];
/** What becomes of a prize, after all that. */
const ofGrand = { prize: 'grand', place: 1 };
const prizeApproved: Step = { as: 'award', kind: 'prize.approved', pub: { ...ofGrand, amount: 500, head: false }, at: '2027-02-20T12:00:00.000Z' };
const prizePaid = (as: string, amount: number): Step => ({ as, kind: 'prize.paid', pub: { ...ofGrand, amount }, at: '2027-02-21T12:00:00.000Z' });
const tookBack: Step = { as: 'back', kind: 'prize.payment-taken-back', pub: { ...ofGrand, amount: 500 }, at: '2027-02-22T12:00:00.000Z' };
const prizePassed: Step = { as: 'passed', kind: 'prize.passed', pub: ofGrand, at: '2027-02-23T12:00:00.000Z' };
const unapproved: Step = { as: 'unapproved', kind: 'prize.approval-taken-back', pub: ofGrand, at: '2027-02-23T12:00:00.000Z' };
const ofPrizes: Impossible[] = [
  ['prize-paid', 'paid', 'Nothing before it approves place 1 of grand.', voted(prizePaid('paid', 500))],
  ['prize-paid', 'more', 'With it 600 cents are paid; 500 were approved.', voted(prizeApproved, prizePaid('paid', 400), prizePaid('more', 200))],
  ['prize-approved', 'again', 'was approved before', voted(prizeApproved, { ...prizeApproved, as: 'again' })],
  ['prize-payment-taken-back', 'back', '500 cents are taken back; 400 were paid.', voted(prizeApproved, prizePaid('paid', 400), tookBack)],
  ['prize-taken-back', 'passed', '400 cents of it were paid.', voted(prizeApproved, prizePaid('paid', 400), prizePassed)],
  ['prize-taken-back', 'unapproved', 'Nothing before it approves', voted(unapproved)],
  ['prize-paid', 'late', 'Nothing before it approves', voted(prizeApproved, prizePassed, prizePaid('late', 500))],
];
test('a prize that passed on, was approved, paid, taken back and paid again breaks no rule', () => {
  const steps = voted(prizePassed, prizeApproved, unapproved, { ...prizeApproved, as: 'award 2' }, prizePaid('paid', 500), tookBack, prizePaid('paid 2', 300), prizePaid('paid 3', 200));
  expect(replayStory(digest, sha256, writeLog(steps).entries, readGiven([], sha256)).findings).toEqual([]);
});
const all = [...ofPrizes, ...ofRecords, ...ofBallots, ...ofLog, ...ofEntries, ...ofJudging, ...ofResults, ...ofVotes];

test('a vote that was planned, sealed and counted breaks no rule', () => {
  expect(replayStory(digest, sha256, writeLog(voted(planned, sealedBallots, counted)).entries, readGiven([], sha256)).findings).toEqual([]);
});

test.each(all)('%s fails at %s: %s', (rule, leaf, why, steps, files) => {
  const log = writeLog(steps);
  const signed = logFrom(log.entries, [log.entries.length]);
  expect(checkLog(digest, { paths: [...signed.keys()], read: (path) => signed.get(path) }, logPolicy, verify).findings).toEqual([]);
  const { findings } = replayStory(digest, sha256, log.entries, readGiven(files?.(log) ?? [], sha256));
  expect(findings).toEqual([{ rule, index: indexOf(log, leaf), act: actOf(log, leaf), why: expect.stringContaining(why) as string }]);
});

test('every rule has such a log', () => {
  const named = new Set(all.map(([rule]) => rule));
  expect(storyRules.map(({ name }) => name).filter((name) => !named.has(name))).toEqual([]);
});

test('a story that was told later holds: all of it is older than the log, and what happens since is told in its time', () => {
  const until = story.findIndex(({ as }) => as === 'closed');
  const older = story.map((step, i) => (i > 0 && i < until ? { ...step, late: true } : step));
  const log = writeLog(changed(older, 'opened', { at: '2027-01-21T22:00:00.000Z' }));
  expect(replayStory(digest, sha256, log.entries, readGiven(auditFiles(log), sha256))).toMatchObject({ findings: [], unchecked: [] });
});

test('a winner from below holds where the decision record says why', () => {
  const told = canonical({ departures: [{ code: lowest }] });
  const log = writeLog(withResult(resultText, { ...wins(lowest), record: sha256(told) }));
  const given = (...files: File[]) => replayStory(digest, sha256, log.entries, readGiven(files, sha256));
  const record = (text: string): File => ({ name: 'record.json', bytes: new TextEncoder().encode(text) });
  expect(given(...auditFiles(log).filter(({ name }) => name !== 'record.json'), record(told))).toMatchObject({ findings: [], unchecked: [] });
  expect(given(result(resultText), record(recordText)).findings.map(({ rule }) => rule)).toEqual(['record-file']);
  expect(given(result(resultText))).toMatchObject({ findings: [], unchecked: [expect.stringContaining('was not given'), expect.stringContaining('the codes of those not selected stay sealed'), expect.stringContaining('the marks of all of them'), expect.stringContaining('The decision record of'), expect.stringContaining('its decision record, with the SHA-256')] });
});

test('a result by a later version of the declared method is told, and one by another method fails', () => {
  const declared = (method: string) => changed(changed(story, 'rules', { pub: { ...rulesPub, method } }), 'amended', { pub: { ...amendedPub, method } });
  const replayed = (method: string) => replayStory(digest, sha256, writeLog(declared(method)).entries, readGiven([], sha256));
  expect(replayed('laurel-judging/1')).toMatchObject({ findings: [], unchecked: expect.arrayContaining([`The result of ${round} in ${ch}: It was made with ${engineVersion}; the rules declare laurel-judging/1. Whether the earlier version gives the same.`]) as string[] });
  expect(replayed('mean-of-marks/1').findings.map(({ rule }) => rule)).toEqual(['declared-method', 'declared-method']);
});

test('the head is signed by the key that the log names in its first leaf', () => {
  const keyOf = (name: string) => formatVerifierKey(testKey(name).key);
  const log = writeLog(story);
  const by = (key: string) => replayStory(digest, sha256, log.entries, { ...readGiven([], sha256), key }).findings;
  expect(by(keyOf('log.example.gov/record'))).toEqual([]);
  expect(by(keyOf('log2.example.gov/record'))).toMatchObject([{ rule: 'signed-by-named-key', index: 0 }]);
});
