import { forget, type Credential } from '../../../domain/credential/credential.ts';
import type { Act, Deed } from '../../../domain/act.ts';
import { derivedId } from '../../../domain/letters/letter.ts';
import type { Ports } from '../../../ports/ports.ts';
import { aboutOf, toldOf } from '../../agency/awarding/change-standing.ts';
import type { Recorder } from '../../on-record.ts';
import { promiseErasure } from '../erase-shown.ts';
import { wholeList } from '../../whole-list.ts';

type Needed = Pick<Ports, 'agencies' | 'credentials' | 'shareLinks' | 'site'> & Recorder;

const forgetOne = async (ports: Needed, card: Credential, at: string): Promise<void> => {
  const credential = await ports.credentials.find(card.id);
  if (!credential || credential.forgotten) return;
  const plain: Deed & { kind: 'credential.withdrawn' } = { id: derivedId('act', ports.sha256, 'credential-forgotten', credential.id), kind: 'credential.withdrawn', about: aboutOf(credential), by: 'system', at, refs: { credential: credential.id } };
  const ended = credential.withdrawn !== undefined || credential.replaced !== undefined;
  const { deed, told } = ended ? { deed: undefined, told: undefined } : toldOf(ports, credential, plain);
  await ports.credentials.forget(forget(credential, at), deed, told);
  for (const link of await ports.shareLinks.ofCredential(credential.id)) if (!link.stoppedAt) await ports.shareLinks.stop({ ...link, note: '', stoppedAt: at, version: link.version + 1 });
};

/**
 * Whoever closed their account holds nothing any more: the name, the address and the signed text go, the number says that it was withdrawn, and
 * what opens the leaves about it is destroyed. Safe to repeat: what is forgotten is in nobody's list.
 */
export const forgetCredentials = async (ports: Needed & Pick<Ports, 'ledger'>, { id, about: personId, at }: Pick<Act, 'id' | 'about' | 'at'>): Promise<void> => {
  const held = await wholeList((after) => ports.credentials.ofHolder({ personId }, after));
  for (const challenge of new Set(held.map((one) => one.challenge?.id ?? 'log'))) await promiseErasure(ports, { id, about: challenge, at }, personId);
  for (const card of held) await forgetOne(ports, card, at);
};

/** What was offered to an address, before anybody claimed it. */
export const forgetOffers = async (ports: Needed, email: string, at: string): Promise<void> => {
  for (const card of await wholeList((after) => ports.credentials.ofHolder({ email }, after))) await forgetOne(ports, card, at);
};
