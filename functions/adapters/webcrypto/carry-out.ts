import type { Ask, KeyOfIssuer, Steps } from '../../domain/credential/check/check-steps.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Canonizer } from '../../ports/canonizer.ts';
import { unpack } from './unpack.ts';

type Bytes = Uint8Array<ArrayBuffer>;
/** Gives what is at an address. @throws Refusal `unavailable` where it cannot be had. */
export type ReadAddress = (address: string) => Promise<Uint8Array>;
type World = { canonizer: Canonizer; read: ReadAddress; /** What somebody kept of an address. It never stands in for what can be read there now. */ keptAt?: (address: string) => Uint8Array[] };

const noSubtle = 'Signatures cannot be checked here: this page was not sent over https, or the browser is too old. The command can.';
const parameters = { Ed25519: { name: 'Ed25519' }, ES256: { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }, RS256: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' } } as const;

const importKey = async (key: KeyOfIssuer): Promise<CryptoKey> => {
  if (key.algorithm === 'Ed25519') {
    return crypto.subtle.importKey('raw', key.raw as Bytes, parameters.Ed25519, false, ['verify']).catch(() => { throw new Refusal('unavailable', noSubtle); });
  }
  const { kty, n, e, crv, x, y } = key.jwk as JsonWebKey;
  return crypto.subtle.importKey('jwk', { kty, n, e, crv, x, y }, parameters[key.algorithm], false, ['verify']).catch(() => { throw new Refusal('unavailable', 'The key of its issuer cannot be read.'); });
};

const holds = async ({ key, message, signature }: Extract<Ask, { ask: 'holds' }>): Promise<boolean> => {
  if (!(crypto as { subtle?: SubtleCrypto }).subtle) throw new Refusal('unavailable', noSubtle);
  return crypto.subtle.verify(parameters[key.algorithm], await importKey(key), signature as Bytes, message as Bytes);
};

/** Sixty-four times the least that a list has. */
const mostUnpacked = 1024 * 1024;

const unpackList = (gzip: Uint8Array): Promise<Uint8Array> =>
  unpack(gzip, 'gzip', mostUnpacked).catch(() => { throw new Refusal('invalid', 'The status list cannot be unpacked, or it is larger than a list can be.'); });

const refusalIn = (error: unknown): Refusal => {
  if (error instanceof Refusal) return error;
  throw error;
};

type Carried = Required<World> & { kept: boolean };

/** There, or else as it was kept; and that it was, is noted. */
const readOrKept = async (address: string, world: Carried): Promise<Uint8Array> => {
  const live = await world.read(address).catch(refusalIn);
  if (!(live instanceof Refusal)) return live;
  const [kept] = world.keptAt(address);
  if (!kept) throw live;
  world.kept = true;
  return kept;
};

const answer = async (ask: Ask, world: Carried): Promise<unknown> => {
  switch (ask.ask) {
    case 'canonical': return world.canonizer.canonize(ask.document);
    case 'bytes': return readOrKept(ask.address, world);
    case 'copies': return { live: await world.read(ask.address).catch(refusalIn), kept: world.keptAt(ask.address) };
    case 'kept': return world.kept;
    case 'holds': return holds(ask);
    case 'unpacked': return unpackList(ask.gzip);
  }
};

/** Keys that several signatures need are asked for once. */
const onceEach = (read: ReadAddress): ReadAddress => {
  const asked = new Map<string, Promise<Uint8Array>>();
  return (address) => {
    const found = asked.get(address) ?? read(address);
    asked.set(address, found);
    return found;
  };
};

/** Carries a check out with what every browser and Node have. A Refusal is an answer like any other. */
export const carryOut = async <T>(steps: Steps<T>, world: World): Promise<T> => {
  const carried: Carried = { ...world, read: onceEach(world.read), keptAt: world.keptAt ?? (() => []), kept: false };
  let step = steps.next();
  while (!step.done) {
    const given = await answer(step.value, carried).then((value) => ({ value }), (error: unknown) => ({ error }));
    step = 'error' in given ? steps.throw(given.error) : steps.next(given.value);
  }
  return step.value;
};
