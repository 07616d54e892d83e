import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { Page } from '@playwright/test';
import { loadDemo } from '../../functions/main/demo/load.ts';
import { personas } from '../../functions/main/demo/personas.ts';
import { openSiteWorld } from './site.ts';

/** The product with its demo, in a browser: what `npm start` shows a newcomer, dated today. */
export const openDemoSite = async () => {
  const site = await openSiteWorld();
  site.world.clock.set(new Date().toISOString());
  const folder = mkdtempSync(join(tmpdir(), 'laurel-demo-'));
  await loadDemo(site.world.ports, folder, (url, bytes) => site.world.fileStore.receive(url.split('/').at(-1)!, Readable.from([bytes])), site.world.signing, () => undefined);
  await site.settle();
  const { items } = (await (await fetch(`${site.origin}/api/v1/challenges?status=all`)).json()) as { items: { id: string; slug: string; title: string }[] };
  const titled = (start: string) => items.find(({ title }) => title.startsWith(start))!;
  /** Signs in as a person would, on the local provider's page. */
  const as = async (key: string, path: string): Promise<Page> => {
    const page = await site.visitor();
    await page.goto(path);
    await page.getByRole('button', { name: personas.find((one) => one.key === key)!.name }).click();
    await page.waitForURL((url) => url.pathname === path.split('?')[0]);
    return page;
  };
  const reader = async (path: string): Promise<Page> => {
    const page = await site.visitor();
    await page.goto(path);
    return page;
  };
  return { ...site, as, reader, open: titled('Follow'), judging: titled('Trusted'), finished: titled('Street') };
};
