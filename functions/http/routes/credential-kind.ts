import * as z from 'zod';
import { bases } from '../../domain/credential/basis.ts';
import { CredentialKind, KindId, KindText } from '../../domain/credential/credential-kind.ts';
import { idOf } from '../../domain/id.ts';
import { addKind, changeKind, readKinds, shownKind } from '../../use-cases/agency/awarding/write-kind.ts';
import { body, json, refusals, versioned } from '../answers.ts';
import { route } from '../route.ts';
import { router, type Context } from '../router.ts';

const own = z.object({ agencyId: idOf('agency') });
const OwnKind = CredentialKind.omit({ retired: true }).extend({ retired: z.boolean() });

const listKinds = route({
  area: 'results', who: ['manager', 'approver', 'conflicts-officer'], method: 'get', path: '/api/v1/credential-kinds/{agencyId}',
  request: { params: own }, responses: { 200: json(z.object({ items: z.array(OwnKind) }), 'What the agency gives, the defaults first; version 0 is a default that nobody changed'), ...refusals },
});
const postKind = route({
  area: 'results', who: ['manager'], method: 'post', path: '/api/v1/credential-kinds/{agencyId}', summary: 'Add a kind of credential',
  request: { params: own, body: body(z.object({ basis: z.enum(bases), ...KindText.shape })) }, responses: { 201: versioned(OwnKind, 'The kind'), ...refusals },
});
const putKind = route({
  ifMatch: true, area: 'results', who: ['manager'], method: 'put', path: '/api/v1/credential-kinds/{agencyId}/{kindId}', summary: 'Change a kind of credential',
  request: { params: own.extend({ kindId: KindId }), body: body(z.object({ retired: z.boolean().default(false), ...KindText.shape })) }, responses: { 200: versioned(OwnKind, 'What is given from now on'), ...refusals },
});

export const credentialKindRoutes = ({ ports }: Context) =>
  router()
    .openapi(listKinds, async (c) => c.json({ items: (await readKinds(ports, c.get('caller'), c.req.valid('param').agencyId)).map(shownKind) }, 200))
    .openapi(postKind, async (c) => {
      const { basis, ...text } = c.req.valid('json');
      return c.json(shownKind(await addKind(ports, c.get('caller'), { ...c.req.valid('param'), basis, text })), 201);
    })
    .openapi(putKind, async (c) => {
      const { retired, ...text } = c.req.valid('json');
      return c.json(shownKind(await changeKind(ports, c.get('caller'), { ...c.req.valid('param'), version: c.get('version'), text, retired })), 200);
    });
