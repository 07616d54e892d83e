import { awayHeader } from '../page-data.ts';
import { dropAll, dropPages, fileAt, keepPages, keptPages, keptStyles, markBehind, pageAt } from './kept-pages.ts';
import { behindAfter, goneAfter, goneWith, placeOf, type Answered, type Keeping } from './kept-rules.ts';
import { offlinePage, type Missing } from './offline-page.ts';

/** The judge's pages without a connection. The network is always asked first; what to keep and what goes is said in kept-rules.ts. */
type Lasting = Event & { waitUntil(work: Promise<unknown>): void };
type Asked = Lasting & { request: Request; respondWith(answer: Promise<Response>): void };
type Told = Lasting & { data: { keep?: Keeping; forget?: string }; ports: readonly MessagePort[] };
type Around = { skipWaiting(): Promise<void>; clients: { claim(): Promise<void> } };
const around = globalThis as unknown as Around;

/** A connection that says nothing for so long is none, if the page is here. */
const patience = 8000;
const data = '/__data.json';
/** Counts what was asked: a newer wish, or something that goes, ends an older keeping under way. */
let turn = 0;

const drop = async (kept: Awaited<ReturnType<typeof keptPages>>) => {
  if (kept.length > 0) turn++;
  await dropPages(kept);
};

const network = (request: Request, waits: boolean): Promise<Response> =>
  waits ? fetch(request) : Promise.race([fetch(request), new Promise<never>((_, fail) => setTimeout(() => fail(new Error('no answer')), patience))]);

const offline = async (path: string): Promise<Response> => {
  const place = placeOf(path);
  const missing: Missing = place?.entry ? (place.page ? 'entry' : 'file') : 'page';
  const headers = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', 'content-security-policy': "default-src 'none'; style-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'" };
  return new Response(offlinePage(missing, await keptPages(), await keptStyles()), { status: 503, headers });
};

/** What this device keeps may fail to be read or written; that spoils no answer of the server. */
const keptAt = (path: string) => pageAt(path).catch(() => undefined);
const dropAfter = async (path: string, answered: Answered): Promise<void> => {
  try {
    await drop(goneAfter(await keptPages(), path, answered));
  } catch {
    await dropAll().catch(() => undefined);
  }
};

const answerPage = async ({ request }: Asked, path: string): Promise<Response> => {
  const kept = await keptAt(path);
  const response = await network(request, !kept).catch(() => undefined);
  if (!response) return kept ?? offline(path);
  await dropAfter(path, { status: response.status, redirected: response.type === 'opaqueredirect' });
  return response;
};

/** What kit's answer for a page's data stands for: it says "sent on" and "not there" in words. */
const meant = async (response: Response): Promise<Answered> => {
  if (!response.ok) return response;
  const told = (await response.clone().json().catch(() => ({}))) as { type?: string; location?: string; nodes?: ({ type: string; error?: { status?: number } } | null)[] };
  if (told.type === 'redirect') return { status: 303, redirected: true, location: told.location };
  return { status: told.nodes?.find((node) => node?.type === 'error')?.error?.status ?? 200 };
};

/** Data that cannot be had becomes a visit of the whole page, which may be here: the page that asked goes there, unless it went elsewhere meanwhile. */
const answerData = async ({ request }: Asked, path: string): Promise<Response> => {
  const response = await network(request, !(await keptAt(path))).catch(() => undefined);
  if (!response) return new Response(null, { status: 503, headers: { [awayHeader]: '1' } });
  await dropAfter(path, await meant(response));
  return response;
};

const answerFile = async ({ request }: Asked): Promise<Response> => (await fileAt(request.url).catch(() => undefined)) ?? fetch(request);

const noteSent = async (url: URL) => {
  const kept = await keptPages();
  await drop(goneWith(kept, url));
  await markBehind(behindAfter(await keptPages(), url.pathname));
};

const onFetch = (event: Asked) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== location.origin) return;
  if (request.method === 'POST' && placeOf(url.pathname)) return event.waitUntil(noteSent(url));
  if (request.method !== 'GET') return;
  if (url.pathname.startsWith('/_app/immutable/')) return event.respondWith(answerFile(event));
  if (request.mode === 'navigate' && placeOf(url.pathname)) return event.respondWith(answerPage(event, url.pathname));
  const path = url.pathname.endsWith(data) ? url.pathname.slice(0, -data.length) : '';
  if (placeOf(path)) event.respondWith(answerData(event, path));
};

/** One after another: what a keeping under way still writes is there when a forgetting begins. */
let work: Promise<unknown> = Promise.resolve();
const onMessage = ({ data: { keep, forget }, ports }: Told): Promise<unknown> => {
  const mine = ++turn;
  const wish = async () => {
    if (keep) await keepPages(keep, () => turn === mine);
    else if (forget) await dropPages((await keptPages()).filter((kept) => kept.challenge === forget));
    else await dropAll();
  };
  work = work.then(wish).catch(() => undefined).then(() => ports[0]?.postMessage('done'));
  return work;
};

addEventListener('install', (event) => (event as Lasting).waitUntil(around.skipWaiting()));
addEventListener('activate', (event) => (event as Lasting).waitUntil(around.clients.claim()));
addEventListener('fetch', (event) => onFetch(event as Asked));
addEventListener('message', (event) => (event as unknown as Lasting).waitUntil(onMessage(event as unknown as Told)));
