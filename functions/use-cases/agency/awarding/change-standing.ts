import type { Deed } from '../../../domain/act.ts';
import type { Caller } from '../../../domain/caller.ts';
import { needsSignature, reinstate, renew, replace, suspend, withdraw, type Credential } from '../../../domain/credential/credential.ts';
import { knownView } from '../../../domain/credential/known-view.ts';
import type { RegistryChange } from '../../../domain/credential/registry/registry-change.ts';
import { listName, type Purpose } from '../../../domain/credential/status-list-head.ts';
import { notFound, Refusal } from '../../../domain/refusal.ts';
import type { Ports } from '../../../ports/ports.ts';
import { numberOf } from '../../credential-number.ts';
import { onRecord, type Recorder } from '../../on-record.ts';
import { pagesOf } from '../../site-pages.ts';
import { staffOf } from '../../staff.ts';
import { tell } from '../../tell.ts';

type Needed = Pick<Ports, 'agencies' | 'credentials' | 'site'> & Recorder;
type Asked = { id: string; version: number };

/** The credential, if the caller gives credentials for its agency; else it is not there. */
export const issuedBy = async (ports: Pick<Ports, 'agencies' | 'credentials'>, caller: Caller, id: string, role: 'manager' | undefined = 'manager'): Promise<{ credential: Credential; by: string }> => {
  const credential = await ports.credentials.find(id);
  const { id: by } = await staffOf(ports, caller, credential?.agencyId, role, 'credential');
  if (!credential) throw notFound('credential');
  return { credential, by };
};

const atVersion = (credential: Credential, version: number): void => {
  if (credential.version !== version) throw new Refusal('stale', 'Somebody changed this since you opened it. Compare, then save again.');
};

/** Where an act on it belongs: to its challenge, or to the agency. */
export const aboutOf = ({ challenge, agencyId }: Credential): string => challenge?.id ?? agencyId;

/** On the record a list is called by its address, without how it is fetched. */
export const listAddress = (ports: Pick<Ports, 'site'>, { places }: Credential, purpose: Purpose): string =>
  pagesOf(ports).statusList(listName(places?.[purpose].list ?? 1, purpose)).replace(/^https?:\/\//, '');

const refuseUnsigned = (credential: Credential): void => {
  if (needsSignature(credential)) throw new Refusal('conflict', 'It is being signed at this moment. Try again in a few seconds.');
};

type Kind = 'credential.suspended' | 'credential.reinstated' | 'credential.withdrawn' | 'credential.replaced';
const saidAs: Record<Kind, RegistryChange['what']> = { 'credential.suspended': 'suspended', 'credential.reinstated': 'reinstated', 'credential.withdrawn': 'withdrawn', 'credential.replaced': 'replaced' };

/** The act on the record, and the line of the feed where the public knows of the credential. */
export const toldOf = (ports: Needed, next: Credential, deed: Deed & { kind: Kind }, reason?: string): { deed: Deed; told: RegistryChange | undefined } => {
  const purpose = deed.kind === 'credential.withdrawn' || deed.kind === 'credential.replaced' ? 'revocation' : 'suspension';
  return {
    deed: onRecord(ports, deed, { credential: next, list: listAddress(ports, next, purpose), reason }),
    told: next.signed && { id: deed.id, number: next.number, what: saidAs[deed.kind], at: deed.at },
  };
};

const change = async (ports: Needed, caller: Caller, kind: Kind, next: Credential, reason?: string): Promise<Credential> => {
  const { deed, told } = toldOf(ports, next, tell(ports, caller, kind, { about: aboutOf(next), refs: { credential: next.id }, answer: knownView(next, caller.at) }), reason);
  await ports.credentials.change(next, deed, { told });
  return next;
};

/** Until a day, or until further notice. */
export const suspendCredential = async (ports: Needed, caller: Caller, { id, version, reason, until }: Asked & { reason: string; until?: string | undefined }): Promise<Credential> => {
  const { credential, by } = await issuedBy(ports, caller, id);
  refuseUnsigned(credential);
  atVersion(credential, version);
  return change(ports, caller, 'credential.suspended', suspend(credential, { at: caller.at, by, reason, until }), reason);
};

export const reinstateCredential = async (ports: Needed, caller: Caller, { id, version }: Asked): Promise<Credential> => {
  const { credential, by } = await issuedBy(ports, caller, id);
  atVersion(credential, version);
  return change(ports, caller, 'credential.reinstated', reinstate(credential, { at: caller.at, by }));
};

/** For good. What was only offered can no longer be accepted. */
export const withdrawCredential = async (ports: Needed, caller: Caller, { id, version, reason }: Asked & { reason: string }): Promise<Credential> => {
  const { credential, by } = await issuedBy(ports, caller, id);
  atVersion(credential, version);
  return change(ports, caller, 'credential.withdrawn', withdraw(credential, { at: caller.at, by, reason }), reason);
};

/** A corrected name: the old one says which number took its place. */
export const replaceCredential = async (ports: Needed, caller: Caller, { id, version, reason, name }: Asked & { reason: string; name: string }): Promise<Credential> => {
  const { credential, by } = await issuedBy(ports, caller, id);
  refuseUnsigned(credential);
  atVersion(credential, version);
  const newId = ports.chance.id('credential');
  const { old, corrected } = replace(credential, { at: caller.at, by, reason, name, id: newId, number: numberOf(ports, newId) });
  const { deed, told } = toldOf(ports, old, tell(ports, caller, 'credential.replaced', { about: aboutOf(old), refs: { credential: id, with: newId }, answer: knownView(corrected, caller.at) }), reason);
  await ports.credentials.change(old, deed, { told, corrected });
  return corrected;
};

/** Longer in force: a job signs it anew. */
export const renewCredential = async (ports: Needed, caller: Caller, { id, version, until }: Asked & { until?: string | undefined }): Promise<Credential> => {
  const { credential, by } = await issuedBy(ports, caller, id);
  refuseUnsigned(credential);
  atVersion(credential, version);
  const next = renew(credential, { at: caller.at, by, until });
  const deed = tell(ports, caller, 'credential.renewed', { about: aboutOf(next), refs: { credential: id }, answer: knownView(next, caller.at) });
  await ports.credentials.change(next, deed, { told: { id: deed.id, number: next.number, what: 'renewed', at: deed.at } });
  return next;
};
