import { digest, sha256 } from '../../../functions/adapters/system/sha256.ts';
import type { Told } from '../../../functions/domain/record/leaf/leaf-kinds.ts';
import { admitLeaf, completeLeaf } from '../../../functions/domain/record/leaf/pending-leaf.ts';
import { formatPolicy, type Policy } from '../../../functions/domain/record/note/policy.ts';
import { formatTlogProof } from '../../../functions/domain/record/note/tlog-proof.ts';
import { manifestDigest, type Manifest, type Receipt } from '../../../functions/domain/record/receipt/receipt.ts';
import { testSalts } from '../salts.ts';
import { wholeTree } from '../tree.ts';
import { act } from './acts.ts';
import { logFrom, logPolicy } from './small-log.ts';

type Wanted = { files?: Record<string, string>; size?: number; index?: number; hidden?: boolean; backfilled?: boolean; /** Seconds after it was sent. */ witnessed?: number; /** Instead of an entry: the text of a credential that was awarded. */ credential?: string };

const padded = (n: number) => n.toString(36).padStart(21, '0');
export const sentAt = '2027-01-16T04:41:08.250Z';

/** A log with one entry that somebody sent, and what they keep of it. */
export const keptReceipt = ({ files = { 'plan.pdf': 'The plan.' }, size = 40, index = 13, hidden = false, backfilled = false, witnessed = 61, credential }: Wanted = {}) => {
  const manifest: Manifest = {
    entryId: `ent_${padded(7)}`, title: 'Cooler streets', n: 1, receipt: 'R-7K2M', zone: 'America/New_York', sections: [{ id: 'about', digest: sha256('about') }],
    files: Object.entries(files).map(([name, text], i) => ({ id: `fil_${padded(i)}`, name, size: Buffer.byteLength(text), type: 'application/pdf', sha256: sha256(text) })),
  };
  const sealed = { entrant: `p_${padded(5)}`, manifest: manifestDigest(digest, manifest), receipt: 'R-7K2M', members: 3, late: false };
  const told: Told = credential === undefined ? { kind: 'entry.received', pub: { entry: 'E7K2XX', version: 1 }, sealed } : { kind: 'award.issued', pub: { list: 'https://log.example.gov/credentials/status/1-revocation' }, sealed: { credential: sha256(credential), recipient: `p_${padded(6)}` } };
  const { pending, disclosures } = admitLeaf(digest, told, {
    id: `act_${padded(777)}`, ch: `chl_${padded(9)}`, at: sentAt, actor: credential === undefined ? 'team' : 'system', salt: testSalts('kept'), hideEntries: hidden, ...(backfilled ? { backfilled } : {}),
  });
  const own = completeLeaf(digest, pending, { n: 1, refs: [] });
  const counts = new Map<string, number>();
  const leaves = Array.from({ length: size }, (_, i) => {
    if (i === index) return own.bytes;
    const other = { ...act(i).pending, refs: [] };
    counts.set(other.ch, (counts.get(other.ch) ?? 0) + 1);
    return completeLeaf(digest, other, { n: counts.get(other.ch)!, refs: [] }).bytes;
  });
  const log = logFrom(leaves, [size], Math.floor(Date.parse(sentAt) / 1000) + witnessed);
  const checkpoint = new TextDecoder().decode(log.get('checkpoint'));
  const proof = formatTlogProof({ index, hashes: wholeTree(leaves).inclusion(index), checkpoint });
  const receipt: Receipt = { leaf: new TextDecoder().decode(own.bytes), proof, disclosures: [...disclosures, ...own.opening], ...(credential === undefined ? { manifest } : {}) };
  return { receipt, log, leaves, files, policy: logPolicy as Policy, policyText: formatPolicy(digest, logPolicy) };
};
