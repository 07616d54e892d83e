import type { Problem } from './api.ts';
import { entryFiles, type Declared, type FileDesk } from './file-desk.ts';
import { faultOf, putBytes, sentName, sha256Of, typeOf } from './put-file.ts';
import type { AttachedFile } from './upload.ts';

export type Sending = { name: string; size: number; state: 'sending' | 'failed' | 'refused'; share: number; why: string; stop: () => void };
type Sends = { file: File; signal: AbortSignal; progress: (share: number) => void };
type Wanted = Sends & { entryId: string; field: string; origin: Pick<URL, 'origin'> };
export type Sent = { ok: true; file: AttachedFile } | { ok: false; stopped: boolean; /** The same bytes would be refused again. */ refused: boolean; why: string };

const refusal = async (reply: { json(): Promise<unknown> }, refused: boolean): Promise<Sent> => {
  const problem = (await reply.json().catch(() => ({}))) as Partial<Problem>;
  return { ok: false, stopped: false, refused, why: problem.detail ?? 'The file was not taken. Try again in a moment.' };
};

const steps = async (desk: FileDesk, { file, signal, progress }: Sends): Promise<Sent> => {
  const declared = await desk.declare({ name: sentName(file.name), type: typeOf(file), size: file.size, sha256: await sha256Of(file) });
  if (!declared.ok) return refusal(declared, declared.status === 422 || declared.status === 413);
  const { file: made, upload } = (await declared.json()) as Declared;
  try {
    await putBytes(file, upload, progress, signal);
    const confirmed = await desk.confirm(made.id);
    if (!confirmed.ok) return refusal(confirmed, false);
    const whole = (await confirmed.json()) as AttachedFile;
    if (whole.state === 'verified') return { ok: true, file: whole };
    await desk.remove(made.id);
    return { ok: false, stopped: false, refused: true, why: whole.reason ?? 'Its content is not what its name says.' };
  } catch (error) {
    await desk.remove(made.id).catch(() => undefined);
    throw error;
  }
};

/** What was chosen, by what can be said before a byte is sent. */
export const lookedAt = (chosen: File[]): { good: File[]; refused: string[] } => {
  const faults = chosen.map((file) => faultOf(file));
  return { good: chosen.filter((_, i) => !faults[i]), refused: faults.filter((fault) => fault !== undefined) };
};

/** Announces the file, puts its bytes and has them checked. Nothing half-sent stays behind. */
export const sendFileTo = async (desk: FileDesk, wanted: Sends): Promise<Sent> => {
  try {
    return await steps(desk, wanted);
  } catch (error) {
    const stopped = error instanceof DOMException && error.name === 'AbortError';
    return { ok: false, stopped, refused: false, why: 'The connection broke before the file was whole. Try again.' };
  }
};
export const sendFile = ({ entryId, field, origin, ...wanted }: Wanted): Promise<Sent> => sendFileTo(entryFiles({ fetch, url: origin }, entryId, field), wanted);

/** Takes the bytes away too, unless the version that was sent still holds them. */
export const removeAttached = async ({ entryId, fileId, origin }: { entryId: string; fileId: string; origin: Pick<URL, 'origin'> }): Promise<void> => {
  await entryFiles({ fetch, url: origin }, entryId, '').remove(fileId).catch(() => undefined);
};
