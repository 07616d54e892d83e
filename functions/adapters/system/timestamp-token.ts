import { constants, createHash, verify, X509Certificate } from 'node:crypto';
import { id_signedData, SignedData, type SignerInfo } from '@peculiar/asn1-cms';
import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import { id_ct_tstInfo, PKIStatus, TimeStampResp, TSTInfo } from '@peculiar/asn1-tsp';
import { Constructed, fromBER } from 'asn1js';
import { sameBytes } from '../../domain/record/tree/hashing.ts';

const oid = {
  sha256: '2.16.840.1.101.3.4.2.1', contentType: '1.2.840.113549.1.9.3', messageDigest: '1.2.840.113549.1.9.4', rsaPss: '1.2.840.113549.1.1.10', ed25519: '1.3.101.112', timeStamping: '1.3.6.1.5.5.7.3.8',
} as const;
/** What authorities hash with today; not SHA-1. */
const hashes: Record<string, string> = { [oid.sha256]: 'sha256', '2.16.840.1.101.3.4.2.2': 'sha384', '2.16.840.1.101.3.4.2.3': 'sha512' };

/** id_ct_tstInfo, as it is signed. */
const timeType = '060b2a864886f70d0109100104';

/** Why something is no timestamp, in a sentence. */
export class NoTimestamp extends Error {}
const no = (why: string): NoTimestamp => new NoTimestamp(why);

const bytesOf = (buffer: ArrayBuffer | undefined): Uint8Array => new Uint8Array(buffer ?? new ArrayBuffer(0));
const hashBy = (algorithm: string, bytes: Uint8Array): Uint8Array => {
  const name = hashes[algorithm];
  if (!name) throw no(`It hashes with ${algorithm}, which is not SHA-256, SHA-384 or SHA-512.`);
  return new Uint8Array(createHash(name).update(bytes).digest());
};

/** `signer`: the certificate it is signed with, and `others` those sent along. */
export type TimestampToken = { at: string; nonce: Uint8Array | undefined; signer: X509Certificate; others: X509Certificate[] };

const certificatesIn = ({ certificates }: SignedData): X509Certificate[] =>
  [...(certificates ?? [])].flatMap(({ certificate }) => (certificate ? [new X509Certificate(Buffer.from(AsnConvert.serialize(certificate)))] : []));

const serialOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex').toUpperCase().replace(/^(00)+(?=.)/, '');

const signerOf = ({ sid }: SignerInfo, certificates: X509Certificate[]): X509Certificate => {
  const serial = sid.issuerAndSerialNumber && serialOf(bytesOf(sid.issuerAndSerialNumber.serialNumber));
  const found = certificates.filter((one) => serial === undefined || serialOf(Buffer.from(one.serialNumber, 'hex')) === serial);
  const signer = found.find((one) => (one.keyUsage ?? []).includes(oid.timeStamping));
  if (!signer) throw no(found.length > 0 ? 'Its certificate is not one for timestamps.' : 'The certificate it is signed with is not in it.');
  return signer;
};

const attribute = ({ signedAttrs }: SignerInfo, type: string): ArrayBuffer => {
  const [value] = signedAttrs?.find(({ attrType }) => attrType === type)?.attrValues ?? [];
  if (!value) throw no(`Its signature has no attribute ${type}.`);
  return value;
};

const partsOf = (value: unknown): unknown[] => (value instanceof Constructed ? value.valueBlock.value : []);
/** What is signed, to the byte: the set of attributes. In the token it carries the mark of its place (RFC 5652, 5.4). */
const signedBytes = (data: ArrayBuffer): Uint8Array => {
  const [info] = partsOf(partsOf(fromBER(data).result).at(-1));
  const set = partsOf(info).find((part) => part instanceof Constructed && part.idBlock.tagClass === 3 && part.idBlock.tagNumber === 0);
  if (!(set instanceof Constructed)) throw no('Its signature has no attributes.');
  const bytes = set.valueBeforeDecodeView.slice();
  bytes[0] = 0x31;
  return bytes;
};

const isSignedBy = (info: SignerInfo, signed: Uint8Array, signer: X509Certificate): boolean => {
  const name = hashes[info.digestAlgorithm.algorithm]!;
  const { algorithm } = info.signatureAlgorithm;
  const key = algorithm === oid.rsaPss ? { key: signer.publicKey, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_AUTO } : signer.publicKey;
  return verify(algorithm === oid.ed25519 ? null : name, signed, key, bytesOf(info.signature.buffer));
};

const tokenIn = (reply: Uint8Array): { data: SignedData; signed: Uint8Array } => {
  const { status, timeStampToken } = AsnConvert.parse(reply, TimeStampResp);
  if (status.status !== PKIStatus.granted && status.status !== PKIStatus.grantedWithMods) throw no(`It was not granted (${PKIStatus[status.status] ?? status.status}${status.statusString?.length ? `: ${[...status.statusString].join(' ').slice(0, 200)}` : ''}).`);
  if (timeStampToken?.contentType !== id_signedData) throw no('It holds no token.');
  return { data: AsnConvert.parse(timeStampToken.content, SignedData), signed: signedBytes(timeStampToken.content) };
};

const read = (reply: Uint8Array, bytes: Uint8Array): TimestampToken => {
  const { data, signed } = tokenIn(reply);
  const content = data.encapContentInfo.eContent?.single;
  if (data.encapContentInfo.eContentType !== id_ct_tstInfo || !content) throw no('Its token is of something else than a time.');
  const told = bytesOf(content.buffer);
  const { messageImprint, genTime, nonce } = AsnConvert.parse(told, TSTInfo);
  if (!sameBytes(bytesOf(messageImprint.hashedMessage.buffer), hashBy(messageImprint.hashAlgorithm.algorithm, bytes))) throw no('It is over other bytes.');
  const [info, ...more] = [...data.signerInfos];
  if (!info || more.length > 0) throw no('It is not signed by exactly one.');
  const certificates = certificatesIn(data);
  const signer = signerOf(info, certificates);
  if (Buffer.from(attribute(info, oid.contentType)).toString('hex') !== timeType) throw no('Its signature is of something else than a time.');
  if (!sameBytes(bytesOf(AsnConvert.parse(attribute(info, oid.messageDigest), OctetString).buffer), hashBy(info.digestAlgorithm.algorithm, told)) || !isSignedBy(info, signed, signer)) throw no('Its signature does not hold.');
  if (genTime < new Date(signer.validFrom) || genTime > new Date(signer.validTo)) throw no('Its certificate was not valid at its time.');
  return { at: genTime.toISOString(), nonce: nonce && bytesOf(nonce), signer, others: certificates.filter((one) => one !== signer) };
};

/** Reads the answer of an authority (RFC 3161) and checks that it is granted, over these bytes, and signed by the certificate in it, which is one for timestamps and was valid then. Whose certificate it is, nothing here says. @throws NoTimestamp */
export const readTimestamp = (reply: Uint8Array, bytes: Uint8Array): TimestampToken => {
  try {
    return read(reply, bytes);
  } catch (error) {
    throw error instanceof NoTimestamp ? error : no('It is not an answer of a time-stamping authority (RFC 3161).');
  }
};

/** Whether the signer is one of these, or was issued by one of them, straight or by certificates in the token. */
export const isVouchedBy = ({ signer, others }: Pick<TimestampToken, 'signer' | 'others'>, trusted: readonly X509Certificate[]): boolean => {
  let link: X509Certificate | undefined = signer;
  const left = new Set(others);
  while (link) {
    const one: X509Certificate = link;
    const issued = (by: X509Certificate) => one.checkIssued(by) && one.verify(by.publicKey);
    if (trusted.some((by) => by.fingerprint256 === one.fingerprint256 || issued(by))) return true;
    link = [...left].find((by) => by.ca && issued(by));
    if (link) left.delete(link);
  }
  return false;
};
