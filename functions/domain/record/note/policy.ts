import { refuseFormat } from '../refuse-format.ts';
import type { Digest } from '../tree/hashing.ts';
import { bytesOfText, fromDecimal, textOfBytes } from './encoding.ts';
import { formatVerifierKey, parseVerifierKey, type KeyType, type VerifierKey } from './verifier-key.ts';

export type PolicyLog = { key: VerifierKey; url?: string | undefined };
export type PolicyWitness = PolicyLog & { name: string };
/** Holds where at least `least` of its members do: witnesses, or groups named before it. */
export type PolicyGroup = { name: string; least: number; members: string[] };
/** C2SP tlog-policy: which logs are known, and which witnesses are enough. Without a quorum, none is asked for. */
export type Policy = { logs: PolicyLog[]; witnesses: PolicyWitness[]; groups: PolicyGroup[]; quorum?: string | undefined };

const none = 'none';

/** Octets as characters: what is not ASCII is opaque to the format. */
const octets = (bytes: Uint8Array): string => Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
const readable = (opaque: string, where: string): string => textOfBytes(Uint8Array.from(opaque, (character) => character.charCodeAt(0)), where);

const sameKey = (a: PolicyLog, b: PolicyLog): boolean => a.key.publicKey.every((byte, i) => byte === b.key.publicKey[i]);

const makeReader = (digest: Digest) => {
  const policy: Policy = { logs: [], witnesses: [], groups: [] };
  const defined = new Set<string>();
  const placed = new Set<string>();
  let quorums = 0;

  const define = (name: string, where: string): void => {
    if (name === none || defined.has(name)) throw refuseFormat(where, `the name ${name} is taken.`);
    defined.add(name);
  };
  const keyed = (items: string[], type: KeyType, known: PolicyLog[], where: string): PolicyLog => {
    const [vkey = '', url, ...more] = items;
    if (more.length > 0) throw refuseFormat(where, 'it has more than a key and an address.');
    const key = parseVerifierKey(digest, readable(vkey, where), where);
    if (key.type !== type) throw refuseFormat(where, type === 'ed25519' ? 'the key of a log has type 1.' : 'the key of a witness has type 4.');
    const made: PolicyLog = { key, ...(url ? { url: readable(url, where) } : {}) };
    if (known.some((one) => sameKey(one, made))) throw refuseFormat(where, 'this public key stands on an earlier line.');
    return made;
  };
  const group = ([name = '', count = '', ...members]: string[], where: string): void => {
    if (members.length === 0) throw refuseFormat(where, 'write group, a name, a number or any or all, and at least one member.');
    const least = count === 'all' ? members.length : count === 'any' ? 1 : fromDecimal(count, where);
    if (least < 1 || least > members.length) throw refuseFormat(where, `${least} of ${members.length} cannot be.`);
    for (const member of members) {
      if (!defined.has(member)) throw refuseFormat(where, `${member} is not named on an earlier line.`);
      if (placed.has(member)) throw refuseFormat(where, `${member} is a member already, here or of another group.`);
      placed.add(member);
    }
    define(name, where);
    policy.groups.push({ name, least, members });
  };
  const quorum = (items: string[], where: string): void => {
    const [name = ''] = items;
    quorums += 1;
    if (items.length !== 1 || quorums > 1) throw refuseFormat(where, 'there is exactly one quorum line, with one name.');
    if (name !== none && !defined.has(name)) throw refuseFormat(where, `${name} is not named on an earlier line.`);
    if (name !== none) policy.quorum = name;
  };
  const line = (text: string, where: string): void => {
    const [word, ...items] = text.split(/[ \t]+/).filter((item) => item !== '');
    if (!word || word.startsWith('#')) return;
    if (word === 'log') policy.logs.push(keyed(items, 'ed25519', policy.logs, where));
    else if (word === 'witness') {
      const [name = '', ...rest] = items;
      define(name, where);
      policy.witnesses.push({ name, ...keyed(rest, 'cosignature', policy.witnesses, where) });
    } else if (word === 'group') group(items, where);
    else if (word === 'quorum') quorum(items, where);
    else throw refuseFormat(where, `${word} is no word of a policy: log, witness, group or quorum.`);
  };
  return { line, done: () => {
    if (quorums === 0) throw refuseFormat('the policy', 'it has no quorum line.');
    return policy;
  } };
};

/** Names outside ASCII are kept as opaque octets. @throws Refusal naming the line. */
export const parsePolicy = (digest: Digest, file: string | Uint8Array): Policy => {
  const text = octets(typeof file === 'string' ? bytesOfText(file) : file);
  if (!text.endsWith('\n')) throw refuseFormat('the policy', 'its last line does not end with a line break.');
  const reader = makeReader(digest);
  text.slice(0, -1).split('\n').forEach((line, i) => {
    const where = `line ${i + 1} of the policy`;
    // oxlint-disable-next-line no-control-regex -- the format names the control characters it allows
    if (/[\x00-\x08\x0b-\x1f\x7f]/.test(line)) throw refuseFormat(where, 'it holds a control character other than a tab.');
    reader.line(line, where);
  });
  return reader.done();
};

const addressed = ({ key, url }: PolicyLog): string => `${formatVerifierKey(key)}${url ? ` ${url}` : ''}`;

/** The policy we publish: one form of each, no comments. @throws Refusal where what it would write is no policy. */
export const formatPolicy = (digest: Digest, { logs, witnesses, groups, quorum }: Policy): string => {
  const unwritable = [...witnesses, ...groups].find(({ name }) => !/^[!-~]+$/.test(name));
  if (unwritable) throw refuseFormat('the policy', `the name ${unwritable.name} has spaces or characters outside ASCII.`);
  const text = [
    ...logs.map((log) => `log ${addressed(log)}`),
    ...witnesses.map((witness) => `witness ${witness.name} ${addressed(witness)}`),
    ...groups.map(({ name, least, members }) => `group ${name} ${least} ${members.join(' ')}`),
    `quorum ${quorum ?? none}`,
  ].map((line) => `${line}\n`).join('');
  parsePolicy(digest, text);
  return text;
};

/** Are the witnesses of these names enough? */
export const reachesQuorum = ({ groups, quorum }: Policy, cosigned: ReadonlySet<string>): boolean => {
  const holds = (name: string): boolean => {
    const group = groups.find((one) => one.name === name);
    return group ? group.members.filter(holds).length >= group.least : cosigned.has(name);
  };
  return quorum === undefined || holds(quorum);
};
