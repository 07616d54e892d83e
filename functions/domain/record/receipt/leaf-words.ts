import { clockWords } from '../../moment.ts';
import type { LeafKind } from '../leaf/leaf-kinds.ts';
import type { ReadLeaf } from './read-leaf.ts';
import type { Manifest } from './receipt.ts';

const kinds: Record<LeafKind, string> = {
  'log.opened': 'Record opened', 'policy.changed': 'Policy of the record changed', 'verifier.published': 'Checking program published',
  'erasure.recorded': 'Private values erased', 'statuslist.published': 'States of credentials published', 'issuer.published': 'Keys of credentials published',
  'rules.published': 'Rules published', 'rules.amended': 'Rules changed', 'challenge.cancelled': 'Challenge cancelled', 'grant.given': 'More time given to one team',
  'entry.received': 'Entry received', 'entry.replaced': 'Entry received, in place of an earlier version', 'entry.withdrawn': 'Entry withdrawn', 'entry.redacted': 'Entry made anonymous for judges',
  'entry.excluded': 'Entry excluded', 'entry.reinstated': 'Entry taken back in', 'entry.disqualified': 'Entry disqualified', 'entry.advanced': 'Entry advanced to the next round',
  'submissions.closed': 'Entries closed', 'entries.opened': 'Entries opened',
  'conflict.declared': 'Conflicts declared', 'assignment.made': 'Judges assigned', 'assignment.changed': 'Assignment changed', 'assignment.extended': 'More reviews assigned',
  'judge.revoked': 'Judge taken off', 'judge.waived': 'Missing scores waived', 'judge.waiver-taken-back': 'Waiver of missing scores taken back',
  'score.committed': 'Scores given', 'score.corrected': 'Scores corrected', 'score.abstained': 'Judge abstained', 'scores.revealed': 'Scores revealed',
  'score.overridden': 'Place changed by the chair', 'score.override-taken-back': 'Change by the chair taken back', 'decisions.applied': 'Decisions applied',
  'result.published': 'Results published', 'result.corrected': 'Results corrected or withdrawn', 'vote.planned': 'Vote of the public planned', 'vote.sealed': 'Ballots sealed', 'vote.counted': 'Vote of the public counted', 'appeal.filed': 'Appeal filed', 'appeal.decided': 'Appeal decided',
  'prize.approved': 'Award approved', 'prize.approval-taken-back': 'Approval of an award taken back', 'prize.paid': 'Award paid', 'prize.payment-taken-back': 'Payment of an award taken back', 'prize.passed': 'Prize passed on',
  'award.issued': 'Credential issued', 'award.revoked': 'Credential withdrawn, or another took its place', 'award.renewed': 'Credential renewed', 'award.suspended': 'Credential suspended', 'award.reinstated': 'Credential reinstated',
};

/** What an act is called; a kind that is newer than this reader, by its name. */
export const actWords = (act: string | undefined): string => (act === undefined ? 'An act that its leaf does not name' : Object.hasOwn(kinds, act) ? kinds[act as LeafKind] : act);

const names: Record<string, string> = {
  entry: 'Entry', version: 'Version', receipt: 'Receipt number', entrant: 'Team, as the record calls it', manifest: 'SHA-256 of what was sent', members: 'Members of the team', late: 'After the deadline', judge: 'Judge, as the record calls them', round: 'Round',
  marks: 'Marks', composite: 'Weighted total, of 100', words: 'SHA-256 of the written words', reason: 'SHA-256 of the reason', named: 'Names given', place: 'Place',
  credential: 'SHA-256 of the credential', file: 'SHA-256 of its file', record: 'SHA-256 of the decision record', opened: 'SHA-256 of the file of opened entries', document: 'SHA-256 of the rules', recipient: 'Holder, as the record calls them',
  list: 'List of states', revocation: 'Place on the list of withdrawals', suspension: 'Place on the list of suspensions', until: 'In force until',
  prize: 'Prize', amount: 'Amount in cents', head: 'Approved by the head of the agency', on: 'Day', reference: 'SHA-256 of the reference', to: 'Entry that got it', ending: 'Why it passed on',
};
/** What opens a hidden leaf stands elsewhere among what it says. */
const elsewhere = ['act', 'ch', 'n', 'actor', 'refs', 'pub'];

/** What a value says. */
export const valueWords = (value: unknown): string => {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value !== 'object' || !value || Array.isArray(value)) return typeof value === 'string' ? value : JSON.stringify(value);
  return Object.entries(value).map(([name, one]) => `${name.replaceAll('-', ' ')} ${valueWords(one)}`).join(', ');
};

/** What a value is called. */
export const labelOf = (name: string): string => (Object.hasOwn(names, name) ? names[name]! : name.startsWith('marks.') ? `Mark for ${name.slice(6).replaceAll('-', ' ')}` : name);

/** Some acts are told to the minute: seconds and milliseconds that nobody took down are not shown. */
export const instantSaid = (at: string): string => at.replace(/:00\.000Z$/, 'Z');

/** Everything the leaf and its disclosures say, as label and value. */
export const saidBy = ({ id, act, ch, n, at, pub, disclosed }: ReadLeaf, zone: string, manifest?: Manifest): [string, string][] => [
  ['Act', actWords(act)], ['Received', `${clockWords(at, zone)} (${instantSaid(at)})`],
  ...(ch === undefined ? [] : [(ch === 'log' ? ['About', act?.startsWith('award.') ? 'A credential' : 'The record itself'] : ['Id of the challenge', ch]) as [string, string]]),
  ...(typeof manifest?.['title'] === 'string' ? [['Title', manifest['title']] as [string, string]] : []),
  ...(n === undefined ? [] : [[ch === 'log' ? 'Count of acts outside challenges' : 'Count of acts of the challenge', String(n)] as [string, string]]),
  ...[...Object.entries(pub), ...[...disclosed].filter(([name]) => !elsewhere.includes(name))].map(([name, value]): [string, string] => [labelOf(name), valueWords(value)]),
  ['Id of the act', id],
];
