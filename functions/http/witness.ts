import { Hono } from 'hono';
import { formatVerifierKey } from '../domain/record/note/verifier-key.ts';
import { mostBytes } from '../domain/record/witness/add-checkpoint.ts';
import type { Sha256 } from '../domain/words/canonical.ts';
import { witnessCheckpoint, type Witnessing } from '../use-cases/system/witness-checkpoint.ts';

const plain = 'text/plain; charset=utf-8';

/** A body that is too long is not read to its end. */
const bodyOf = async (request: Request): Promise<Uint8Array | undefined> => {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of (request.body ?? []) as AsyncIterable<Uint8Array>) {
    length += part.length;
    if (length > mostBytes) return undefined;
    parts.push(part);
  }
  return new Uint8Array(Buffer.concat(parts));
};

/**
 * A witness of other logs, as C2SP tlog-witness asks for it, under one prefix: `add-checkpoint` for logs, `<hash of the origin>/checkpoint` for
 * monitors, and `vkey`, its key. It knows no other caller than by the signature under what is sent.
 */
export const witnessRoutes = (witnessing: Witnessing, { prefix, sha256, log }: { prefix: string; sha256: Sha256; log: (line: Record<string, unknown>) => void }) => {
  const heads = new Map(witnessing.logs.map(({ key: { name } }) => [sha256(name), name]));
  return new Hono()
    .post(`${prefix}/add-checkpoint`, async (c) => {
      const body = await bodyOf(c.req.raw);
      if (!body) return c.text(`The request has more than ${mostBytes} bytes.\n`, 413);
      const answer = await witnessCheckpoint(witnessing, body);
      // Two heads of a log that contradict each other, both signed by it. Of anything else anybody could fill the log with lines.
      if (answer.status === 422) log({ level: 'warn', message: 'a log showed a head that does not begin with the one signed before', why: answer.text.trim() });
      return c.body(answer.text, answer.status, { 'content-type': 'type' in answer && answer.type ? answer.type : plain });
    })
    .get(`${prefix}/vkey`, (c) => c.body(`${formatVerifierKey(witnessing.signer.key)}\n`, 200, { 'content-type': plain }))
    .get(`${prefix}/:hash/checkpoint`, async (c) => {
      const origin = heads.get(c.req.param('hash'));
      const head = origin === undefined ? undefined : await witnessing.witnessed.seen(origin);
      return head ? c.body(head.note, 200, { 'content-type': plain, 'access-control-allow-origin': '*' }) : c.text('No head of such a log was signed here.\n', 404);
    });
};
