import { lookup as lookUp, type LookupAddress } from 'node:dns';
import { request as requestPlain, type IncomingMessage } from 'node:http';
import { request as requestSecure } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { Refusal } from '../../domain/refusal.ts';
import type { Fetcher, Message, Reply } from '../../ports/fetcher.ts';
import { isLoopbackAddress, isPublicAddress } from './public-address.ts';

const mostBytes = 1024 * 1024;
const mostMilliseconds = 5000;
const mostRedirects = 3;

const unavailable = (sentence: string): Refusal => new Refusal('unavailable', sentence);
type Allowed = (address: string) => boolean;

/** The connection is made to the very address that was looked at: a name that answers differently a moment later changes nothing. */
const pinned = (allowed: Allowed): LookupFunction => (host, options, done) => {
  lookUp(host, { ...options, all: true }, (error, found: LookupAddress[]) => {
    if (error) return done(error.code === 'ENOTFOUND' ? new Refusal('unavailable', `${host} leads nowhere.`, undefined, { noHost: true }) : error, '', 0);
    const wrong = found.length === 0 || found.some(({ address }) => !allowed(address));
    if (wrong) return done(unavailable(`${host} is not a public address.`), '', 0);
    return options.all ? done(null, found) : done(null, found[0]!.address, found[0]!.family);
  });
};

/** The first 1 MB, or so much, and whether that is all. */
const beginningOf = async (reply: IncomingMessage, most = mostBytes): Promise<{ bytes: Uint8Array; whole: boolean }> => {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of reply as AsyncIterable<Buffer>) {
    parts.push(part);
    if ((size += part.length) > most) return { bytes: new Uint8Array(Buffer.concat(parts).subarray(0, most)), whole: false };
  }
  return { bytes: new Uint8Array(Buffer.concat(parts)), whole: true };
};
const bodyOf = async (reply: IncomingMessage, where: string): Promise<Uint8Array> => {
  const { bytes, whole } = await beginningOf(reply);
  if (!whole) throw unavailable(`${where} is larger than 1 MB.`);
  return bytes;
};

/** So that whoever is asked knows by whom. */
const agentName = 'LaurelAtlas';
const headers = { 'accept-encoding': 'identity', 'user-agent': `Mozilla/5.0 (compatible; ${agentName}/1.0)` };

type Question = { allowed: Allowed; signal: AbortSignal; method?: 'HEAD' | 'GET'; accept?: string; message?: Message };
const asked = (url: URL, { allowed, signal, method = 'GET', accept = 'application/json, */*;q=0.1', message }: Question): Promise<IncomingMessage> => {
  const host = url.hostname.replace(/^\[(.+)\]$/, '$1');
  if (isIP(host) && !allowed(host)) throw unavailable(`${url.host} is not a public address.`);
  return new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? requestSecure : requestPlain;
    const posted = message && { method: 'POST', headers: { ...headers, ...message.headers, 'content-length': String(Buffer.byteLength(message.body)) } };
    send(url, { lookup: pinned(allowed), signal, agent: false, method, headers: { ...headers, accept }, ...posted }, resolve).on('error', reject).end(message?.body);
  });
};

type Rule = { loopback: boolean; plain?: boolean };
const checkScheme = (url: URL, { loopback, plain = false }: Rule): void => {
  const own = loopback && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  if (url.protocol !== 'https:' && !((own || plain) && url.protocol === 'http:')) throw unavailable(`${url.href} is not an https address.`);
  if (url.username || url.password) throw unavailable('An address with a name or a password in it is not asked.');
};

const forGood = new Set([301, 308]);
const allowedBy = ({ loopback }: Rule): Allowed => (ip) => isPublicAddress(ip) || (loopback && isLoopbackAddress(ip));
/** Follows where it is sent, and looks at each place again. */
const followed = async (address: string, rule: Rule, question: Omit<Question, 'allowed'>): Promise<{ reply: IncomingMessage; url: URL; stays: boolean }> => {
  const allowed = allowedBy(rule);
  let url = new URL(address);
  let stays = true;
  for (let turn = 0; turn <= mostRedirects; turn += 1) {
    checkScheme(url, rule);
    const reply = await asked(url, { ...question, allowed });
    const { statusCode = 0, headers: { location } } = reply;
    if (statusCode < 300 || statusCode >= 400 || !location || !URL.canParse(location, url)) return { reply, url, stays };
    reply.destroy();
    stays &&= forGood.has(statusCode);
    url = new URL(location, url);
  }
  throw unavailable(`${address} sends from one place to the next.`);
};

/** Seconds, or a date of which the seconds are told. */
const secondsOf = (retryAfter: string | undefined): number | undefined => {
  if (!retryAfter) return undefined;
  const seconds = /^\d+$/.test(retryAfter) ? Number(retryAfter) : (Date.parse(retryAfter) - Date.now()) / 1000;
  return Number.isFinite(seconds) && seconds > 0 ? Math.ceil(seconds) : undefined;
};

const excerptBytes = 4096;
/** `loopback`: this machine may be asked too, where a person named it; `loopbackPosts`: only what is handed in may go there. */
export const publicFetcher = ({ loopback = false, loopbackPosts = loopback, milliseconds = mostMilliseconds }: { loopback?: boolean; loopbackPosts?: boolean; milliseconds?: number } = {}): Fetcher => {
  const within = async <T>(address: string, work: (signal: AbortSignal) => Promise<T>): Promise<T> => {
    if (!URL.canParse(address)) throw unavailable(`“${address}” is not an address.`);
    const signal = AbortSignal.timeout(milliseconds);
    try {
      return await work(signal);
    } catch (error) {
      if (error instanceof Refusal) throw error;
      throw unavailable(signal.aborted ? `${address} did not answer within ${milliseconds / 1000} seconds.` : `${address} cannot be reached (${error instanceof Error ? error.message : 'unknown'}).`);
    }
  };
  return {
    callsOut: true,
    read: (address) => within(address, async (signal) => {
      const { reply, url } = await followed(address, { loopback }, { signal });
      if (reply.statusCode === 200) return bodyOf(reply, url.href);
      reply.destroy();
      throw unavailable(`${url.href} answered ${reply.statusCode}.`);
    }),
    ask: (address, method) => within(address, async (signal): Promise<Reply> => {
      const { reply, url, stays } = await followed(address, { loopback, plain: true }, { signal, method, accept: 'text/html, */*;q=0.5' });
      const { statusCode: status = 0, headers: { 'retry-after': retryAfter, 'content-type': type } } = reply;
      const { bytes: body } = method === 'HEAD' ? { bytes: new Uint8Array() } : await beginningOf(reply);
      reply.destroy();
      return { status, address: url.href, forGood: stays, retryAfter: secondsOf(retryAfter), type, body };
    }),
    post: (address, message) => within(address, async (signal): Promise<Reply> => {
      const [url, rule] = [new URL(address), { loopback: loopbackPosts }];
      checkScheme(url, rule);
      const reply = await asked(url, { allowed: allowedBy(rule), signal, message });
      const { statusCode: status = 0, headers: { 'retry-after': retryAfter, 'content-type': type } } = reply;
      const { bytes: body } = await beginningOf(reply, excerptBytes);
      reply.destroy();
      return { status, address: url.href, forGood: true, retryAfter: secondsOf(retryAfter), type, body };
    }),
  };
};
