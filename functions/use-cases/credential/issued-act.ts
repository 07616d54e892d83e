import type { Credential } from '../../domain/credential/credential.ts';
import { derivedId } from '../../domain/letters/letter.ts';
import type { Sha256 } from '../../domain/words/canonical.ts';

/** The act that a signature is: one for each version of the facts that was signed. */
export const issuedAct = (sha256: Sha256, { id }: Pick<Credential, 'id'>, facts: number): string => derivedId('act', sha256, 'credential-issued', id, String(facts));
