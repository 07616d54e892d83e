import { deflateSync } from 'node:zlib';
import { error, type RequestEvent } from '@sveltejs/kit';
import { api, read, recordPolicy } from '#lib/api.ts';
import { sealPng } from '#lib/credential/seal-png.ts';
import { bakedCertificate } from '#lib/credential-picture.ts';
import { bakePng } from '../../../../functions/domain/credential/baked-picture.ts';
import { dayWords } from '../../../../functions/domain/moment.ts';
import { parseReceipt } from '../../../../functions/domain/record/receipt/receipt.ts';
import { endedWords, type Ending } from '#lib/credential/ended.ts';
import { zipOf, type Zipped } from './zip.ts';

type Asking = RequestEvent<{ id: string }>;
const own = (event: Asking) => api(event).results['own-credentials'][':credentialId'];
const named = (event: Asking) => ({ param: { credentialId: event.params.id } });
type Held = { number: string; reference?: string | undefined; name?: string | undefined; agencyName: string; hash?: string | undefined; kind: { name: string }; validFrom?: string | undefined; validUntil?: string | undefined; offeredAt: string } & Ending;
export type Signed = { one: Held; text: string };

/** The holder's, word for word as it was signed; undefined while that is still to come. */
export const signedCredential = async (event: Asking): Promise<Signed | undefined> => {
  const one = await read(event, own(event).$get(named(event)));
  if (one.hash === undefined || one.signing) return undefined;
  const reply = await own(event).file.$get(named(event));
  return reply.status === 200 ? { one, text: await reply.text() } : undefined;
};

const dateOf = ({ validFrom, validUntil, offeredAt }: Held): string => `${dayWords(validFrom ?? offeredAt, 'UTC')}${validUntil ? `, valid until ${dayWords(validUntil, 'UTC')} (UTC)` : ''}`;

export const certificateOf = ({ one, text }: Signed, origin: string): string =>
  bakedCertificate({ title: one.kind.name, holder: one.name ?? '', issuer: one.agencyName, date: dateOf(one), number: one.number, reference: one.reference, address: `${origin}/credentials/${one.number}`, ended: endedWords(one), digest: one.hash! }, text);

/** A picture of a seal has no room for words: struck through, it says that it does not count. */
export const badgeOf = ({ one, text }: Signed): Uint8Array => bakePng(sealPng(one.hash!, (bytes) => new Uint8Array(deflateSync(bytes, { level: 9 })), endedWords(one) !== undefined), text);

/** The issuer's keys and the lists of states as they are now, by the addresses that the credential itself names. */
const issuerFiles = async (event: Asking, text: string): Promise<Zipped[]> => {
  const { credentialStatus } = JSON.parse(text) as { credentialStatus: { statusListCredential: string }[] };
  const lists = credentialStatus.map(({ statusListCredential }) => statusListCredential.split('/').at(-1)!);
  const results = api(event).results;
  const [keys, ...states] = await Promise.all([results['credential-issuer'].$get(), ...lists.map((list) => results['credential-status'][':list'].$get({ param: { list } }))]);
  if (!keys.ok || states.some(({ ok }) => !ok)) error(503, { message: 'The lists of states could not be read. Try again in a few minutes.' });
  return [{ name: 'issuer/did.json', content: await keys.text() }, ...(await Promise.all(states.map(async (state, i) => ({ name: `issuer/${lists[i]!}.json`, content: await state.text() }))))];
};

const endedLines = (one: Held): string[] => {
  const ended = endedWords(one);
  return ended ? [[`${ended.state}.`, ended.reason && `The reason: ${ended.reason}`].filter(Boolean).join(' '), ''] : [];
};

const howToCheck = (one: Held, origin: string, names: string[], at: string): string => {
  const { number } = one;
  return [
    `Credential ${number}, with what it takes to check it`, '', ...endedLines(one),
    `Its present state: ${origin}/credentials/${number}`, '',
    'IN A BROWSER',
    `Open ${origin}/verify and add the ZIP file that this text came in, as it is, or ${number}.json alone.`, 'Without a network: open that page as you saved it before with its own link “Save this page”, and add the ZIP file.', '',
    'AT A TERMINAL',
    `npx laurel verify ${number}.json ${names.join(' ')}`,
    `npx laurel verify ${number}.json --online`, 'The ZIP file can be given in place of the files too.', '',
    'THAT IT WAS ISSUED STANDS ON THE PUBLIC RECORD',
    `npx laurel verify record/${number}.receipt.json --policy record/policy`,
    `What it calls “SHA-256 of the credential” is that of ${number}.json: sha256sum ${number}.json`,
    'The proof and the leaf alone, for other programs (C2SP tlog-proof): record/ holds both.', '',
    `The files of the folder issuer are of ${at}. What was suspended or withdrawn later is not in them.`,
    'disclosures.txt opens what the leaf seals, such as what the record calls you: give it only to whom that may be known.', '',
  ].join('\n');
};

/** Everything that lets a stranger check it when this site is gone. Undefined until it stands on the public record. */
export const proofBundle = async (event: Asking, signed: Signed): Promise<Uint8Array | undefined> => {
  const { one, text } = signed;
  const [{ receipt, proof }, policy, issuer] = await Promise.all([read(event, own(event).record.$get(named(event))), recordPolicy(event), issuerFiles(event, text)]);
  if (!receipt || !proof || !policy) return undefined;
  const { leaf, disclosures } = parseReceipt(receipt);
  return zipOf([
    { name: 'HOW-TO-CHECK.txt', content: howToCheck(one, event.url.origin, issuer.map(({ name }) => name), event.platform!.now()) },
    { name: `${one.number}.json`, content: text }, { name: `${one.number}.svg`, content: certificateOf(signed, event.url.origin) }, { name: `${one.number}.png`, content: badgeOf(signed) },
    { name: `record/${one.number}.receipt.json`, content: receipt }, { name: `record/${one.number}.tlog-proof`, content: proof },
    { name: 'record/leaf.json', content: leaf }, { name: 'record/disclosures.txt', content: `${disclosures.join('\n')}\n` }, { name: 'record/policy', content: policy }, ...issuer,
  ]);
};
