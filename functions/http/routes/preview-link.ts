import * as z from 'zod';
import { Challenge, sections } from '../../domain/call/challenge.ts';
import { idOf } from '../../domain/id.ts';
import { oneLine } from '../../domain/words/one-line.ts';
import { PreviewLink, previewDays } from '../../domain/call/preview-link.ts';
import { revokePreview, sharePreview } from '../../use-cases/agency/call/share-preview.ts';
import { ownChallenge } from '../../use-cases/agency/call/draft-of.ts';
import { readPreview } from '../../use-cases/public/read-preview.ts';
import { body, json, refusals } from '../answers.ts';
import { route } from '../route.ts';
import { router, type Context } from '../router.ts';

const own = z.object({ id: idOf('challenge') });
const OwnLink = PreviewLink.omit({ hash: true, madeBy: true, slot: true });
const NewLink = z.object({ note: oneLine().max(120).default(''), days: z.literal(previewDays, 'Choose 1, 7, 14 or 30 days.') });
const Preview = z.object({
  challenge: Challenge.pick({ title: true, agencyName: true, agencyId: true, rulesHash: true }),
  sections: z.object(sections),
  expiresAt: z.iso.datetime(),
  at: z.iso.datetime(),
});

const listLinks = route({
  area: 'challenges', who: ['manager', 'approver', 'conflicts-officer'], method: 'get', path: '/api/v1/calls/{id}/preview-links',
  request: { params: own }, responses: { 200: json(z.object({ items: z.array(OwnLink) }), 'Links that let people read the draft, without the addresses'), ...refusals },
});
const postLink = route({
  area: 'challenges', who: ['manager'], method: 'post', path: '/api/v1/calls/{id}/preview-links', summary: 'Make a preview link of a draft',
  request: { params: own, body: body(NewLink) },
  responses: { 201: json(OwnLink.extend({ address: z.string() }), 'The link, with its address, this once'), ...refusals },
});
const deleteLink = route({
  area: 'challenges', who: ['manager'], method: 'delete', path: '/api/v1/calls/{id}/preview-links/{linkId}', summary: 'End a preview link',
  request: { params: own.extend({ linkId: idOf('link') }) }, responses: { 200: json(OwnLink, 'It works no more'), ...refusals },
});
const getPreview = route({
  area: 'challenges', who: ['anyone'], method: 'get', path: '/api/v1/previews/{token}',
  request: { params: z.object({ token: z.string().min(20).max(200) }) }, responses: { 200: json(Preview, 'A draft, to whoever holds its link'), ...refusals },
});

export const previewLinkRoutes = ({ ports }: Context) =>
  router()
    .openapi(listLinks, async (c) => {
      const { challenge } = await ownChallenge(ports, c.get('caller'), c.req.valid('param').id);
      return c.json({ items: await ports.previewLinks.ofChallenge(challenge.id) }, 200);
    })
    .openapi(postLink, async (c) => c.json(await sharePreview(ports, c.get('caller'), { challengeId: c.req.valid('param').id, ...c.req.valid('json') }), 201))
    .openapi(deleteLink, async (c) => {
      const { id, linkId } = c.req.valid('param');
      return c.json(await revokePreview(ports, c.get('caller'), { challengeId: id, linkId }), 200);
    })
    .openapi(getPreview, async (c) => c.json(await readPreview(ports, c.get('caller'), c.req.valid('param').token), 200));
