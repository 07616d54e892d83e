import * as z from 'zod';
import { idOf } from '../../domain/id.ts';
import { oneLine } from '../../domain/words/one-line.ts';
import { Token, tokenDays } from '../../domain/people/token.ts';
import { makeToken } from '../../use-cases/person/make-token.ts';
import { readTokens } from '../../use-cases/person/read-tokens.ts';
import { revokeToken } from '../../use-cases/person/revoke-token.ts';
import { body, json, refusals } from '../answers.ts';
import { route } from '../route.ts';
import { router, type Context } from '../router.ts';

const OwnToken = Token.omit({ hash: true, personId: true, slot: true });
const NewToken = Token.pick({ scopes: true }).extend({ name: oneLine().min(1, 'Name what the token is for.').max(80), days: z.literal(tokenDays, 'Choose 30, 90 or 365 days.') });

const ListedToken = OwnToken.extend({ usedAt: z.iso.datetime().optional().describe('When a program last came with it, to the hour') });

const listTokens = route({
  area: 'accounts', who: ['person'], method: 'get', path: '/api/v1/tokens',
  responses: { 200: json(z.object({ items: z.array(ListedToken) }), 'Keys of the person’s programs, without the secrets'), ...refusals },
});
const postToken = route({
  area: 'accounts', who: ['person'], method: 'post', path: '/api/v1/tokens', summary: 'Make a token',
  request: { body: body(NewToken) },
  responses: { 201: json(OwnToken.extend({ secret: z.string() }), 'The token, with its secret, this once'), ...refusals },
});
const deleteToken = route({
  area: 'accounts', who: ['person'], method: 'delete', path: '/api/v1/tokens/{tokenId}', summary: 'Revoke a token',
  request: { params: z.object({ tokenId: idOf('token') }) },
  responses: { 200: json(OwnToken, 'Revoked'), ...refusals },
});

export const tokenRoutes = ({ ports }: Context) =>
  router()
    .openapi(listTokens, async (c) => c.json({ items: await readTokens(ports, c.get('caller')) }, 200))
    .openapi(postToken, async (c) => c.json(await makeToken(ports, c.get('caller'), c.req.valid('json')), 201))
    .openapi(deleteToken, async (c) => c.json(await revokeToken(ports, c.get('caller'), c.req.valid('param').tokenId), 200));
