import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { openDemoSite } from '../test/support/demo-site.ts';

/** Makes the pictures of the README from the running product and its demo: `npm run pictures`. */
const folder = 'docs/pictures';
mkdirSync(folder, { recursive: true });
const site = await openDemoSite();
const { open, judging, finished, as, reader } = site;

const picture = async (name: string, page: Page): Promise<void> => {
  await page.setViewportSize({ width: 1280, height: 860 });
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: join(folder, `${name}.png`) });
  await page.context().close();
  console.log(name);
};

await picture('challenge', await reader(`/challenges/${open.slug}`));
await picture('winners', await reader(`/challenges/${finished.slug}/results`));
await picture('progress', await as('manager', `/run/${judging.id}/progress`));
await picture('receipt', await as('lead', `/apply/${judging.slug}/sent`));
const drafts = await as('manager', '/run');
await drafts.getByRole('link', { name: /Meeting minutes/ }).first().click();
await drafts.waitForURL(/chl_/);
await drafts.goto(`${new URL(drafts.url()).pathname}/edit/form`);
await picture('form-builder', drafts);
const queue = await as('judge', `/judge/${judging.id}`);
await queue.locator('main a[href*="ent_"]').first().click();
await queue.waitForURL(/ent_/);
await picture('score', queue);
await site.stop();
process.exit(0);
