import type { Caller } from '../../domain/caller.ts';
import { signedIn } from '../../domain/caller.ts';
import { accept, decline, isHeldBy, type Credential } from '../../domain/credential/credential.ts';
import { knownView } from '../../domain/credential/known-view.ts';
import { notFound, Refusal } from '../../domain/refusal.ts';
import { sameAddress } from '../../domain/words/email-address.ts';
import type { Listed } from '../../ports/page.ts';
import type { Ports } from '../../ports/ports.ts';
import { tell } from '../tell.ts';

type Needed = Pick<Ports, 'credentials' | 'challenges' | 'chance'>;

/** The credential, if it is the caller's or was offered to their address; else it is not there. */
export const heldBy = async (ports: Pick<Ports, 'credentials'>, caller: Caller, id: string): Promise<{ credential: Credential; holderId: string }> => {
  const person = signedIn(caller);
  const credential = await ports.credentials.find(id);
  if (!credential || !isHeldBy(credential, person, sameAddress)) throw notFound('credential');
  return { credential, holderId: person.id };
};

/** The caller's, newest first; on the first page also what waits for their address. */
export const readHeld = async (ports: Pick<Ports, 'credentials'>, caller: Caller, after?: string): Promise<Listed<Credential>> => {
  const { id, email } = signedIn(caller);
  const [own, waiting] = await Promise.all([ports.credentials.ofHolder({ personId: id }, after), after ? undefined : ports.credentials.ofHolder({ email })]);
  return { items: [...(waiting?.items ?? []), ...own.items], next: own.next };
};

/** Under the name it is to say. Before the results are out it would tell who won. */
export const acceptOffer = async (ports: Needed, caller: Caller, { id, name }: { id: string; name: string }): Promise<Credential> => {
  const { credential, holderId } = await heldBy(ports, caller, id);
  const challenge = credential.challenge && (await ports.challenges.find(credential.challenge.id, { strong: true }));
  if (challenge && !(challenge.resultsAt && challenge.resultsAt <= caller.at)) throw new Refusal('conflict', 'The results are not public yet. You can accept once they are.');
  const next = accept(credential, { at: caller.at, name, holderId });
  await ports.credentials.change(next, tell(ports, caller, 'credential.accepted', { about: next.challenge?.id ?? next.agencyId, refs: { credential: id }, answer: knownView(next, caller.at) }));
  return next;
};

export const declineOffer = async (ports: Needed, caller: Caller, id: string): Promise<Credential> => {
  const { credential, holderId } = await heldBy(ports, caller, id);
  const next = decline(credential, caller.at, holderId);
  await ports.credentials.change(next, tell(ports, caller, 'credential.declined', { about: next.challenge?.id ?? next.agencyId, refs: { credential: id }, answer: knownView(next, caller.at) }));
  return next;
};

/** As it was signed, word for word; undefined while that is still to come. */
export const readHeldText = async (ports: Pick<Ports, 'credentials'>, caller: Caller, id: string): Promise<{ credential: Credential; text: string | undefined }> => {
  const { credential } = await heldBy(ports, caller, id);
  if (!credential.accepted) throw new Refusal('conflict', 'Accept it first. Then it is signed, and you can download it.');
  return { credential, text: await ports.credentials.signedText(id) };
};
