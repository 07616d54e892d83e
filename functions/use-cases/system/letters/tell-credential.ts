import type { Credential } from '../../../domain/credential/credential.ts';
import { credentialEndsLetter, credentialReinstatedLetter, credentialRenewedLetter, credentialReplacedLetter, credentialSuspendedLetter, credentialWithdrawnLetter } from '../../../domain/letters/credential.ts';
import type { Envelope } from '../../../domain/letters/letter.ts';
import type { Mail } from '../../../domain/people/mail.ts';
import type { Ports } from '../../../ports/ports.ts';
import { pagesOf } from '../../site-pages.ts';
import { writeLetters, type Cause, type ToWrite } from './write-letters.ts';

type Needed = ToWrite & Pick<Ports, 'credentials'>;
type Write = (envelope: Envelope, credential: Credential, link: string) => Mail;

/** To whoever holds it. Where it was offered to an address that nobody has claimed, nothing is said of it. */
const tellHolder = (write: Write) => async (ports: Needed, act: Cause): Promise<void> => {
  const credential = await ports.credentials.find(String(act.refs['credential']));
  if (!credential?.holderId) return;
  const link = pagesOf(ports).own(`/credentials/${String(act.refs['with'] ?? credential.id)}`);
  await writeLetters(ports, act, [credential.holderId], (envelope) => write(envelope, credential, link));
};

export const tellSuspended = tellHolder((envelope, one, link) => credentialSuspendedLetter(envelope, one, { reason: one.suspended!.reason, until: one.suspended!.until, link }));
export const tellReinstated = tellHolder(credentialReinstatedLetter);
export const tellCredentialWithdrawn = tellHolder((envelope, one) => credentialWithdrawnLetter(envelope, one, one.withdrawn!.reason));
export const tellReplaced = tellHolder((envelope, one, link) => credentialReplacedLetter(envelope, one, { number: one.replaced!.number, reason: one.replaced!.reason, link }));
export const tellRenewed = tellHolder(credentialRenewedLetter);
export const tellCredentialEnds = tellHolder(credentialEndsLetter);
