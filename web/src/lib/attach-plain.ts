import type { RequestEvent } from '@sveltejs/kit';
import { limitWords, mostPlainBytes } from '../../../functions/domain/entry/upload.ts';
import { api, attempt } from './api.ts';
import { faultOf, sentName, sha256Of, typeOf } from './put-file.ts';

type Wanted = { entryId: string; field: string; file: File };

const named = (file: File, why: string) => `${file.name} was not attached. ${why}`;

/** A file that came with the form: announced, put and checked for the person, in the browser's place. */
export const attachPlain = async (event: RequestEvent, { entryId, field, file }: Wanted): Promise<{ ok: true; id: string } | { ok: false; why: string }> => {
  const fault = faultOf(file);
  if (fault) return { ok: false, why: fault };
  if (file.size > mostPlainBytes) return { ok: false, why: `${file.name} is over ${limitWords(mostPlainBytes)}, the most without JavaScript. Make it smaller, or use a browser with JavaScript.` };
  const { files } = api(event).entries.entries[':entryId'];
  const announced = { name: sentName(file.name), type: typeOf(file), size: file.size, sha256: await sha256Of(file), field };
  const declared = await attempt(event, files.$post({ param: { entryId }, json: announced }, { headers: { 'idempotency-key': crypto.randomUUID() } }));
  if (!declared.ok) return { ok: false, why: named(file, declared.problem.errors?.[0]?.message ?? declared.problem.detail ?? declared.problem.title) };
  const { file: made, upload } = declared.value;
  const param = { entryId, fileId: made.id };
  const put = await fetch(upload.url, { method: 'PUT', headers: upload.headers, body: await file.arrayBuffer() }).catch(() => undefined);
  const confirmed = put?.ok ? await attempt(event, files[':fileId'].confirm.$post({ param }, { headers: { 'idempotency-key': crypto.randomUUID() } })) : undefined;
  if (confirmed?.ok && confirmed.value.state === 'verified') return { ok: true, id: made.id };
  await detach(event, entryId, made.id);
  return { ok: false, why: named(file, (confirmed?.ok ? confirmed.value.reason : confirmed?.problem.detail) ?? 'It did not reach the file store. Try again.') };
};

/** Takes the bytes away too, unless the version that was sent still holds them. */
export const detach = async (event: RequestEvent, entryId: string, fileId: string): Promise<void> => {
  await attempt(event, api(event).entries.entries[':entryId'].files[':fileId'].$delete({ param: { entryId, fileId } }));
};
