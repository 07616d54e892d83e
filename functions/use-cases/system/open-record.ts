import { derivedId } from '../../domain/letters/letter.ts';
import type { Told } from '../../domain/record/leaf/leaf-kinds.ts';
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

/** An act that is the same wherever the same is said. */
const actOf = ({ digest }: Opening, ...parts: string[]): string => derivedId('act', (text) => toHex(digest(typeof text === 'string' ? bytesOfText(text) : text)), ...parts);
const hashOf = ({ digest }: Opening, text: string): string => toHex(digest(bytesOfText(text)));

/**
 * Says something of the log itself, once. Several processes may start at one moment: what waits is known by its act and the time it was received,
 * so both are the same wherever the same is said.
 */
const say = async ({ ledger, clock, digest }: Opening, told: Told, act: string): Promise<void> => {
  const { pending } = admitLeaf(digest, told, { id: act, ch: 'log', at: clock.now(), actor: 'system', salt: noSalt });
  await ledger.admit({ pending, receivedAt: first });
};

/** A log begins by saying which key signs it and under which policy (the hash of its file); both stand beside it. Safe to repeat: it is said once. */
const open = async (opening: Opening, policy: string): Promise<void> => {
  const { tiles, signer } = opening;
  const key = formatVerifierKey(signer.key);
  await Promise.all([tiles.describe('policy', policy), tiles.describe('vkey', `${key}\n`)]);
  await say(opening, { kind: 'log.opened', pub: { key, policy: hashOf(opening, policy), retention: 'for-ever' }, sealed: {} }, firstAct);
};

/** Of acts that each say the same once more, the first that has no place yet. */
const nextAct = async (opening: Opening, ...parts: string[]): Promise<string> => {
  for (let n = 1; ; n += 1) {
    const act = actOf(opening, ...parts, String(n));
    if ((await opening.ledger.places([act])).size === 0) return act;
  }
};

/** From now on other witnesses count: the log says so, and the new file stands beside it. */
const change = async (opening: Opening, before: string, policy: string): Promise<void> => {
  const hash = hashOf(opening, policy);
  const act = await nextAct(opening, 'policy-changed', hash);
  // whoever else started just now may have said it
  if ((await opening.tiles.policy()) !== before) return;
  await say(opening, { kind: 'policy.changed', pub: { policy: hash }, sealed: {} }, act);
  await opening.tiles.describe('policy', policy);
};

/** The page that checks receipts, as it can be saved: each file is told once. */
const tellVerifier = async (opening: Opening, file: string): Promise<void> => {
  const act = actOf(opening, 'verifier-published', file);
  if ((await opening.ledger.places([act])).size === 0) await say(opening, { kind: 'verifier.published', pub: { file }, sealed: {} }, act);
};

/** `url`: where the log is read; `watch`: who witnesses it; `verifier`: the SHA-256 of the page that checks receipts, as it can be saved. */
export type RunAs = { url: string; watch?: Watch | undefined; verifier?: string | undefined };

const openUnder = async (opening: Opening, { url, watch = unwatched }: RunAs): Promise<void> => {
  const { tiles, signer, digest, ledger } = opening;
  const wanted: Policy = { logs: [{ key: signer.key, url }], ...watch };
  const policy = formatPolicy(digest, wanted);
  const out = await tiles.policy();
  if (out === undefined || (await ledger.head()).version === 0) return open(opening, policy);
  const told = parsePolicy(digest, out);
  // Beside a log stands its policy: under another key, or another name, this is not that log.
  if (!told.logs.some(({ key }) => formatVerifierKey(key) === formatVerifierKey(signer.key))) throw new Error(`The policy of the log does not know ${formatVerifierKey(signer.key)}. Sign nothing; see the runbook.`);
  if (trusted(told) !== trusted(wanted)) await change(opening, out, policy);
};

/** Sees to it that the log is open, under the policy it is run with, and names the page of checks. Safe to repeat, for any number at once: what is said already is not said again. */
export const openRecord = async (opening: Opening, as: RunAs): Promise<void> => {
  await openUnder(opening, as);
  if (as.verifier !== undefined) await tellVerifier(opening, as.verifier);
};
