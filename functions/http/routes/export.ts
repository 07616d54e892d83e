import * as z from 'zod';
import { ActFilter } from '../../domain/act-filter.ts';
import { Export } from '../../domain/export/export.ts';
import { exportForms, exportKinds } from '../../domain/export/export-words.ts';
import { idOf } from '../../domain/id.ts';
import { askExport, openExport, readExports, removeExport } from '../../use-cases/agency/exporting/ask-export.ts';
import { body, json, refusals } from '../answers.ts';
import { route } from '../route.ts';
import { router, type Context } from '../router.ts';

const ofChallenge = z.object({ challengeId: idOf('challenge') });
const which = ofChallenge.extend({ kind: z.enum(exportKinds), form: z.enum(exportForms) });
const Shown = Export.pick({ kind: true, form: true, state: true, filter: true, askedAt: true, done: true, readyAt: true, lookAt: true }).extend({
  done: z.number().int().describe('Entries, people or lines so far'), lookAt: z.string().optional().describe('When it is cleared away'), askedByName: z.string(), files: z.array(z.object({ name: z.string(), bytes: z.number().int() })),
});
const base = { area: 'results', who: ['manager'] } as const;
const at = '/api/v1/exports/{challengeId}';
const one = `${at}/{kind}/{form}`;

const readAll = route({ ...base, method: 'get', path: at, request: { params: ofChallenge }, responses: { 200: json(z.object({ items: z.array(Shown) }), 'What is there to take along, and what is being made'), ...refusals } });
const ask = route({ ...base, method: 'post', path: one, summary: 'Make an export', request: { params: which, body: body(ActFilter.describe('Of a history, which acts; all without it')) }, responses: { 202: json(z.object({ askedAt: z.string() }), 'A job makes it'), ...refusals } });
const remove = route({ ...base, method: 'delete', path: one, summary: 'Stop an export, or remove it', request: { params: which }, responses: { 200: json(z.object({}), 'A job clears its files away'), ...refusals } });
const open = route({ ...base, method: 'get', path: `${one}/files/{n}`, request: { params: which.extend({ n: z.coerce.number().int().min(1).max(200) }) }, responses: { 200: json(z.object({ url: z.string() }), 'A link to the file, good for some minutes'), ...refusals } });

export const exportRoutes = ({ ports }: Context) =>
  router()
    .openapi(readAll, async (c) => c.json(await readExports(ports, c.get('caller'), c.req.valid('param').challengeId), 200))
    .openapi(ask, async (c) => c.json(await askExport(ports, c.get('caller'), { ...c.req.valid('param'), filter: c.req.valid('json') }), 202))
    .openapi(remove, async (c) => {
      await removeExport(ports, c.get('caller'), c.req.valid('param'));
      return c.json({}, 200);
    })
    .openapi(open, async (c) => c.json(await openExport(ports, c.get('caller'), c.req.valid('param')), 200));
