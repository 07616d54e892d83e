import { createHash, generateKeyPairSync, randomBytes, sign, X509Certificate, type KeyObject } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { Attribute, CertificateChoices, CertificateSet, CMSVersion, ContentInfo, DigestAlgorithmIdentifiers, EncapsulatedContent, EncapsulatedContentInfo, id_signedData, IssuerAndSerialNumber, SignedData, SignerIdentifier, SignerInfo, SignerInfos } from '@peculiar/asn1-cms';
import { AsnArray, AsnConvert, AsnType, AsnTypeTypes, OctetString } from '@peculiar/asn1-schema';
import { id_ct_tstInfo, MessageImprint, PKIFreeText, PKIStatus, PKIStatusInfo, TimeStampReq, TimeStampResp, TimeStampToken, TSTInfo } from '@peculiar/asn1-tsp';
import { AlgorithmIdentifier, AttributeTypeAndValue, AttributeValue, BasicConstraints, Certificate, ExtendedKeyUsage, Extension, Extensions, id_ce_basicConstraints, id_ce_extKeyUsage, id_kp_timeStamping, Name, RelativeDistinguishedName, SubjectPublicKeyInfo, TBSCertificate, Validity, Version } from '@peculiar/asn1-x509';

/** What is signed (RFC 5652, 5.4). */
class AttributeSet extends AsnArray<Attribute> {}
AsnType({ type: AsnTypeTypes.Set, itemType: Attribute })(AttributeSet);

const ecdsa = new AlgorithmIdentifier({ algorithm: '1.2.840.10045.4.3.2' });
const sha256 = () => new AlgorithmIdentifier({ algorithm: '2.16.840.1.101.3.4.2.1' });
const own = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer;
const der = (value: unknown): Uint8Array => new Uint8Array(AsnConvert.serialize(value));
const named = (name: string) => new Name([new RelativeDistinguishedName([new AttributeTypeAndValue({ type: '2.5.4.3', value: new AttributeValue({ utf8String: name }) })])]);
const keys = () => generateKeyPairSync('ec', { namedCurve: 'P-256' });

type Made = { certificate: Certificate; x509: X509Certificate; privateKey: KeyObject };
const certify = (name: string, by: { name: string; privateKey: KeyObject } | undefined, { purpose, until = '2099-01-01' }: { purpose?: string | undefined; until?: string | undefined }): Made => {
  const { publicKey, privateKey } = keys();
  const serial = new Uint8Array(randomBytes(8));
  serial[0] = 0x5a;
  const extensions = [
    new Extension({ extnID: id_ce_basicConstraints, critical: true, extnValue: new OctetString(der(new BasicConstraints({ cA: by === undefined }))) }),
    ...(purpose ? [new Extension({ extnID: id_ce_extKeyUsage, critical: true, extnValue: new OctetString(der(new ExtendedKeyUsage([purpose]))) })] : []),
  ];
  const tbsCertificate = new TBSCertificate({
    version: Version.v3, serialNumber: own(serial), signature: ecdsa, issuer: named(by?.name ?? name), subject: named(name),
    validity: new Validity({ notBefore: new Date('2020-01-01'), notAfter: new Date(until) }),
    subjectPublicKeyInfo: AsnConvert.parse(publicKey.export({ format: 'der', type: 'spki' }), SubjectPublicKeyInfo), extensions: new Extensions(extensions),
  });
  const certificate = new Certificate({ tbsCertificate, signatureAlgorithm: ecdsa, signatureValue: own(sign('sha256', der(tbsCertificate), by?.privateKey ?? privateKey)) });
  return { certificate, x509: new X509Certificate(der(certificate)), privateKey };
};

export type Bent = {
  reject?: boolean; imprint?: Uint8Array; nonce?: Uint8Array; /** Signs with another key than the certificate’s. */ forged?: boolean; /** Leaves its certificate out. */ bare?: boolean;
};
type Options = { at?: () => string; purpose?: string; until?: string };

/** A time-stamping authority of our own: a root, a certificate it issued, and what it answers. */
export const testAuthority = ({ at = () => '2027-01-15T05:00:01.000Z', purpose = id_kp_timeStamping, until }: Options = {}) => {
  const root = certify('Test root', undefined, {});
  const signer = certify('Test authority', { name: 'Test root', privateKey: root.privateKey }, { purpose, until });
  let serial = 0;
  const tokenOver = (request: TimeStampReq, { imprint, nonce, forged, bare }: Bent): TimeStampToken => {
    const told = der(new TSTInfo({
      policy: '1.2.3.4.1', messageImprint: new MessageImprint({ hashAlgorithm: sha256(), hashedMessage: imprint ? new OctetString(imprint) : request.messageImprint.hashedMessage }),
      serialNumber: own(Uint8Array.of((serial += 1))), genTime: new Date(at()), ...(nonce ? { nonce: own(nonce) } : request.nonce ? { nonce: request.nonce } : {}),
    }));
    const attributes = [
      new Attribute({ attrType: '1.2.840.113549.1.9.3', attrValues: [own(Uint8Array.of(0x06, 0x0b, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x09, 0x10, 0x01, 0x04))] }),
      new Attribute({ attrType: '1.2.840.113549.1.9.4', attrValues: [own(der(new OctetString(createHash('sha256').update(told).digest())))] }),
    ];
    const info = new SignerInfo({
      version: CMSVersion.v1, sid: new SignerIdentifier({ issuerAndSerialNumber: new IssuerAndSerialNumber({ issuer: named('Test root'), serialNumber: signer.certificate.tbsCertificate.serialNumber }) }),
      digestAlgorithm: sha256(), signedAttrs: attributes, signatureAlgorithm: ecdsa, signature: new OctetString(new Uint8Array(0)),
    });
    info.signature = new OctetString(sign('sha256', der(new AttributeSet(attributes)), forged ? keys().privateKey : signer.privateKey));
    const data = new SignedData({
      version: CMSVersion.v3, digestAlgorithms: new DigestAlgorithmIdentifiers([sha256()]), encapContentInfo: new EncapsulatedContentInfo({ eContentType: id_ct_tstInfo, eContent: new EncapsulatedContent({ single: new OctetString(told) }) }),
      ...(bare ? {} : { certificates: new CertificateSet([new CertificateChoices({ certificate: signer.certificate })]) }), signerInfos: new SignerInfos([info]),
    });
    return new TimeStampToken(new ContentInfo({ contentType: id_signedData, content: AsnConvert.serialize(data) }));
  };
  const answer = (request: Uint8Array, bent: Bent = {}): Uint8Array => {
    if (bent.reject) return der(new TimeStampResp({ status: new PKIStatusInfo({ status: PKIStatus.rejection, statusString: new PKIFreeText(['Not today.']) }) }));
    return der(new TimeStampResp({ status: new PKIStatusInfo({ status: PKIStatus.granted }), timeStampToken: tokenOver(AsnConvert.parse(request, TimeStampReq), bent) }));
  };
  /** A token over these bytes, as if somebody had asked for it. */
  const over = (bytes: Uint8Array, bent: Bent = {}): Uint8Array =>
    answer(der(new TimeStampReq({ messageImprint: new MessageImprint({ hashAlgorithm: sha256(), hashedMessage: new OctetString(createHash('sha256').update(bytes).digest()) }), nonce: own(Uint8Array.of(1, 2, 3)), certReq: true })), bent);
  return { root: root.x509, signer: signer.x509, answer, over };
};
export type TestAuthority = ReturnType<typeof testAuthority>;

/** It at an address of this machine. `reply`: what it answers instead of a token. */
export const serveAuthority = async (authority: TestAuthority) => {
  const plan: { bent?: Bent; reply?: { status: number; body?: Uint8Array } | 'nothing' } = {};
  const asked: { type: string | undefined; request: TimeStampReq }[] = [];
  const server = createServer(async (request, response) => {
    const body = await buffer(request);
    asked.push({ type: request.headers['content-type'], request: AsnConvert.parse(body, TimeStampReq) });
    if (plan.reply === 'nothing') return;
    const { status, body: bytes } = plan.reply ?? { status: 200, body: authority.answer(body, plan.bent) };
    response.writeHead(status, { 'content-type': 'application/timestamp-reply', ...(status === 302 ? { location: '/elsewhere' } : {}) }).end(bytes);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/tsr`, plan, asked,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
};
