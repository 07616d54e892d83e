import * as z from 'zod';
import { needsSignature } from '../../domain/credential/credential.ts';
import { knownView } from '../../domain/credential/known-view.ts';
import { ShareFields, ShareLink } from '../../domain/credential/share-link.ts';
import { idOf } from '../../domain/id.ts';
import { oneLine, properName } from '../../domain/words/one-line.ts';
import { acceptOffer, declineOffer, heldBy, readHeld, readHeldText } from '../../use-cases/person/answer-offer.ts';
import { readCredentialProof } from '../../use-cases/person/read-credential-proof.ts';
import { readShares, shareCredential, stopSharing } from '../../use-cases/person/share-credential.ts';
import { body, json, page, paging, refusals } from '../answers.ts';
import { KnownCredential, text } from '../credential-answers.ts';
import { RecordState, stateOf } from '../record-state.ts';
import { route } from '../route.ts';
import { router, type Context } from '../router.ts';

const own = z.object({ credentialId: idOf('credential') });
const OwnShare = ShareLink.pick({ id: true, fields: true, note: true, createdAt: true, stoppedAt: true });
const Waits = z.object({ signing: z.literal(true) });
const base = { area: 'results', who: ['person'] } as const;

const listHeld = route({ ...base, method: 'get', path: '/api/v1/own-credentials', request: { query: paging }, responses: { 200: json(page(KnownCredential), 'What the person holds or is offered, newest first; lists leave out reasons and criteria'), ...refusals } });
const readOne = route({ ...base, method: 'get', path: '/api/v1/own-credentials/{credentialId}', request: { params: own }, responses: { 200: json(KnownCredential, 'One of them'), ...refusals } });
const postAccept = route({ ...base, method: 'post', path: '/api/v1/own-credentials/{credentialId}/accept', summary: 'Accept a credential', request: { params: own, body: body(z.object({ name: properName().min(2, 'Enter the name that it should say.').max(120, 'Use at most 120 characters.') })) }, responses: { 202: json(KnownCredential, 'Accepted; it is being signed'), ...refusals } });
const postDecline = route({ ...base, method: 'post', path: '/api/v1/own-credentials/{credentialId}/decline', summary: 'Decline a credential', request: { params: own }, responses: { 200: json(KnownCredential, 'Declined'), ...refusals } });
const readFile = route({ ...base, method: 'get', path: '/api/v1/own-credentials/{credentialId}/file', request: { params: own }, responses: { 200: text('application/vc', 'The credential as it was signed (Open Badges 3.0), word for word'), 202: json(Waits, 'It is being signed'), ...refusals } });
const readProof = route({ ...base, method: 'get', path: '/api/v1/own-credentials/{credentialId}/record', request: { params: own }, responses: { 200: json(RecordState, 'That it was issued stands on the public record, and this is its receipt'), 202: json(RecordState, 'It waits for its signature, or for its place: ask again in a few seconds'), ...refusals } });
const listShares = route({ ...base, method: 'get', path: '/api/v1/own-credentials/{credentialId}/shares', request: { params: own }, responses: { 200: json(z.object({ items: z.array(OwnShare) }), 'Links that show some of it, without the addresses'), ...refusals } });
const postShare = route({ ...base, method: 'post', path: '/api/v1/own-credentials/{credentialId}/shares', summary: 'Share some of a credential', request: { params: own, body: body(z.object({ fields: ShareFields, note: oneLine().max(120).default('') })) }, responses: { 201: json(OwnShare.extend({ address: z.string() }), 'The link, with its address, this once'), ...refusals } });
const deleteShare = route({ ...base, method: 'delete', path: '/api/v1/own-credentials/{credentialId}/shares/{shareId}', summary: 'Stop sharing', request: { params: own.extend({ shareId: idOf('share') }) }, responses: { 200: json(OwnShare, 'It shows nothing more'), ...refusals } });

export const ownCredentialRoutes = ({ ports, cursors }: Context) =>
  router()
    .openapi(listHeld, async (c) => {
      const { items, next } = await readHeld(ports, c.get('caller'), cursors.open(c.req.valid('query').cursor, 'own credentials'));
      return c.json({ items: items.map((item) => knownView(item, c.get('caller').at)), next: cursors.seal(next, 'own credentials') }, 200);
    })
    .openapi(readOne, async (c) => c.json(knownView((await heldBy(ports, c.get('caller'), c.req.valid('param').credentialId)).credential, c.get('caller').at), 200))
    .openapi(postAccept, async (c) => c.json(knownView(await acceptOffer(ports, c.get('caller'), { id: c.req.valid('param').credentialId, ...c.req.valid('json') }), c.get('caller').at), 202))
    .openapi(postDecline, async (c) => c.json(knownView(await declineOffer(ports, c.get('caller'), c.req.valid('param').credentialId), c.get('caller').at), 200))
    .openapi(readFile, async (c) => {
      const { credential, text: signed } = await readHeldText(ports, c.get('caller'), c.req.valid('param').credentialId);
      if (signed === undefined || needsSignature(credential)) return c.json({ signing: true as const }, 202);
      return c.body(signed, 200, { 'content-type': 'application/vc', 'content-disposition': `attachment; filename="${credential.number}.json"` }) as never;
    })
    .openapi(readProof, async (c) => {
      const found = stateOf(await readCredentialProof(ports, c.get('caller'), c.req.valid('param').credentialId));
      return found.state === 'recorded' ? c.json(found, 200) : c.json(found, 202, { 'retry-after': '2' });
    })
    .openapi(listShares, async (c) => c.json({ items: await readShares(ports, c.get('caller'), c.req.valid('param').credentialId) }, 200))
    .openapi(postShare, async (c) => c.json(await shareCredential(ports, c.get('caller'), { id: c.req.valid('param').credentialId, ...c.req.valid('json') }), 201))
    .openapi(deleteShare, async (c) => {
      const { credentialId, shareId } = c.req.valid('param');
      return c.json(await stopSharing(ports, c.get('caller'), { id: credentialId, shareId }), 200);
    });
