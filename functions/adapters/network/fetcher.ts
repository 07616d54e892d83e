import { lookup as lookUp, type LookupAddress } from 'node:dns';
import { request as requestPlain, type IncomingMessage } from 'node:http';
import { request as requestSecure } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { Refusal } from '../../domain/refusal.ts';
import type { Fetcher } from '../../ports/fetcher.ts';
import { isLoopbackAddress, isPublicAddress } from './public-address.ts';

const mostBytes = 1024 * 1024;
const mostMilliseconds = 5000;
const mostRedirects = 3;

const unavailable = (sentence: string): Refusal => new Refusal('unavailable', sentence);
type Allowed = (address: string) => boolean;

/** The connection is made to the very address that was looked at: a name that answers differently a moment later changes nothing. */
const pinned = (allowed: Allowed): LookupFunction => (host, options, done) => {
  lookUp(host, { ...options, all: true }, (error, found: LookupAddress[]) => {
    if (error) return done(error, '', 0);
    const wrong = found.length === 0 || found.some(({ address }) => !allowed(address));
    if (wrong) return done(unavailable(`${host} is not a public address.`), '', 0);
    return options.all ? done(null, found) : done(null, found[0]!.address, found[0]!.family);
  });
};

const bodyOf = async (reply: IncomingMessage, where: string): Promise<Uint8Array> => {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of reply as AsyncIterable<Buffer>) {
    if ((size += part.length) > mostBytes) throw unavailable(`${where} is larger than 1 MB.`);
    parts.push(part);
  }
  return new Uint8Array(Buffer.concat(parts));
};

const asked = (url: URL, allowed: Allowed, signal: AbortSignal): Promise<IncomingMessage> => {
  const host = url.hostname.replace(/^\[(.+)\]$/, '$1');
  if (isIP(host) && !allowed(host)) throw unavailable(`${url.host} is not a public address.`);
  return new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? requestSecure : requestPlain;
    send(url, { lookup: pinned(allowed), signal, agent: false, headers: { accept: 'application/json, */*;q=0.1', 'accept-encoding': 'identity' } }, resolve).on('error', reject).end();
  });
};

const checkScheme = (url: URL, loopback: boolean): void => {
  const own = loopback && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  if (url.protocol !== 'https:' && !(own && url.protocol === 'http:')) throw unavailable(`${url.href} is not an https address.`);
  if (url.username || url.password) throw unavailable('An address with a name or a password in it is not asked.');
};

const readFrom = async (address: string, loopback: boolean, signal: AbortSignal): Promise<Uint8Array> => {
  const allowed: Allowed = (ip) => isPublicAddress(ip) || (loopback && isLoopbackAddress(ip));
  let url = new URL(address);
  for (let turn = 0; turn <= mostRedirects; turn += 1) {
    checkScheme(url, loopback);
    const reply = await asked(url, allowed, signal);
    const { statusCode = 0, headers } = reply;
    if (statusCode === 200) return bodyOf(reply, url.href);
    reply.destroy();
    if (statusCode < 300 || statusCode >= 400 || !headers.location) throw unavailable(`${url.href} answered ${statusCode}.`);
    url = new URL(headers.location, url);
  }
  throw unavailable(`${address} sends from one place to the next.`);
};

/** `loopback`: this machine may be asked too, where a person named it. */
export const publicFetcher = ({ loopback = false, milliseconds = mostMilliseconds }: { loopback?: boolean; milliseconds?: number } = {}): Fetcher => ({
  async read(address) {
    if (!URL.canParse(address)) throw unavailable(`“${address}” is not an address.`);
    const signal = AbortSignal.timeout(milliseconds);
    try {
      return await readFrom(address, loopback, signal);
    } catch (error) {
      if (error instanceof Refusal) throw error;
      throw unavailable(signal.aborted ? `${address} did not answer within ${milliseconds / 1000} seconds.` : `${address} cannot be reached (${error instanceof Error ? error.message : 'unknown'}).`);
    }
  },
});
