import type { Witness } from '../../ports/witness.ts';
import { readBody } from './read-body.ts';

/** A witness answers a line or two. */
const mostBytes = 64 * 1024;

/** Asks the address that the policy names, and no other: where it sends elsewhere, that is no answer. */
export const askWitness = ({ seconds = 5 } = {}): Witness => ({
  async ask(url, body) {
    try {
      const reply = await fetch(url, { method: 'POST', body, redirect: 'manual', headers: { 'content-type': 'text/plain; charset=utf-8' }, signal: AbortSignal.timeout(seconds * 1000) });
      const bytes = await readBody(reply.body, mostBytes);
      return bytes && { status: reply.status, type: reply.headers.get('content-type') ?? '', text: new TextDecoder().decode(bytes) };
    } catch {
      return undefined;
    }
  },
});
