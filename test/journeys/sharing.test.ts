import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSiteWorld } from '../support/site.ts';
import { plantEverything, type Planted } from '../support/planted.ts';

/** What a program that unfurls links reads of each kind of page, and the picture it then fetches. */
let site: Awaited<ReturnType<typeof openSiteWorld>>;
let planted: Planted;
beforeAll(async () => {
  site = await openSiteWorld();
  planted = await plantEverything(site.world);
  await site.settle();
}, 180_000);
afterAll(() => site?.stop());

const toldBy = async (path: string) => {
  const page = await site.visitor();
  await page.goto(path);
  const metas = await page.locator('head meta[property^="og:"], head meta[name^="twitter:"]').evaluateAll((all) => all.map((meta) => [meta.getAttribute('property') ?? meta.getAttribute('name') ?? '', meta.getAttribute('content') ?? ''] as const));
  const told = Object.fromEntries(metas);
  expect(Object.keys(told)).toHaveLength(metas.length);
  const reply = await page.request.get(told['og:image']!);
  const size = await page.evaluate(async (address) => {
    const image = new Image();
    image.src = address;
    await image.decode();
    return [image.naturalWidth, image.naturalHeight];
  }, told['og:image']!);
  await page.context().close();
  return { told, picture: { status: reply.status(), type: reply.headers()['content-type'], size, own: !reply.url().endsWith('/og.png') } };
};
const drawn = (own: boolean) => ({ status: 200, type: 'image/png', size: [1200, 630], own });

test('a challenge and each of its tabs tell of the challenge, with a picture of its own', async () => {
  for (const path of [`/challenges/${planted.slug}`, `/challenges/${planted.slug}/rules`]) {
    const { told, picture } = await toldBy(path);
    expect(told).toMatchObject({ 'og:title': 'Trusted permits', 'og:description': 'Check a permit without a phone call.', 'og:site_name': 'Open Challenges', 'og:url': `${site.origin}${path}`, 'og:image:width': '1200', 'og:image:height': '630', 'twitter:card': 'summary_large_image' });
    expect(told['og:image:alt']).toContain('Trusted permits');
    expect(picture).toEqual(drawn(true));
  }
});

test('an event has a picture of its own; an entry of the atlas, a work of the library and an agency have their words and the picture of the site', async () => {
  const event = await toldBy(`/events/${planted.event}`);
  expect([event.told['og:title'], event.picture]).toEqual(['Information session', drawn(true)]);
  for (const [path, title] of [[`/atlas/${planted.listing}`, 'Permit wallet pilot'], [`/library/${planted.publication}`, 'Permits without paper'], [`/agencies/${planted.agencySlug}`, 'Department of records']] as const) {
    const { told, picture } = await toldBy(path);
    expect([path, told['og:title'], picture]).toEqual([path, title, drawn(false)]);
  }
});

test('every other page has the name and the picture of the site, and says nothing of its own address', async () => {
  for (const path of ['/', '/challenges', '/help']) {
    const { told, picture } = await toldBy(path);
    expect(told).toMatchObject({ 'og:site_name': 'Open Challenges', 'og:image': `${site.origin}/og.png` });
    expect([path, told['og:title'], told['og:url'], picture]).toEqual([path, undefined, undefined, drawn(false)]);
  }
});

test('a picture that is not drawn yet is the site’s own meanwhile, and is asked for again', async () => {
  const page = await site.visitor();
  const reply = await page.request.get(`/pictures/${'f'.repeat(40)}.png`, { maxRedirects: 0 });
  expect([reply.status(), reply.headers()['location'], reply.headers()['cache-control']]).toEqual([302, '/og.png', 'no-store']);
});
