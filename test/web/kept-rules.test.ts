import { expect, test } from 'vitest';
import { behindAfter, filesIn, goneAfter, goneWith, isFresh, isWalked, mayBeRead, nextHere, pagesOf, placeOf, toDrop, type Keeping, type Kept } from '../../web/src/lib/judge-offline/kept-rules.ts';
import { offlinePage } from '../../web/src/lib/judge-offline/offline-page.ts';
import { keepingOf } from '../../web/src/lib/server/keeping.ts';

const minute = 60_000;
const at = Date.parse('2026-03-01T08:00:00.000Z');
const entries = ['one', 'two', 'three'].map((id, i) => ({ id, title: `Title ${id}`, place: i + 1 }));
const keeping: Keeping = { person: 'per_a', challenge: 'chl_1', title: 'Permits', round: 'rnd_1', now: '2027-01-18T15:00:00.000Z', until: '2027-01-18T15:30:00.000Z', entries };
const kept = pagesOf(keeping, at);
const other: Kept = { ...kept[1]!, path: '/judge/chl_2/four', challenge: 'chl_2', entry: 'four' };
const paths = (some: Kept[]) => some.map(({ path }) => path);

test('the queue and the next entries are kept, in that order, for as long as the server’s clock says, whatever this device’s says', () => {
  expect(paths(kept)).toEqual(['/judge/chl_1', '/judge/chl_1/one', '/judge/chl_1/two', '/judge/chl_1/three']);
  expect(new Set(kept.map(({ until }) => until))).toEqual(new Set([at + 30 * minute]));
  expect(pagesOf({ ...keeping, now: keeping.until }, at)).toEqual([]);
});

test('a page may be read until the round closes, and not with a clock put back', () => {
  const page = kept[0]!;
  expect([at, at + 30 * minute - 1, at + 30 * minute, at - 2 * minute].map((now) => mayBeRead(page, now))).toEqual([true, true, false, false]);
});

test('what is here is fetched again once it is old, behind, of another round, elsewhere in the order or kept for another time', () => {
  const page = kept[1]!;
  const differs: Partial<Kept>[] = [{}, { behind: true }, { round: 'rnd_2' }, { place: 2 }, { until: page.until + 2 * minute }];
  expect(differs.map((change) => isFresh({ ...page, ...change }, page, at + minute))).toEqual([true, false, false, false, false]);
  const long = { ...page, until: at + 1000 * minute };
  expect([59, 60].map((minutes) => isFresh(long, long, at + minutes * minute))).toEqual([true, false]);
});

test('what is asked for drops another person’s, an earlier round’s, and what is no longer among it; another judging of the same person stays', () => {
  const all = [...kept, other];
  expect(paths(toDrop(all, { ...keeping, entries: entries.slice(1) }, at))).toEqual(['/judge/chl_1/one']);
  expect(paths(toDrop(all, { ...keeping, person: 'per_b' }, at))).toEqual(paths(all));
  expect(paths(toDrop(all, { ...keeping, round: 'rnd_2' }, at))).toEqual(paths(kept));
  expect(paths(toDrop(all, keeping, at + 31 * minute))).toEqual(paths(all));
});

test('an answer takes away what it says is gone', () => {
  const all = [...kept, other];
  const gone = (path: string, answered: Parameters<typeof goneAfter>[2]) => paths(goneAfter(all, path, answered));
  expect(gone('/judge/chl_1/two', { status: 200 })).toEqual([]);
  expect(gone('/judge/chl_1/two', { status: 500 })).toEqual([]);
  expect(gone('/judge/chl_1/two', { status: 404 })).toEqual(['/judge/chl_1/two']);
  expect(gone('/judge/chl_1/two/files/f', { status: 404 })).toEqual([]);
  expect(gone('/judge/chl_1', { status: 403 })).toEqual(paths(kept));
  expect(gone('/judge/chl_1/conflicts', { status: 200, redirected: true })).toEqual([]);
  expect(gone('/judge/invitations/token', { status: 401 })).toEqual([]);
  for (const [path, answered] of [['/judge/chl_1/two', { status: 0, redirected: true }], ['/judge/chl_1/conflicts', { status: 401 }], ['/judge/chl_1/conflicts', { status: 303, redirected: true, location: '/auth/sign-in?return=x' }]] as const) {
    expect(gone(path, answered)).toEqual(paths(all));
  }
});

test('reporting a conflict takes the entry and the queue along at once, declaring one all of the judging', () => {
  const all = [...kept, other];
  expect(paths(goneWith(all, { pathname: '/judge/chl_1/two', search: '?/recuse' }))).toEqual(['/judge/chl_1', '/judge/chl_1/two']);
  expect(paths(goneWith(all, { pathname: '/judge/chl_1/conflicts', search: '?/declare' }))).toEqual(paths(kept));
  expect(paths(goneWith(all, { pathname: '/judge/chl_1/two', search: '?/save' }))).toEqual([]);
  expect(paths(behindAfter(all, '/judge/chl_1/two'))).toEqual(['/judge/chl_1', '/judge/chl_1/two']);
  expect(paths(behindAfter(all, '/judge/chl_1/conflicts'))).toEqual([]);
});

test('only a judge’s own pages have a place: an invitation is public, a file and a step are no entry', () => {
  expect(placeOf('/judge/chl_1')).toEqual({ challenge: 'chl_1', page: true });
  expect(placeOf('/judge/chl_1/one')).toEqual({ challenge: 'chl_1', entry: 'one', page: true });
  expect(placeOf('/judge/chl_1/one/files/f')).toEqual({ challenge: 'chl_1', entry: 'one', page: false });
  expect(placeOf('/judge/chl_1/rooms/r/one')).toEqual({ challenge: 'chl_1', page: false });
  expect(['/judge', '/judge/invitations/token', '/apply/chl_1/one', '/run/chl_1'].map(placeOf)).toEqual([undefined, undefined, undefined, undefined]);
});

test('offline the next entry is one that is here and does not wait already; after the last comes the queue', () => {
  expect(nextHere(kept, keeping, ['one'])).toBe('/judge/chl_1/two');
  expect(nextHere(kept.filter(({ entry }) => entry !== 'two'), keeping, ['one'])).toBe('/judge/chl_1/three');
  expect(nextHere(kept, keeping, ['one', 'two', 'three'])).toBe('/judge/chl_1');
});

test('the files of a page are the scripts, styles and fonts it names, whole addresses of this site', () => {
  const html = '<link rel="stylesheet" href="../../_app/immutable/assets/a.css"><script>import("../../_app/immutable/entry/start.x.js")</script><a href="/judge/chl_1">x</a>';
  expect(filesIn(html, 'https://site.example/judge/chl_1/one')).toEqual(['https://site.example/_app/immutable/assets/a.css', 'https://site.example/_app/immutable/entry/start.x.js']);
  expect(filesIn('import{a}from"./b.js";const c=()=>import(`../nodes/d.js`)', 'https://site.example/_app/immutable/chunks/x.js')).toEqual(['https://site.example/_app/immutable/chunks/b.js', 'https://site.example/_app/immutable/nodes/d.js']);
  expect(['entry/app.x.js', 'entry/start.x.js', 'nodes/5.x.js', 'chunks/x.js', 'assets/a.css', 'assets/a.woff2'].map((name) => isWalked(`https://site.example/_app/immutable/${name}`))).toEqual([false, true, true, true, true, false]);
  expect(filesIn('@font-face{src:url("./sans.woff2")}', 'https://site.example/_app/immutable/assets/a.css')).toEqual(['https://site.example/_app/immutable/assets/sans.woff2']);
});

test('the page in place of the browser’s own error says what is missing and what is here, and titles are only ever text', () => {
  const page = offlinePage('entry', [{ ...kept[1]!, title: '<b onclick="x">&' }], []);
  expect(page).toContain('This entry is not kept on this device. If you typed something that was not sent yet, it stays on this device and is sent when you are connected. Kept here:');
  expect(page).toContain('<a href="/judge/chl_1/one">&lt;b onclick=&quot;x&quot;&gt;&amp;</a>');
  expect(offlinePage('file', [], [])).toContain('Attached files are not kept on this device. If you typed something that was not sent yet, it stays on this device and is sent when you are connected. Nothing else is kept here.');
});

test('a device keeps the entry that is open and the next ten that are not scored, until the round or the sign-in ends; outside of scoring nothing', () => {
  const rows = Array.from({ length: 14 }, (_, i) => ({ entryId: `e${i + 1}`, state: i === 1 ? ('saved' as const) : ('assigned' as const), title: i === 2 ? '' : `Title ${i + 1}`, code: `C${i + 1}` }));
  const work = { me: { id: 'per_a', authenticatedAt: '2027-01-18T09:00:00.000Z' }, challenge: { id: 'chl_1', title: 'Permits' }, round: { id: 'rnd_1', closesAt: '2027-02-12T22:00:00.000Z' }, scoring: true, rows, here: 'e1', now: '2027-01-18T15:00:00.000Z' };
  const made = keepingOf(work)!;
  expect(made.entries.map(({ id }) => id)).toEqual(['e1', 'e3', 'e4', 'e5', 'e6', 'e7', 'e8', 'e9', 'e10', 'e11', 'e12']);
  expect([made.entries[1], made.until]).toEqual([{ id: 'e3', title: 'C3', place: 3 }, '2027-01-19T09:00:00.000Z']);
  expect(keepingOf({ ...work, round: { ...work.round, closesAt: '2027-01-18T16:00:00.000Z' } })!.until).toBe('2027-01-18T16:00:00.000Z');
  expect([keepingOf({ ...work, scoring: false }), keepingOf({ ...work, me: { id: 'per_a' } })]).toEqual([undefined, undefined]);
});
