import { filesIn, isFresh, isWalked, mayBeRead, pagesOf, toDrop, type Kept, type Keeping } from './kept-rules.ts';

/** The pages a judge can read without a connection, each with what is known of it, and the files they are made of. */
const pages = 'laurel-kept-pages';
const files = 'laurel-kept-files';
const note = 'x-laurel-kept';

const noteOf = (response: Response | undefined): Kept | undefined => {
  const text = response?.headers.get(note);
  return text ? (JSON.parse(decodeURIComponent(text)) as Kept) : undefined;
};
const withNote = (response: Response, body: string, kept: Kept): Response => {
  const headers = new Headers({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', [note]: encodeURIComponent(JSON.stringify(kept)) });
  for (const name of ['content-security-policy', 'referrer-policy', 'x-content-type-options']) {
    const value = response.headers.get(name);
    if (value) headers.set(name, value);
  }
  return new Response(body, { headers });
};

const allPages = async (): Promise<Kept[]> => {
  const cache = await caches.open(pages);
  const found = await Promise.all((await cache.keys()).map(async (request) => noteOf(await cache.match(request))));
  return found.filter((kept) => kept !== undefined).toSorted((a, b) => a.challenge.localeCompare(b.challenge) || a.place - b.place);
};

export const dropPages = async (kept: Kept[]): Promise<void> => {
  if (kept.length === 0) return;
  const cache = await caches.open(pages);
  await Promise.all(kept.map(({ path }) => cache.delete(path)));
};

/** What may be read here now. What may not any more goes, whoever asks. */
export const keptPages = async (): Promise<Kept[]> => {
  if (!(await caches.has(pages))) return [];
  const all = await allPages();
  const now = Date.now();
  await dropPages(all.filter((kept) => !mayBeRead(kept, now)));
  return all.filter((kept) => mayBeRead(kept, now));
};

export const pageAt = async (path: string): Promise<Response | undefined> =>
  (await keptPages()).some((kept) => kept.path === path) ? (await caches.open(pages)).match(path) : undefined;

export const fileAt = async (address: string): Promise<Response | undefined> => ((await caches.has(files)) ? (await caches.open(files)).match(address) : undefined);

export const markBehind = async (kept: Kept[]): Promise<void> => {
  const cache = await caches.open(pages);
  for (const one of kept) {
    const response = await cache.match(one.path);
    if (response) await cache.put(one.path, withNote(response, await response.text(), { ...one, behind: true }));
  }
};

type Fetched = 'kept' | 'not now' | 'gone' | 'not at work';

/** The files that a page names, and those that they name, are here when this ends. */
const keepFiles = async (text: string, base: string, found = new Set<string>()): Promise<Set<string>> => {
  const cache = await caches.open(files);
  const fresh = filesIn(text, base).filter((address) => !found.has(address));
  for (const address of fresh) found.add(address);
  await Promise.all(fresh.map(async (address) => {
    if (!(await cache.match(address))) await cache.add(address);
    if (isWalked(address)) await keepFiles(await (await cache.match(address))!.text(), address, found);
  }));
  return found;
};

/** The page as a visit would get it, and all it needs. It is kept only if it was made for this very person. */
const fetchPage = async (wanted: Kept, asked: () => boolean): Promise<Fetched> => {
  const response = await fetch(wanted.path, { redirect: 'manual', cache: 'no-store', headers: { accept: 'text/html' } });
  if (response.type === 'opaqueredirect' || response.status === 401) return 'not at work';
  if ([403, 404, 410].includes(response.status)) return 'gone';
  if (!response.ok) return 'not now';
  const text = await response.text();
  if (!text.includes(wanted.person)) return 'not at work';
  await keepFiles(text, response.url);
  if (!asked()) return 'not now';
  await (await caches.open(pages)).put(wanted.path, withNote(response, text.replace('<html ', `<html data-kept="${wanted.keptAt}" `), wanted));
  return 'kept';
};

/** Files of an earlier release go with the last page that needs them. */
const dropFiles = async (): Promise<void> => {
  const [from, cache] = [await caches.open(pages), await caches.open(files)];
  const kept = await Promise.all((await from.keys()).map(async (request) => ({ text: await (await from.match(request))!.text(), url: request.url })));
  const needed = new Set<string>();
  for (const { text, url } of kept) await keepFiles(text, url, needed);
  await Promise.all((await cache.keys()).filter(({ url }) => !needed.has(url)).map((request) => cache.delete(request)));
};

/** Makes what is on this device what a page asked for. `asked` says whether nothing else was asked meanwhile. */
export const keepPages = async (keeping: Keeping, asked: () => boolean): Promise<void> => {
  const at = Date.now();
  await dropPages(toDrop(await keptPages(), keeping, at));
  const kept = await keptPages();
  for (const wanted of pagesOf(keeping, at)) {
    const here = kept.find((one) => one.path === wanted.path);
    if (here && isFresh(here, wanted, at)) continue;
    if (!asked()) return;
    const fetched = await fetchPage(wanted, asked);
    if (fetched === 'not now') break;
    if (fetched === 'gone') await dropPages([wanted]);
    if (fetched === 'not at work') return dropPages(await keptPages());
  }
  if (asked()) await dropFiles();
};

/** The styles that are here, for a page that the worker writes itself. */
export const keptStyles = async (): Promise<string[]> =>
  (await caches.has(files)) ? (await (await caches.open(files)).keys()).map(({ url }) => new URL(url).pathname).filter((path) => path.endsWith('.css')) : [];

/** Where it cannot be told what has to go, all of it does. */
export const dropAll = async (): Promise<void> => void (await caches.delete(pages));
