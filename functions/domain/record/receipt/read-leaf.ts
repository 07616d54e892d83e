import { canonical } from '../../words/canonical.ts';
import { disclosureDigest, parseDisclosure } from '../leaf/disclosure.ts';
import { refuseFormat } from '../refuse-format.ts';
import type { Digest } from '../tree/hashing.ts';

/** What a leaf and its disclosures say. Of a hidden leaf that nobody opened, `act` and the rest are not known. */
export type ReadLeaf = { id: string; at: string; backfilled: boolean; act?: string; ch?: string; n?: number; pub: Record<string, unknown>; disclosed: Map<string, unknown>; /** Digests that nothing here stands for. */ unshown: number };

const always = ['_sd', '_sd_alg', 'at', 'id', 'v'];
const perhaps = ['backfilled'];
const named = ['act', 'actor', 'ch', 'n', 'pub'];

type Members = Record<string, unknown>;
const isObject = (value: unknown): value is Members => typeof value === 'object' && value !== null && !Array.isArray(value);

const parseObject = (text: string): Members => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw refuseFormat('the leaf', 'it is not JSON.');
  }
  if (!isObject(value) || canonical(value) !== text) throw refuseFormat('the leaf', 'its JSON is not canonical: one object, sorted members, no white space.');
  return value;
};

/** The members that every reader needs, and no others than a leaf has. The log's own checks hold a leaf to all of its schema (leaf.ts). */
const checkMembers = (leaf: Members): void => {
  const isNamed = 'act' in leaf;
  const needed = [...always, ...(isNamed ? named : [])];
  const missing = needed.find((name) => !(name in leaf));
  if (missing) throw refuseFormat('the leaf', `${missing} is missing.`);
  const stranger = Object.keys(leaf).find((name) => ![...needed, ...perhaps, ...(isNamed ? ['refs'] : [])].includes(name));
  if (stranger) throw refuseFormat('the leaf', `a leaf has no member “${stranger}”.`);
  if (leaf['v'] !== 'laurel-act/1' || leaf['_sd_alg'] !== 'sha-256') throw refuseFormat('the leaf', 'it is of another version than laurel-act/1 with sha-256.');
  if (typeof leaf['at'] !== 'string' || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(leaf['at']) || Number.isNaN(Date.parse(leaf['at']))) throw refuseFormat('the leaf', 'its time is no instant in UTC.');
  if (typeof leaf['id'] !== 'string' || !Array.isArray(leaf['_sd'])) throw refuseFormat('the leaf', 'its id is no text, or its digests are no list.');
};

/** Each of them is one of the leaf's digests, and no name is disclosed twice. */
const open = (digest: Digest, digests: readonly unknown[], disclosures: readonly string[]): Map<string, unknown> => {
  const disclosed = new Map<string, unknown>();
  disclosures.forEach((text, i) => {
    const { name, value } = parseDisclosure(text);
    if (!digests.includes(disclosureDigest(digest, text))) throw refuseFormat(`disclosure ${i + 1}`, `the leaf has no digest of it: “${name}” was not sealed with this value.`);
    if (disclosed.has(name)) throw refuseFormat(`disclosure ${i + 1}`, `“${name}” is disclosed twice.`);
    disclosed.set(name, value);
  });
  return disclosed;
};

/** Without zod, for pages that check receipts in a few kilobytes. @throws Refusal where the leaf is not in its form, or a disclosure is not of it. */
export const readLeaf = (digest: Digest, text: string, disclosures: readonly string[]): ReadLeaf => {
  const leaf = parseObject(text);
  checkMembers(leaf);
  const disclosed = open(digest, leaf['_sd'] as unknown[], disclosures);
  const said = (name: string): unknown => leaf[name] ?? disclosed.get(name);
  const [act, ch, n, pub] = ['act', 'ch', 'n', 'pub'].map(said);
  return {
    id: leaf['id'] as string, at: leaf['at'] as string, backfilled: leaf['backfilled'] === true, pub: isObject(pub) ? pub : {}, disclosed, unshown: (leaf['_sd'] as unknown[]).length - disclosures.length,
    ...(typeof act === 'string' ? { act } : {}), ...(typeof ch === 'string' ? { ch } : {}), ...(typeof n === 'number' ? { n } : {}),
  };
};
