import { clockWords } from '../../moment.ts';
import { moneyWords } from '../../words/money.ts';
import type { LeafKind, Pub } from '../leaf/leaf-kinds.ts';

/** A leaf, as it was read: a hidden one has no act. `marks`: a later act opened them. */
type ReadLeaf = { act?: LeafKind; pub?: unknown; backfilled?: true | undefined; marks?: boolean };

const counted = (n: number, one: string, many: string): string => (n === 1 ? `one ${one}` : `${n.toLocaleString('en-US')} ${many}`);
const reasons = { extended: 'The deadline moved.', 'all-extended': 'All dates ahead moved by the same amount.', 'judging-extended': 'Judging ends later.', corrected: 'It is a correction.' } as const;
const bases = { request: 'Somebody asked for it.', retention: 'Its time was over.', law: 'The law asked for it.' } as const;
const outcomes = { upheld: 'upheld', rejected: 'rejected', withdrawn: 'withdrawn' } as const;
const rules = ({ version, closes, zone }: Pub<'rules.published'>): string => `version ${version}${closes === undefined ? '' : `; entries close ${clockWords(closes, zone)}`}`;
const places = ({ winners }: Pub<'result.published'>): string => (winners.length === 0 ? 'Nobody won.' : `${winners.map(({ entry }) => entry).join(', ')} won.`);

const placed = (prize: string, place: number): string => `Prize ${prize}, place ${place}`;

const inside = (prize: string, place: number): string => placed(prize, place).replace('Prize', 'prize');

const sentences: { [K in LeafKind]: (pub: Pub<K>) => string } = {
  'log.opened': () => 'The public record was opened.',
  'policy.changed': () => 'The policy of the record changed.',
  'verifier.published': () => 'A new page for checking the record was published.',
  'erasure.recorded': ({ count, basis }) => `What ${counted(count, 'digest stands', 'digests stand')} for was erased. ${bases[basis]}`,
  'statuslist.published': ({ purpose, sequence }) => `Version ${sequence} of a ${purpose} list of credentials was published.`,
  'issuer.published': () => 'The keys that sign credentials were published.',
  'rules.published': (pub) => `The rules were published, ${rules(pub)}.`,
  'rules.amended': (pub) => `The rules were amended, ${rules(pub)}. ${reasons[pub.reason]}`,
  'challenge.cancelled': () => 'The challenge was cancelled.',
  'grant.given': ({ until }) => `One entrant was given time until ${clockWords(until, 'UTC')}.`,
  'entry.received': ({ entry, version }) => `Entry ${entry} was received, version ${version}.`,
  'entry.replaced': ({ entry, version }) => `Entry ${entry} was sent again, version ${version}.`,
  'entry.withdrawn': ({ entry }) => `Entry ${entry} was withdrawn.`,
  'entry.redacted': () => 'An entry was looked through, so that judges read it without names.',
  'entry.excluded': () => 'An entry was excluded.',
  'entry.reinstated': () => 'An entry that was excluded counts again.',
  'entry.disqualified': () => 'An entry was disqualified.',
  'entry.advanced': () => 'An entry went on to the next round.',
  'submissions.closed': ({ count }) => `Submissions were closed, with ${counted(count, 'entry', 'entries')}.`,
  'entries.opened': () => 'The sealed entries were opened.',
  'conflict.declared': ({ effect }) => (effect === 'recused' ? 'A judge stepped back from an entry.' : 'A judge answered the conflict gate.'),
  'assignment.made': ({ entries, judges, pairs }) => `${counted(judges, 'judge was', 'judges were').replace(/^o/, 'O')} assigned ${counted(entries, 'entry', 'entries')}, in ${counted(pairs, 'pair', 'pairs')}.`,
  'assignment.changed': () => 'An assignment of a judge was changed.',
  'assignment.extended': ({ reviews, entries }) => `${counted(reviews, 'further review was', 'further reviews were').replace(/^o/, 'O')} given to ${counted(entries, 'entry', 'entries')}.`,
  'judge.revoked': () => 'A judge was taken off the panel.',
  'judge.waived': () => 'The agency went without a missing review.',
  'judge.waiver-taken-back': () => 'A missing review is awaited again.',
  'score.committed': () => 'A judge scored an entry. The marks are sealed.',
  'score.corrected': () => 'A judge changed a score. The marks are sealed.',
  'score.abstained': () => 'A judge abstained from an entry.',
  'scores.revealed': () => 'The scores of the round were revealed.',
  'score.overridden': () => 'The chair put an entry in another place than its scores.',
  'score.override-taken-back': () => 'The chair put an entry back in the place of its scores.',
  'decisions.applied': ({ count }) => `Decisions on ${counted(count, 'entry', 'entries')} were applied.`,
  'result.published': (pub) => `The result was published. ${places(pub)}`,
  'result.corrected': (pub) => (pub.withdrawn ? 'The result was withdrawn: it names no winner any more.' : `The result was corrected. ${places(pub)}`),
  'vote.planned': () => 'A vote of the public was planned.',
  'vote.sealed': ({ ballots }) => `A vote of the public was over. ${counted(ballots, 'ballot was', 'ballots were').replace(/^o/, 'O')} sealed.`,
  'vote.counted': ({ counted: n, aside }) => `A vote of the public was counted: ${counted(n, 'ballot', 'ballots')}${aside > 0 ? `, and ${counted(aside, 'ballot', 'ballots')} set aside` : ''}.`,
  'appeal.filed': () => 'A team appealed.',
  'appeal.decided': ({ outcome }) => `An appeal was ${outcomes[outcome]}.`,
  'prize.approved': ({ prize, place, amount, head }) => `The award of ${inside(prize, place)} was approved${amount > 0 ? `, ${moneyWords(amount)}` : ''}${head ? ', with the approval of the head of the agency' : ''}.`,
  'prize.approval-taken-back': ({ prize, place }) => `The approval of the award of ${inside(prize, place)} was taken back.`,
  'prize.paid': ({ prize, place, amount }) => (amount > 0 ? `Of ${inside(prize, place)}, ${moneyWords(amount)} was paid.` : `${placed(prize, place)} was handed over.`),
  'prize.payment-taken-back': ({ prize, place, amount }) => (amount > 0 ? `A payment of ${moneyWords(amount)} of ${inside(prize, place)} was taken back.` : `That ${inside(prize, place)} was handed over was taken back.`),
  'prize.passed': ({ prize, place }) => `${placed(prize, place)} passed on, or was given to an alternate.`,
  'award.issued': () => 'A credential was issued.',
  'award.renewed': () => 'A credential was renewed.',
  'award.suspended': () => 'A credential was suspended.',
  'award.reinstated': () => 'A credential was reinstated.',
  'award.revoked': () => 'A credential was withdrawn, or another took its place.',
};

/** One leaf in a plain sentence: what everybody may read of it, and nothing of what it seals. */
export const tellLeaf = ({ act, pub, backfilled, marks = false }: ReadLeaf): string => {
  if (!act) return 'Something happened in a challenge that hides how many enter. It is told once entries are opened.';
  const sentence = (sentences[act] as (pub: unknown) => string)(pub).replace('The marks are sealed.', (sealed) => (marks ? 'The marks are open now.' : sealed));
  return backfilled ? `${sentence} It was put on the record later.` : sentence;
};

export type StoryLine = { index: number; at: string; ch?: string | undefined; n?: number | undefined; sentence: string };

/** A challenge’s story, one line a leaf, in the order of the log; without a challenge, of the whole log. */
export const tellStory = (leaves: readonly (ReadLeaf & { index: number; at: string; ch?: string; n?: number })[], challenge?: string): StoryLine[] =>
  leaves.filter(({ ch }) => challenge === undefined || ch === challenge).map((leaf) => ({ index: leaf.index, at: leaf.at, ch: leaf.ch, n: leaf.n, sentence: tellLeaf(leaf) }));
