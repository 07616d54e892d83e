import { generateKeyPairSync, sign } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

type Asked = { KeyId: string; Message?: string; MessageType?: string; SigningAlgorithm?: string };
type Answer = { status: number; body: Record<string, unknown> };

const mostBytes = 4096;
const refused = (exception: string): Answer => ({ status: 400, body: { __type: exception, message: `planted ${exception}` } });

/** Speaks as much of AWS KMS (GetPublicKey and Sign, in AWS JSON 1.1) as our signer uses, and signs with real keys: one of the log, and one of another kind. */
export const startKms = async () => {
  const keys = { 'log-key': { KeySpec: 'ECC_NIST_EDWARDS25519', ...generateKeyPairSync('ed25519') }, 'other-key': { KeySpec: 'ECC_NIST_P256', ...generateKeyPairSync('ec', { namedCurve: 'P-256' }) } };
  const asked: string[] = [];
  const answers: Record<string, (what: Asked) => Answer> = {
    GetPublicKey({ KeyId }) {
      const { KeySpec, publicKey } = keys[KeyId as keyof typeof keys];
      return { status: 200, body: { KeyId, KeySpec, KeyUsage: 'SIGN_VERIFY', PublicKey: publicKey.export({ format: 'der', type: 'spki' }).toString('base64') } };
    },
    Sign({ KeyId, Message = '', MessageType, SigningAlgorithm }) {
      const message = Buffer.from(Message, 'base64');
      // ED25519_SHA_512 takes the message itself; ED25519_PH_SHA_512 is another signature.
      if (KeyId !== 'log-key' || SigningAlgorithm !== 'ED25519_SHA_512' || MessageType !== 'RAW' || message.length === 0 || message.length > mostBytes) return refused('ValidationException');
      return { status: 200, body: { KeyId, SigningAlgorithm, Signature: sign(null, message, keys['log-key'].privateKey).toString('base64') } };
    },
  };
  const server = createServer(async (request, response) => {
    const [service, operation = ''] = String(request.headers['x-amz-target']).split('.');
    const what = JSON.parse(await text(request)) as Asked;
    asked.push(`${operation} ${what.KeyId}`);
    const answer = service === 'TrentService' ? answers[operation] : undefined;
    const { status, body } = answer && what.KeyId in keys ? answer(what) : refused('NotFoundException');
    response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(body));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** What was asked of which key, in order. */
    asked,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
};
