import * as z from 'zod';
import { File } from '../../domain/entry/file.ts';
import { idOf } from '../../domain/id.ts';
import { openOwnFile } from '../../use-cases/team/open-file.ts';
import { confirmFile, declareFile, removeFile } from '../../use-cases/team/upload-file.ts';
import { body, json, refusals } from '../answers.ts';
import { route } from '../route.ts';
import { router, type Context } from '../router.ts';

const ofEntry = z.object({ entryId: idOf('entry') });
const one = ofEntry.extend({ fileId: idOf('file') });
const ShownFile = File.omit({ storeKey: true });
const Declared = File.pick({ name: true, type: true, size: true, sha256: true, field: true });
const Upload = z.object({ url: z.string(), headers: z.record(z.string(), z.string()), expiresAt: z.string() });
const base = { area: 'entries', who: ['member', 'lead'] } as const;

const postFile = route({
  ...base, method: 'post', path: '/api/v1/entries/{entryId}/files', summary: 'Announce a file to upload',
  request: { params: ofEntry, body: body(Declared) }, responses: { 201: json(z.object({ file: ShownFile, upload: Upload }), 'Where to put exactly these bytes'), ...refusals },
});
const postConfirm = route({
  ...base, method: 'post', path: '/api/v1/entries/{entryId}/files/{fileId}/confirm', summary: 'Confirm an uploaded file',
  request: { params: one }, responses: { 200: json(ShownFile, 'The file, checked'), ...refusals },
});
const getDownload = route({
  ...base, method: 'get', path: '/api/v1/entries/{entryId}/files/{fileId}',
  request: { params: one }, responses: { 200: json(z.object({ url: z.string() }), 'A link that works for five minutes'), ...refusals },
});
const deleteFile = route({
  ...base, method: 'delete', path: '/api/v1/entries/{entryId}/files/{fileId}', summary: 'Remove a file from an entry',
  request: { params: one }, responses: { 200: json(z.object({ removed: z.boolean() }), 'The file is gone from the entry'), ...refusals },
});

export const fileRoutes = ({ ports }: Context) =>
  router()
    .openapi(postFile, async (c) => c.json(await declareFile(ports, c.get('caller'), { ...c.req.valid('param'), ...c.req.valid('json') }), 201))
    .openapi(postConfirm, async (c) => c.json(await confirmFile(ports, c.get('caller'), c.req.valid('param')), 200))
    .openapi(getDownload, async (c) => c.json({ url: await openOwnFile(ports, c.get('caller'), c.req.valid('param')) }, 200))
    .openapi(deleteFile, async (c) => {
      await removeFile(ports, c.get('caller'), c.req.valid('param'));
      return c.json({ removed: true }, 200);
    });
