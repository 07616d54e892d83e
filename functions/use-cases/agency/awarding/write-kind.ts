import type { Caller } from '../../../domain/caller.ts';
import { bases, isOfChallenge, type Basis } from '../../../domain/credential/basis.ts';
import { kindsWithDefaults, refuseEndless, type CredentialKind, type KindText } from '../../../domain/credential/credential-kind.ts';
import { notFound, Refusal } from '../../../domain/refusal.ts';
import type { Ports } from '../../../ports/ports.ts';
import { staffOf } from '../../staff.ts';
import { tell } from '../../tell.ts';

type Needed = Pick<Ports, 'agencies' | 'credentialKinds' | 'chance'>;

/** What the agency gives, the defaults included. */
export const kindsOf = async ({ credentialKinds }: Pick<Ports, 'credentialKinds'>, agencyId: string): Promise<CredentialKind[]> => kindsWithDefaults(agencyId, await credentialKinds.ofAgency(agencyId));

export const kindOf = async (ports: Pick<Ports, 'credentialKinds'>, agencyId: string, kindId: string): Promise<CredentialKind> => {
  const kind = (await kindsOf(ports, agencyId)).find(({ id }) => id === kindId);
  if (!kind) throw notFound('kind of credential');
  if (kind.retired) throw new Refusal('conflict', 'This kind is given no more. Choose another.', 'kindId');
  return kind;
};

export const readKinds = async (ports: Needed, caller: Caller, agencyId: string): Promise<CredentialKind[]> => {
  await staffOf(ports, caller, agencyId, undefined, 'agency');
  return kindsOf(ports, agencyId);
};

const mostKinds = 100;

/** As staff read it. */
export const shownKind = ({ retired, ...kind }: CredentialKind) => ({ ...kind, retired: retired !== undefined });

/** A kind of the agency's own. */
export const addKind = async (ports: Needed, caller: Caller, { agencyId, basis, text }: { agencyId: string; basis: Basis; text: KindText }): Promise<CredentialKind> => {
  await staffOf(ports, caller, agencyId, 'manager', 'agency');
  refuseEndless(text);
  if ((await ports.credentialKinds.ofAgency(agencyId)).length >= mostKinds) throw new Refusal('limit', `An agency has at most ${mostKinds} kinds of credentials.`);
  const kind: CredentialKind = { id: ports.chance.id('credentialKind'), agencyId, basis, ...text, version: 1 };
  await ports.credentialKinds.save(kind, tell(ports, caller, 'credential-kind.changed', { about: agencyId, refs: { kind: kind.id, basis: bases.indexOf(basis) }, answer: shownKind(kind) }));
  return kind;
};

/** What was given keeps its words; what is given from now on has the new ones. */
export const changeKind = async (ports: Needed, caller: Caller, { agencyId, kindId, version, text, retired }: { agencyId: string; kindId: string; version: number; text: KindText; retired: boolean }): Promise<CredentialKind> => {
  const { id } = await staffOf(ports, caller, agencyId, 'manager', 'agency');
  refuseEndless(text);
  const before = (await kindsOf(ports, agencyId)).find((one) => one.id === kindId);
  if (!before) throw notFound('kind of credential');
  const { months: _months, retired: wasRetired, ...kept } = before;
  const next: CredentialKind = { ...kept, ...text, ...(retired ? { retired: wasRetired ?? { at: caller.at, by: id } } : {}), version: version + 1 };
  await ports.credentialKinds.save(next, tell(ports, caller, 'credential-kind.changed', { about: agencyId, refs: { kind: kindId, default: isOfChallenge(before.basis) && before.id === before.basis }, answer: shownKind(next) }));
  return next;
};
