import type { Witness } from '../../ports/witness.ts';

/** A witness answers a line or two. */
const mostBytes = 64 * 1024;

const readText = async (body: ReadableStream<Uint8Array> | null): Promise<string | undefined> => {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of body ?? []) {
    length += part.length;
    if (length > mostBytes) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
};

/** Asks the address that the policy names, and no other: where it sends elsewhere, that is no answer. */
export const askWitness = ({ seconds = 5 } = {}): Witness => ({
  async ask(url, body) {
    try {
      const reply = await fetch(url, { method: 'POST', body, redirect: 'manual', headers: { 'content-type': 'text/plain; charset=utf-8' }, signal: AbortSignal.timeout(seconds * 1000) });
      const text = await readText(reply.body);
      return text === undefined ? undefined : { status: reply.status, type: reply.headers.get('content-type') ?? '', text };
    } catch {
      return undefined;
    }
  },
});
