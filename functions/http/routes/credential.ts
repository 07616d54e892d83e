import * as z from 'zod';
import { Wears } from '../../domain/theme/theme.ts';
import type { Caller } from '../../domain/caller.ts';
import { KindId } from '../../domain/credential/credential-kind.ts';
import { RegistryChange } from '../../domain/credential/registry/registry-change.ts';
import { registryFeed } from '../../domain/credential/registry/registry-feed.ts';
import { registryStates } from '../../domain/credential/registry/registry-place.ts';
import { writeCsv } from '../../domain/words/csv.ts';
import { readChanges, readCredential, readIssuer, readPublicText, readRegistry, readRegistryKinds, readShared, readStatusList } from '../../use-cases/public/read-credential.ts';
import { pagesOf } from '../../use-cases/site-pages.ts';
import { json, page, paging, refusals } from '../answers.ts';
import { OnePublicCredential, PublicCredential, SharedCredential, text } from '../credential-answers.ts';
import { route } from '../route.ts';
import { router, type Context } from '../router.ts';

const ByNumber = z.object({ number: z.string().max(40) });
const Slug = z.object({ slug: z.string().max(120) });
const Registry = page(PublicCredential).extend({ agency: z.object({ id: z.string(), name: z.string(), slug: z.string(), theme: Wears.optional() }) });
const Sought = paging.extend({ kind: KindId.optional(), status: z.enum(registryStates).optional().describe('As it is now'), number: z.string().min(1).max(60).optional().describe('The one with this number, or those that the agency has under it') });
const soughtBy = (slug: string, { cursor: _cursor, ...sought }: z.infer<typeof Sought>) => ['registry', slug, sought.kind, sought.status, sought.number].filter(Boolean).join(' ');
const Changes = page(RegistryChange.omit({ id: true })).extend({ agency: Registry.shape.agency });
const base = { area: 'results', who: ['anyone'], method: 'get' } as const;

const readOne = route({ ...base, path: '/api/v1/credentials/{number}', request: { params: ByNumber }, responses: { 200: json(OnePublicCredential, 'What it is now, and what it says'), ...refusals } });
const readFile = route({ ...base, path: '/api/v1/credentials/{number}/file', request: { params: ByNumber }, responses: { 200: text('application/vc', 'The credential as it was signed (Open Badges 3.0), word for word'), ...refusals } });
const listRegistry = route({ ...base, path: '/api/v1/credential-registries/{slug}', request: { params: Slug, query: Sought }, responses: { 200: json(Registry, 'What an agency has given, newest first: accepted ones alone. Of a state, those whose state turns last come first.'), ...refusals } });
const listCsv = route({ ...base, path: '/api/v1/credential-registries/{slug}/csv', request: { params: Slug, query: Sought }, responses: { 200: text('text/csv', 'A page of the same for a spreadsheet; the header Link leads to the next'), ...refusals } });
const KindNames = z.object({ items: z.array(z.object({ id: KindId, name: z.string() })) });
const listKinds = route({ ...base, path: '/api/v1/credential-registries/{slug}/kinds', request: { params: Slug }, responses: { 200: json(KindNames, 'The kinds of which something stands there'), ...refusals } });
const listChanges = route({ ...base, path: '/api/v1/credential-registries/{slug}/changes', request: { params: Slug, query: paging }, responses: { 200: json(Changes, 'What became of them, newest first. What ends by its date is in no line: the date says so.'), ...refusals } });
const listAtom = route({ ...base, path: '/api/v1/credential-registries/{slug}/atom', request: { params: Slug, query: paging }, responses: { 200: text('application/atom+xml', 'A page of the same changes as an Atom feed; its link “next” leads on'), ...refusals } });
const readShare = route({ ...base, path: '/api/v1/credential-shares/{token}', request: { params: z.object({ token: z.string().min(20).max(200) }) }, responses: { 200: json(SharedCredential, 'What its holder chose to show'), ...refusals } });
const readList = route({ ...base, path: '/api/v1/credential-status/{list}', request: { params: z.object({ list: z.string().max(40) }) }, responses: { 200: text('application/vc', 'A list of states (Bitstring Status List), signed, word for word'), ...refusals } });
const readKeys = route({ ...base, path: '/api/v1/credential-issuer', responses: { 200: text('application/did+json', 'The keys that credentials are signed with, old ones too'), ...refusals } });

const columns = ['number', 'status', 'since', 'kind', 'name', 'challenge', 'team', 'prize', 'reference', 'valid from', 'valid until', 'reason', 'suspended until', 'replaced by'];
const row = ({ number, status, since, until, replacedBy, kind, name, challenge, team, prize, reference, validFrom, validUntil, reason }: z.infer<typeof PublicCredential>) =>
  [number, status, since, kind.name, name, challenge?.title, team, prize, reference, validFrom, validUntil, reason, until, replacedBy];

export const credentialRoutes = ({ ports, cursors }: Context) => {
  const seek = async (caller: Caller, slug: string, { cursor, kind, ...asked }: z.infer<typeof Sought>) => {
    const bound = soughtBy(slug, { kind, ...asked });
    const found = await readRegistry(ports, caller, { slug, kindId: kind, ...asked, after: cursors.open(cursor, bound) });
    return { ...found, next: cursors.seal(found.next, bound) };
  };
  return router()
    .openapi(readOne, async (c) => c.json(await readCredential(ports, c.get('caller'), c.req.valid('param').number), 200))
    .openapi(readFile, async (c) => {
      const { number, text: signed } = await readPublicText(ports, c.req.valid('param').number);
      return c.body(signed, 200, { 'content-type': 'application/vc', 'content-disposition': `attachment; filename="${number}.json"` }) as never;
    })
    .openapi(listRegistry, async (c) => {
      const { next, ...registry } = await seek(c.get('caller'), c.req.valid('param').slug, c.req.valid('query'));
      return c.json({ ...registry, next }, 200);
    })
    .openapi(listCsv, async (c) => {
      const { slug } = c.req.valid('param');
      const { cursor, ...asked } = c.req.valid('query');
      const { items, next } = await seek(c.get('caller'), slug, { cursor, ...asked });
      const first = cursor === undefined;
      const lines = writeCsv([...(first ? [columns] : []), ...items.map(row)]);
      const link: Record<string, string> = next ? { link: `<${ports.site.origin}/api/v1/credential-registries/${slug}/csv?${new URLSearchParams({ ...asked, cursor: next })}>; rel="next"` } : {};
      return c.body(first ? lines : lines.slice(1), 200, { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="credentials-${slug}.csv"`, ...link }) as never;
    })
    .openapi(listKinds, async (c) => c.json({ items: await readRegistryKinds(ports, c.req.valid('param').slug) as z.infer<typeof KindNames>['items'] }, 200))
    .openapi(listChanges, async (c) => {
      const { slug } = c.req.valid('param');
      const { next, ...changes } = await readChanges(ports, { slug, after: cursors.open(c.req.valid('query').cursor, `changes ${slug}`) });
      return c.json({ ...changes, next: cursors.seal(next, `changes ${slug}`) }, 200);
    })
    .openapi(listAtom, async (c) => {
      const { slug } = c.req.valid('param');
      const { agency, items, next } = await readChanges(ports, { slug, after: cursors.open(c.req.valid('query').cursor, `changes ${slug}`) });
      const cursor = cursors.seal(next, `changes ${slug}`);
      const pages = pagesOf(ports);
      const self = `${ports.site.origin}/api/v1/credential-registries/${slug}/atom`;
      const feed = registryFeed(items, { agency: agency.name, page: `${ports.site.origin}/agencies/${slug}/credentials`, self, next: cursor && `${self}?cursor=${encodeURIComponent(cursor)}`, credential: pages.credential, now: c.get('caller').at });
      return c.body(feed, 200, { 'content-type': 'application/atom+xml; charset=utf-8', 'cache-control': 'public, max-age=60' }) as never;
    })
    .openapi(readShare, async (c) => c.json(await readShared(ports, c.get('caller'), c.req.valid('param').token), 200))
    .openapi(readList, async (c) => c.body(await readStatusList(ports, c.req.valid('param').list), 200, { 'content-type': 'application/vc', 'cache-control': 'public, max-age=60' }) as never)
    .openapi(readKeys, async (c) => c.body(await readIssuer(ports), 200, { 'content-type': 'application/did+json', 'cache-control': 'public, max-age=300' }) as never);
};
