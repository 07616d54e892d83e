import type { RequestEvent } from '@sveltejs/kit';
import { limitWords, mostPlainBytes } from '../../../functions/domain/entry/upload.ts';
import { attempt } from './api.ts';
import { entryFiles, type Confirmed, type Declared, type FileDesk } from './file-desk.ts';
import { faultOf, sentName, sha256Of, typeOf } from './put-file.ts';

type Attached = { ok: true; id: string } | { ok: false; why: string };
const named = (file: File, why: string) => `${file.name} was not attached. ${why}`;

/** A file that came with the form: announced, put and checked for the person, in the browser's place. */
export const attachPlainTo = async (event: RequestEvent, desk: FileDesk, file: File): Promise<Attached> => {
  const fault = faultOf(file);
  if (fault) return { ok: false, why: fault };
  if (file.size > mostPlainBytes) return { ok: false, why: `${file.name} is over ${limitWords(mostPlainBytes)}, the most without JavaScript. Make it smaller, or use a browser with JavaScript.` };
  const declared = await attempt(event, desk.declare({ name: sentName(file.name), type: typeOf(file), size: file.size, sha256: await sha256Of(file) }));
  if (!declared.ok) return { ok: false, why: named(file, declared.problem.errors?.[0]?.message ?? declared.problem.detail ?? declared.problem.title) };
  const { file: made, upload } = declared.value as Declared;
  const put = await fetch(upload.url, { method: 'PUT', headers: upload.headers, body: await file.arrayBuffer() }).catch(() => undefined);
  const confirmed = put?.ok ? await attempt(event, desk.confirm(made.id)) : undefined;
  const known = confirmed?.ok ? (confirmed.value as Confirmed) : undefined;
  if (known?.state === 'verified') return { ok: true, id: made.id };
  await desk.remove(made.id);
  return { ok: false, why: named(file, (known ? known.reason : confirmed && !confirmed.ok ? confirmed.problem.detail : undefined) ?? 'It did not reach the file store. Try again.') };
};

export const attachPlain = (event: RequestEvent, { entryId, field, file }: { entryId: string; field: string; file: File }): Promise<Attached> => attachPlainTo(event, entryFiles(event, entryId, field), file);

/** Takes the bytes away too, unless the version that was sent still holds them. */
export const detach = async (event: RequestEvent, entryId: string, fileId: string): Promise<void> => {
  await entryFiles(event, entryId, '').remove(fileId);
};
