import { X509Certificate } from 'node:crypto';
import { isVouchedBy, NoTimestamp, readTimestamp, type TimestampToken } from '../../adapters/system/timestamp-token.ts';
import { parseCheckpoint } from '../../domain/record/note/checkpoint.ts';
import { bytesOfText, textOfBytes } from '../../domain/record/note/encoding.ts';
import { parseNote } from '../../domain/record/note/signed-note.ts';
import { counted } from '../../domain/record/receipt/receipt-step.ts';
import { Refusal } from '../../domain/refusal.ts';
import { told } from './told.ts';
import { sayOutcome } from './say-outcome.ts';

type Given = { name: string; bytes: Uint8Array };

/** The text that is timestamped: as it stands beside the log, or under the signatures of a head. */
const signedText = ({ name, bytes }: Given): string => {
  const text = textOfBytes(bytes, name);
  return text.includes('\n\n') ? parseNote(text).text : text;
};

const pem = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;
const certificatesIn = ({ name, bytes }: Given): X509Certificate[] => {
  try {
    const all = new TextDecoder().decode(bytes).match(pem)?.map((one) => new X509Certificate(one)) ?? [];
    if (all.length > 0) return all;
  } catch { /* said below */ }
  throw told(`${name} holds no certificate in PEM form. Get the one that the authority publishes.`);
};

const read = (token: Given, text: string): TimestampToken | { why: string } => {
  try {
    return readTimestamp(token.bytes, bytesOfText(text));
  } catch (error) {
    if (error instanceof NoTimestamp) return { why: error.message };
    throw error;
  }
};

const unchecked = (tsa: Given | undefined): string[] => [
  ...(tsa ? [] : ['Whose certificate it is: anybody can make one that names itself so. Give the one that the authority publishes with --tsa.']),
  'Whether the certificate was withdrawn.',
  'That the checkpoint is of the log that others see: laurel monitor looks for it there.',
];

/** Checks a token (RFC 3161) over a checkpoint: what it is over, its signature and, where a certificate was given, whose it is. No network. */
export const verifyTimestamp = (token: Given, { checkpoint, tsa }: { checkpoint: Given; tsa: Given | undefined }, json: boolean): void => {
  const trusted = tsa && certificatesIn(tsa);
  let text: string;
  try {
    text = signedText(checkpoint);
    parseCheckpoint(text);
  } catch (error) {
    throw error instanceof Refusal ? told(`${checkpoint.name} is no checkpoint of a log. ${error.message}`) : error;
  }
  const { origin, size } = parseCheckpoint(text);
  const found = read(token, text);
  const why = 'why' in found ? found.why : trusted && !isVouchedBy(found, trusted) ? `It is signed with a certificate that ${tsa.name} does not vouch for.` : undefined;
  const signer = 'signer' in found ? found.signer.subject.replaceAll('\n', ', ') : undefined;
  const at = 'at' in found ? found.at : undefined;
  const state = why !== undefined ? 'fails' : trusted ? 'holds' : 'not checked';
  const authority = !trusted || 'why' in found ? 'not checked' : why === undefined ? 'vouched for' : 'not vouched for';
  const left = unchecked(tsa);
  const what = `${counted(size, 'leaf', 'leaves')} of ${origin}`;
  const lines = why === undefined
    ? [trusted ? `${token.name}: The timestamp holds. At ${at} the checkpoint of ${what} was there.` : `${token.name}: It is a timestamp over the checkpoint of ${what}, and says ${at}. Whose it is was not checked, so it shows nothing yet: give the certificate of the authority with --tsa.`, '', `  holds        Over: the SHA-256 of the text of ${checkpoint.name}`, `  holds        Signature: by the certificate in the token, ${signer}`, `  ${trusted ? 'holds       ' : 'not checked '} Authority: ${trusted ? `vouched for by ${tsa.name}` : 'no certificate was given'}`, '', 'Not checked:', ...left.map((line) => `  ${line}`)]
    : [`${token.name}: The timestamp does not hold over the checkpoint of ${what}. ${why}`];
  sayOutcome({ state, lines, value: { token: token.name, checkpoint: checkpoint.name, state, why: why ?? null, origin, size, at: why === undefined ? at : null, signer: signer ?? null, authority, unchecked: left } }, json);
};
