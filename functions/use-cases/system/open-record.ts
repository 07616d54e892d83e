import { admitLeaf } from '../../domain/record/leaf/pending-leaf.ts';
import { bytesOfText, toHex } from '../../domain/record/note/encoding.ts';
import { formatPolicy, parsePolicy, type Policy } from '../../domain/record/note/policy.ts';
import { formatVerifierKey } from '../../domain/record/note/verifier-key.ts';
import { canonical } from '../../domain/words/canonical.ts';
import type { Recording } from './sequence-record.ts';

/** The one act that no person and no job began: its id is the same in every log. */
const firstAct = `act_${'0'.repeat(21)}`;
/** Before any act that was ever received, so that it is placed first. */
const first = '1970-01-01T00:00:00.000Z';

const noSalt = (): string => {
  throw new Error('log.opened holds nothing private');
};

type Opening = Pick<Recording, 'ledger' | 'tiles' | 'signer' | 'clock' | 'digest'>;
/** Who is asked to witness the log, and how many are enough. */
export type Watch = Pick<Policy, 'witnesses' | 'groups' | 'quorum'>;
export const unwatched: Watch = { witnesses: [], groups: [] };

/** What of a policy a reader trusts; an address may change without a word. */
const trusted = ({ logs, witnesses, groups, quorum }: Policy): string =>
  canonical({ logs: logs.map(({ key }) => formatVerifierKey(key)), witnesses: witnesses.map(({ name, key }) => [name, formatVerifierKey(key)]), groups, quorum: quorum ?? null });

/** A log begins by saying which key signs it and under which policy (the hash of its file); both stand beside it. `url`: where it is read. Safe to repeat: it is said once. */
const open = async ({ ledger, tiles, signer, clock, digest }: Opening, policy: string): Promise<void> => {
  const key = formatVerifierKey(signer.key);
  await Promise.all([tiles.describe('policy', policy), tiles.describe('vkey', `${key}\n`)]);
  const told = { kind: 'log.opened', pub: { key, policy: toHex(digest(bytesOfText(policy))), retention: 'for-ever' }, sealed: {} } as const;
  const { pending } = admitLeaf(digest, told, { id: firstAct, ch: 'log', at: clock.now(), actor: 'system', salt: noSalt });
  await ledger.admit({ pending, receivedAt: first });
};

/** From now on other witnesses count: the log says so, and the new file stands beside it. */
const change = async ({ ledger, tiles, clock, digest }: Opening, policy: string, act: string): Promise<void> => {
  const at = clock.now();
  const { pending } = admitLeaf(digest, { kind: 'policy.changed', pub: { policy: toHex(digest(bytesOfText(policy))) }, sealed: {} }, { id: act, ch: 'log', at, actor: 'system', salt: noSalt });
  await ledger.admit({ pending, receivedAt: at });
  await tiles.describe('policy', policy);
};

/** Sees to it that the log is open, under the policy it is run with. `url`: where it is read; `newAct`: an id for an act. Safe to repeat: what is said already is not said again. */
export const openRecord = async (opening: Opening, { url, watch = unwatched, newAct }: { url: string; watch?: Watch | undefined; newAct: () => string }): Promise<void> => {
  const { tiles, signer, digest, ledger } = opening;
  const wanted: Policy = { logs: [{ key: signer.key, url }], ...watch };
  const policy = formatPolicy(digest, wanted);
  const out = await tiles.policy();
  if (out === undefined || (await ledger.head()).version === 0) return open(opening, policy);
  const told = parsePolicy(digest, out);
  // Beside a log stands its policy: under another key, or another name, this is not that log.
  if (!told.logs.some(({ key }) => formatVerifierKey(key) === formatVerifierKey(signer.key))) throw new Error(`The policy of the log does not know ${formatVerifierKey(signer.key)}. Sign nothing; see the runbook.`);
  if (trusted(told) !== trusted(wanted)) await change(opening, policy, newAct());
};
