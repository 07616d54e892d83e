import { derivedId } from '../../../domain/letters/letter.ts';
import { didDocument } from '../../../domain/credential/did.ts';
import { listEnds, listName, listWork, purposes, type Purpose, type StatusListHead } from '../../../domain/credential/status-list-head.ts';
import { emptyStatusList, encodeStatusList, statusListCredential, withBit } from '../../../domain/credential/status-list.ts';
import type { Told } from '../../../domain/record/leaf/leaf-kinds.ts';
import { admitLeaf } from '../../../domain/record/leaf/pending-leaf.ts';
import { fromHex, toHex } from '../../../domain/record/note/encoding.ts';
import type { Waiting } from '../../../domain/record/sequencing/batch.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Ports } from '../../../ports/ports.ts';
import { signBadge, type BadgePorts } from '../../credential/sign-badge.ts';
import { pagesOf } from '../../site-pages.ts';

/** `gzip`: writes the same bytes for the same bytes. */
export type Publishing = BadgePorts & { gzip: (bytes: Uint8Array) => Uint8Array } & Pick<Ports, 'statusLists' | 'sha256' | 'site'>;

const noSalt = (): string => {
  throw new Error('nothing of it is private');
};
const waits = ({ digest }: Pick<Publishing, 'digest'>, told: Told, id: string, at: string): Waiting =>
  ({ pending: admitLeaf(digest, told, { id, ch: 'log', at, actor: 'system', salt: noSalt }).pending, receivedAt: at });

const unlessStale = (error: unknown): void => {
  if (!(error instanceof Refusal && error.code === 'stale')) throw error;
};

/** Before anything is signed with a key, everybody can read it; what an old key signed is verified by it for ever. Safe to repeat. */
export const keepIssuer = async (ports: Publishing): Promise<void> => {
  const { statusLists, credentialSigner: { did, publicKey }, site, sha256, clock } = ports;
  const before = await statusLists.issuer();
  const key = toHex(publicKey);
  if (before?.keys.includes(key)) return;
  const keys = [...(before?.keys ?? []), key];
  const text = JSON.stringify(didDocument({ did, keys: keys.map((one) => ({ publicKey: fromHex(one) })), url: site.origin }), undefined, 2);
  const version = (before?.version ?? 0) + 1;
  const id = derivedId('act', sha256, 'issuer-published', did, String(version));
  await statusLists.saveIssuer({ keys, text, version }, waits(ports, { kind: 'issuer.published', pub: { file: sha256(text) }, sealed: {} }, id, clock.now())).catch(unlessStale);
};

const sign = async (ports: Publishing, which: { list: number; purpose: Purpose }, before: StatusListHead | undefined, noted: number): Promise<void> => {
  const { statusLists, gzip, clock, sha256, credentialSigner } = ports;
  await keepIssuer(ports);
  const name = listName(which.list, which.purpose);
  const address = pagesOf(ports).statusList(name);
  const at = clock.now();
  const bits = (await statusLists.set(which)).filter(({ until }) => until === undefined || at < until);
  const bytes = bits.reduce((list, { index }) => withBit(list, index, true), emptyStatusList());
  const validUntil = listEnds(at);
  const text = await signBadge(ports, statusListCredential({ id: address, issuer: credentialSigner.did, purpose: which.purpose, encodedList: encodeStatusList(gzip, bytes), validFrom: at, validUntil }));
  const sequence = (before?.sequence ?? 0) + 1;
  const [endsNext] = bits.flatMap(({ until }) => until ?? []).toSorted();
  const head: StatusListHead = { ...which, sequence, told: noted, signedAt: at, validUntil, hash: sha256(text), act: derivedId('act', sha256, 'statuslist-published', address, String(sequence)), ...(endsNext ? { endsNext } : {}) };
  const told: Told = { kind: 'statuslist.published', pub: { list: address.replace(/^https?:\/\//, ''), file: head.hash, purpose: which.purpose, sequence }, sealed: {} };
  await statusLists.publish(head, text, waits(ports, told, head.act, at)).catch(unlessStale);
};

/** Signs every list that has changed, or is about to end. Answers whether one has changed too soon after the last time, and waits. */
export const publishLists = async (ports: Publishing): Promise<'wait' | 'none'> => {
  const last = await ports.statusLists.current();
  let left: 'wait' | 'none' = 'none';
  for (const list of Array.from({ length: last }, (_, i) => i + 1)) {
    for (const purpose of purposes) {
      // How many changes there are before which they are: one that comes in between is told twice, and none is missed.
      const noted = await ports.statusLists.noted({ list, purpose });
      const head = await ports.statusLists.head({ list, purpose });
      const work = listWork(head, noted, ports.clock.now());
      if (work === 'wait') left = 'wait';
      if (work === 'sign') await sign(ports, { list, purpose }, head, noted);
    }
  }
  return left;
};
