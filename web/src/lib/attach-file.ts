import { api, type Problem } from './api.ts';
import { faultOf, putBytes, sentName, sha256Of, typeOf } from './put-file.ts';
import type { AttachedFile } from './upload.ts';

export type Sending = { name: string; size: number; state: 'sending' | 'failed' | 'refused'; share: number; why: string; stop: () => void };
type Wanted = { entryId: string; field: string; file: File; origin: Pick<URL, 'origin'>; signal: AbortSignal; progress: (share: number) => void };
export type Sent = { ok: true; file: AttachedFile } | { ok: false; stopped: boolean; /** The same bytes would be refused again. */ refused: boolean; why: string };

const refusal = async (reply: { json(): Promise<unknown> }, refused: boolean): Promise<Sent> => {
  const problem = (await reply.json().catch(() => ({}))) as Partial<Problem>;
  return { ok: false, stopped: false, refused, why: problem.detail ?? 'The file was not taken. Try again in a moment.' };
};

const steps = async ({ entryId, field, file, origin, signal, progress }: Wanted): Promise<Sent> => {
  const { files } = api({ fetch, url: origin }).entries.entries[':entryId'];
  const announced = { name: sentName(file.name), type: typeOf(file), size: file.size, sha256: await sha256Of(file), field };
  const declared = await files.$post({ param: { entryId }, json: announced }, { headers: { 'idempotency-key': crypto.randomUUID() } });
  if (!declared.ok) return refusal(declared, declared.status === 422 || declared.status === 413);
  const { file: made, upload } = await declared.json();
  const param = { entryId, fileId: made.id };
  try {
    await putBytes(file, upload, progress, signal);
    const confirmed = await files[':fileId'].confirm.$post({ param }, { headers: { 'idempotency-key': crypto.randomUUID() } });
    if (!confirmed.ok) return refusal(confirmed, false);
    const whole = await confirmed.json();
    if (whole.state === 'verified') return { ok: true, file: whole };
    await files[':fileId'].$delete({ param });
    return { ok: false, stopped: false, refused: true, why: whole.reason ?? 'Its content is not what its name says.' };
  } catch (error) {
    await files[':fileId'].$delete({ param }).catch(() => undefined);
    throw error;
  }
};

/** What was chosen, by what can be said before a byte is sent. */
export const lookedAt = (chosen: File[]): { good: File[]; refused: string[] } => {
  const faults = chosen.map((file) => faultOf(file));
  return { good: chosen.filter((_, i) => !faults[i]), refused: faults.filter((fault) => fault !== undefined) };
};

/** Announces the file, puts its bytes and has them checked. Nothing half-sent stays behind. */
export const sendFile = async (wanted: Wanted): Promise<Sent> => {
  try {
    return await steps(wanted);
  } catch (error) {
    const stopped = error instanceof DOMException && error.name === 'AbortError';
    return { ok: false, stopped, refused: false, why: 'The connection broke before the file was whole. Try again.' };
  }
};

/** Takes the bytes away too, unless the version that was sent still holds them. */
export const removeAttached = async ({ entryId, fileId, origin }: { entryId: string; fileId: string; origin: Pick<URL, 'origin'> }): Promise<void> => {
  await api({ fetch, url: origin }).entries.entries[':entryId'].files[':fileId'].$delete({ param: { entryId, fileId } }).catch(() => undefined);
};
