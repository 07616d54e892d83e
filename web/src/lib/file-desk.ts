import { api } from './api.ts';

type Asking = Parameters<typeof api>[0];
type Reply = { ok: boolean; status: number; headers: Headers; json(): Promise<unknown> };
export type AnnouncedFile = { name: string; type: string; size: number; sha256: string };

/** Where a file of something is announced, confirmed and taken off again. */
export type FileDesk = { declare: (announced: AnnouncedFile) => Promise<Reply>; confirm: (fileId: string) => Promise<Reply>; remove: (fileId: string) => Promise<Reply | undefined> };
/** What an announcement answers. */
export type Declared = { file: { id: string }; upload: { url: string; headers: Record<string, string> } };
export type Confirmed = { id: string; name: string; size: number; state: string; reason?: string };

const keyed = () => ({ headers: { 'idempotency-key': crypto.randomUUID() } });

export const entryFiles = (asking: Asking, entryId: string, field: string): FileDesk => {
  const { files } = api(asking).entries.entries[':entryId'];
  return {
    declare: (announced) => files.$post({ param: { entryId }, json: { ...announced, field } }, keyed()),
    confirm: (fileId) => files[':fileId'].confirm.$post({ param: { entryId, fileId } }, keyed()),
    remove: (fileId) => files[':fileId'].$delete({ param: { entryId, fileId } }),
  };
};

/** Of a work of the library: what its draft does not name goes by itself. */
export const workFiles = (asking: Asking, publicationId: string): FileDesk => {
  const { files } = api(asking).library.publications[':publicationId'];
  return {
    declare: (announced) => files.$post({ param: { publicationId }, json: announced }, keyed()),
    confirm: (fileId) => files[':fileId'].confirm.$post({ param: { publicationId, fileId } }, keyed()),
    remove: () => Promise.resolve(undefined),
  };
};
