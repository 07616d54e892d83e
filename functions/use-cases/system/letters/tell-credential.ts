import { isSuspended, type Credential } from '../../../domain/credential/credential.ts';
import { credentialAnsweredLetter, credentialEndsLetter, credentialReinstatedLetter, credentialRenewedLetter, credentialReplacedLetter, credentialSuspendedLetter, credentialWithdrawnLetter } from '../../../domain/letters/credential.ts';
import type { Envelope } from '../../../domain/letters/letter.ts';
import type { Mail } from '../../../domain/people/mail.ts';
import type { Ports } from '../../../ports/ports.ts';
import { contactOf } from '../../credential/contact-of.ts';
import { pagesOf } from '../../site-pages.ts';
import { writeLetters, type Cause, type ToWrite } from './write-letters.ts';

type Needed = ToWrite & Pick<Ports, 'credentials' | 'challenges'>;
type Write = (envelope: Envelope, credential: Credential & { contact?: string | undefined }, link: string) => Mail;

/** To whoever holds it. Where it was offered to an address that nobody has claimed, nothing is said of it. */
const tellHolder = (write: Write) => async (ports: Needed, act: Cause): Promise<void> => {
  const credential = await ports.credentials.find(String(act.refs['credential']));
  if (!credential?.holderId) return;
  const link = pagesOf(ports).own(`/credentials/${String(act.refs['with'] ?? credential.id)}`);
  const contact = await contactOf(ports, credential, act.by);
  await writeLetters(ports, act, [credential.holderId], (envelope) => write(envelope, { ...credential, contact }, link));
};

export const tellSuspended = tellHolder((envelope, one, link) => credentialSuspendedLetter(envelope, one, { reason: one.suspended!.reason, until: one.suspended!.until, link }));
export const tellReinstated = tellHolder(credentialReinstatedLetter);
export const tellCredentialWithdrawn = tellHolder((envelope, one) => credentialWithdrawnLetter(envelope, one, one.withdrawn!.reason));
export const tellReplaced = tellHolder((envelope, one, link) => credentialReplacedLetter(envelope, one, { number: one.replaced!.number, reason: one.replaced!.reason, link }));
export const tellRenewed = tellHolder((envelope, credential, link) => credentialRenewedLetter(envelope, credential, link, isSuspended(credential, envelope.at)));
export const tellCredentialEnds = tellHolder(credentialEndsLetter);

/** To whoever offered it: of one that went to a person they named, either answer; of those that went to many, only a refusal. */
export const tellOfferAnswered = async (ports: Needed, act: Cause): Promise<void> => {
  const credential = await ports.credentials.find(String(act.refs['credential']));
  if (!credential || credential.forgotten || (credential.offered.act && !credential.declined)) return;
  const { challenge, agencyId, id } = credential;
  const link = `${ports.site.origin}${challenge ? `/run/${challenge.id}` : `/run/agency/${agencyId}`}/credentials/${id}`;
  await writeLetters(ports, act, [credential.offered.by], (envelope) => credentialAnsweredLetter(envelope, credential, link));
};
