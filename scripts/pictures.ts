import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { Page } from '@playwright/test';
import { loadDemo } from '../functions/main/demo/load.ts';
import { personas } from '../functions/main/demo/personas.ts';
import { openSiteWorld } from '../test/support/site.ts';

/** Makes the pictures of the README from the running product and its demo: `npm run pictures`, after `npm run build`. */
const folder = 'docs/pictures';
mkdirSync(folder, { recursive: true });
const site = await openSiteWorld();
site.world.clock.set(new Date().toISOString());
await loadDemo(site.world.ports, mkdtempSync(join(tmpdir(), 'laurel-demo-')), (url, bytes) => site.world.fileStore.receive(url.split('/').at(-1)!, Readable.from([bytes])), console.log);

const { items } = (await (await fetch(`${site.origin}/api/v1/challenges?status=all`)).json()) as { items: { id: string; slug: string; title: string }[] };
const titled = (start: string) => items.find(({ title }) => title.startsWith(start))!;
const [open, judging, finished] = [titled('Follow'), titled('Trusted'), titled('Street')];

const as = async (key: string, path: string): Promise<Page> => {
  const page = await site.visitor({ viewport: { width: 1280, height: 860 } });
  await page.goto(path);
  await page.getByRole('button', { name: personas.find((one) => one.key === key)!.name }).click();
  await page.waitForURL((url) => url.pathname === path.split('?')[0]);
  return page;
};
const picture = async (name: string, page: Page): Promise<void> => {
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: join(folder, `${name}.png`) });
  await page.context().close();
  console.log(name);
};

const reader = async (path: string) => {
  const page = await site.visitor({ viewport: { width: 1280, height: 860 } });
  await page.goto(path);
  return page;
};
await picture('challenge', await reader(`/challenges/${open.slug}`));
await picture('winners', await reader(`/challenges/${finished.slug}/results`));
await picture('progress', await as('manager', `/run/${judging.id}/progress`));
await picture('receipt', await as('lead', `/apply/${judging.id}/sent`));
const drafts = await as('manager', '/run');
await drafts.getByRole('link', { name: /Meeting minutes/ }).first().click();
await drafts.waitForURL(/chl_/);
await drafts.goto(`${new URL(drafts.url()).pathname.split('/').slice(0, 3).join('/')}/edit/form`);
await picture('form-builder', drafts);
const queue = await as('judge', `/judge/${judging.id}`);
await queue.locator('main a[href*="/judge/"][href*="ent_"]').first().click();
await queue.waitForURL(/ent_/);
await picture('score', queue);
await site.stop();
process.exit(0);
