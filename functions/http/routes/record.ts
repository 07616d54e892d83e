import * as z from 'zod';
import { leafKindNames } from '../../domain/record/leaf/leaf-kinds.ts';
import { notOpen, readHead, readLeaf, readLeaves, readStory } from '../../use-cases/public/read-record.ts';
import { wholeNumber } from '../../domain/words/whole-number.ts';
import { json, page, paging, refusals } from '../answers.ts';
import { Witnessed } from '../record-state.ts';
import { route } from '../route.ts';
import { router, type Context } from '../router.ts';

const count = z.number().int();
const Leaf = z.object({ index: count, at: z.string(), sentence: z.string(), act: z.string().optional(), challenge: z.string().optional().describe('Its id, where the leaf names one'), n: count.optional().describe('Its number in the challenge'), hidden: z.literal(true).optional().describe('It was hidden, so its number counts the hidden leaves of the challenge'), opens: z.string().optional().describe('SHA-256 of the file that opens what it names, at x/<SHA-256>.json beside the log'), openedBy: z.array(count).optional().describe('The leaves that opened what it kept from the public, or some of it'), told: z.string().optional().describe('Where it was told much later than it happened: the time of a leaf before it'), of: z.object({ slug: z.string(), title: z.string(), zone: z.string() }).optional().describe('The challenge, where it is public; left out in the list of its own leaves') });
const Timestamp = z.object({ size: count.describe('Leaves of the head it is over'), by: z.string().describe('The host of the authority'), at: z.string(), token: z.string().describe('Its answer (RFC 3161), at this path beside the log'), checkpoint: z.string().describe('The text it is over, at this path beside the log') });
const Head = z.object({ origin: z.string(), size: count, note: z.string().describe('The signed head, word for word (C2SP tlog-checkpoint)'), witnessed: Witnessed, timestamps: z.array(Timestamp).describe('The newest, over this head or an earlier one'), verifier: z.object({ index: count.describe('Its leaf'), file: z.string().describe('SHA-256 of /verify.html') }).optional().describe('The page that checks receipts, as it was published last, without keys') });
const ShownLeaf = Leaf.extend({
  size: count.describe('How many leaves the log has'), witnessed: Witnessed, timestamps: z.array(Timestamp).describe('Where it closes submissions: over the first head that holds it'), leaf: z.string().describe('The leaf, to the byte'), hash: z.string().describe('Its SHA-256 as the log hashes it (RFC 6962), in hex'), proof: z.string().describe('The way from it to the signed head (C2SP tlog-proof), word for word'),
  disclosures: z.array(z.string()).describe('What was opened of it, with the salts: for whoever checks it against the leaf'),
  opened: z.array(z.object({ name: z.string(), value: z.string() })).describe('What it kept from the public until it was opened'),
});
const base = { area: 'challenges', who: ['anyone'] } as const;

const getHead = route({ ...base, method: 'get', path: '/api/v1/record', responses: { 200: json(Head, 'How the public record stands'), ...refusals } });
const getLeaves = route({ ...base, method: 'get', path: '/api/v1/record/leaves', request: { query: z.object({ before: wholeNumber(0, Number.MAX_SAFE_INTEGER, 'Give the number of a leaf in digits, such as 120.').optional() }) }, responses: { 200: json(page(Leaf), 'Its leaves in plain words, newest first; `next` is the `before` of the next page'), ...refusals } });
const getLeaf = route({ ...base, method: 'get', path: '/api/v1/record/leaves/{index}', request: { params: z.object({ index: wholeNumber(0, Number.MAX_SAFE_INTEGER, 'Give the number of a leaf in digits, such as 120.') }) }, responses: { 200: json(ShownLeaf, 'One leaf in plain words, to the byte, and with its proof'), ...refusals } });
const getStory = route({ ...base, method: 'get', path: '/api/v1/record/challenges/{slug}', request: { params: z.object({ slug: z.string().max(120) }), query: paging.extend({ act: z.enum(leafKindNames).optional().describe('Only acts of this kind') }) }, responses: { 200: json(page(Leaf), 'What the record tells of a challenge, newest first'), ...refusals } });

export const recordRoutes = ({ ports, cursors }: Context) =>
  router()
    .openapi(getHead, async (c) => {
      const head = await readHead(ports);
      if (!head) throw notOpen();
      return c.json(head, 200);
    })
    .openapi(getLeaves, async (c) => c.json(await readLeaves(ports, c.get('caller'), c.req.valid('query').before), 200))
    .openapi(getLeaf, async (c) => c.json(await readLeaf(ports, c.get('caller'), c.req.valid('param').index), 200))
    .openapi(getStory, async (c) => {
      const { slug } = c.req.valid('param');
      const { act, cursor } = c.req.valid('query');
      const bound = `record ${slug} ${act ?? ''}`;
      const { items, next } = await readStory(ports, c.get('caller'), { slug, act, after: cursors.open(cursor, bound) });
      return c.json({ items, next: cursors.seal(next, bound) }, 200);
    });
