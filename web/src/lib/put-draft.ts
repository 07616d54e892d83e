import type { Answers } from '../../../functions/domain/entry/entry.ts';
import type { api, Problem } from './api.ts';

/** One section to the API, from the server or the browser: the draft as stored, or the problem. A lost connection throws. A page fetches the client with its first save. */
export const putDraft = (asking: Parameters<typeof api>[0], entryId: string, section: string) => async (answers: Answers, version: number) => {
  const { entries } = (await import('./api.ts')).api(asking);
  const reply = await entries.entries[':entryId'].drafts[':section'].$put({ param: { entryId, section }, json: { answers } }, { headers: { 'if-match': `"${version}"` } });
  if (reply.ok) return { ok: true as const, value: await reply.json() };
  const problem = (await (reply as Response).json().catch(() => ({}))) as Partial<Problem>;
  return { ok: false as const, problem: { title: 'Something went wrong on our side', code: 'internal', ...problem, status: (reply as Response).status } };
};
