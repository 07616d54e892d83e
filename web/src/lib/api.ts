import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { hc } from 'hono/client';
import type { AccountsApi, AtlasApi, ChallengesApi, CommunityApi, EntriesApi, JudgingApi, LibraryApi, LocalApi, ResultsApi, VoiceApi } from '../../../functions/http/app.ts';

/** The only file that talks to the API. On the server kit's fetch hands /api/ to platform.api (hooks.server.ts). */
type Asking = Pick<RequestEvent, 'fetch' | 'url'> & Partial<Pick<RequestEvent, 'request'>>;

export const api = ({ fetch, url }: { fetch: Asking['fetch']; url: Pick<URL, 'origin'> }) => {
  const client = { fetch };
  return {
    challenges: hc<ChallengesApi>(url.origin, client).api.v1,
    entries: hc<EntriesApi>(url.origin, client).api.v1,
    judging: hc<JudgingApi>(url.origin, client).api.v1,
    results: hc<ResultsApi>(url.origin, client).api.v1,
    accounts: hc<AccountsApi>(url.origin, client).api.v1,
    atlas: hc<AtlasApi>(url.origin, client).api.v1,
    community: hc<CommunityApi>(url.origin, client).api.v1,
    library: hc<LibraryApi>(url.origin, client).api.v1,
    voice: hc<VoiceApi>(url.origin, client).api.v1,
    /** Only on the embedded default: ask platform.local first. */
    local: hc<LocalApi>(url.origin, client).api.v1,
  };
};

/** RFC 9457, as functions/http/errors.ts writes it. */
export type Problem = {
  title: string;
  status: number;
  detail?: string;
  code: string;
  errors?: { field: string; message: string }[];
  requestId?: string;
  [more: string]: unknown;
};

/** The little of a Response that is needed here; hc's typed responses fit it. */
type Reply = { ok: boolean; status: number; headers: Headers; json(): Promise<unknown> };
/** What the route answers when it succeeds. */
type Success<R> = R extends { status: 200 | 201 | 202; json(): Promise<infer T> } ? T : never;

const signIn = (url: URL, again: boolean): never =>
  redirect(303, `/auth/sign-in?return=${encodeURIComponent(url.pathname + url.search)}${again ? '&again=1' : ''}`);

const problemIn = async (reply: Reply): Promise<Problem> => {
  const fallback = { title: 'Something went wrong on our side', status: reply.status, code: 'internal' };
  return { ...fallback, ...((await reply.json().catch(() => ({}))) as Partial<Problem>) };
};

/** For a page's load: the value, or the page that says why not. */
export const read = async <R extends Reply>(asking: Asking, answer: Promise<R>): Promise<Success<R>> => {
  const reply = await answer;
  if (reply.ok) return (await reply.json()) as Success<R>;
  const problem = await problemIn(reply);
  if (reply.status === 401) signIn(asking.url, problem.code === 'sign-in-again');
  error(reply.status, { message: problem.detail ?? problem.title, requestId: problem.requestId });
};

/** As `read`, with the version to send back as If-Match. */
export const readVersioned = async <R extends Reply>(asking: Asking, answer: Promise<R>): Promise<{ value: Success<R>; version: string }> => {
  const reply = await answer;
  const value = await read(asking, Promise.resolve(reply));
  return { value, version: reply.headers.get('etag') ?? '' };
};

/** The keys of the public record, as a tlog-policy file; undefined until it is open. */
export const recordPolicy = async ({ fetch }: Pick<Asking, 'fetch'>): Promise<string | undefined> => {
  const reply = await fetch('/record/log/policy');
  if (reply.ok) return reply.text();
  if (reply.status === 404) return undefined;
  error(reply.status, { message: 'The keys of the public record could not be read. Try again in a minute.' });
};

export type Attempt<T> = { ok: true; value: T; version: string } | { ok: false; problem: Problem };

/** For a form action: the value, or the problem to show beside what was typed; also when the person must sign in again first. */
export const attempt = async <R extends Reply>(asking: Asking, answer: Promise<R>): Promise<Attempt<Success<R>>> => {
  const reply = await answer;
  if (reply.ok) {
    const value = reply.status === 204 ? undefined : await reply.json();
    return { ok: true, value: value as Success<R>, version: reply.headers.get('etag') ?? '' };
  }
  const problem = await problemIn(reply);
  if (reply.status === 401 && asking.request?.method !== 'POST') signIn(asking.url, problem.code === 'sign-in-again');
  return { ok: false, problem };
};

/** As `read`, but "not now" (409) is a state that the page shows, with what it waits for. */
export const readOrWait = async <R extends Reply>(asking: Asking, answer: Promise<R>): Promise<Attempt<Success<R>>> => {
  const reply = await attempt(asking, answer);
  if (!reply.ok && reply.problem.status !== 409) error(reply.problem.status, { message: reply.problem.detail ?? reply.problem.title, requestId: reply.problem.requestId });
  return reply;
};

/** Everything that is the matter with a field stands beside it. */
const faultsByField = (errors: NonNullable<Problem['errors']>): Record<string, string> =>
  Object.fromEntries([...Map.groupBy(errors, ({ field }) => field)].map(([field, own]) => [field, own.map(({ message }) => message).join(' ')]));

/** Shows the form again with what was typed, the faults by field, and nothing lost. */
export const refuse = (problem: Problem, values: Record<string, unknown> = {}) =>
  fail(problem.status, {
    problem,
    values,
    faults: faultsByField(problem.errors ?? []),
  });

/** Headers of a write: the form's hidden key and version, so that pressing twice acts once and a stale page is told so. */
export const once = (form: FormData, versioned = false): { 'idempotency-key': string; 'if-match'?: string } => ({
  'idempotency-key': String(form.get('_key') ?? crypto.randomUUID()),
  ...(versioned ? { 'if-match': String(form.get('_version') ?? '') } : {}),
});

/** A new key for a form about to be shown. */
export const newKey = () => crypto.randomUUID();
