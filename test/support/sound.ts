import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect } from 'vitest';
import { axeFindings } from './axe.ts';
import { inTime } from './in-time.ts';
import type { Screen, StateOf } from './screens.ts';

/** `PICTURES=folder` keeps a picture of each screen that was looked at, as on a desk and as on a phone. */
const pictures = process.env['PICTURES'];
const narrow = [375, 320];

const addressOf = (screen: string) => new RegExp(`^${screen.replaceAll(/\[\w+\]/g, '[^/]+')}$`);

const keepPictures = async (page: Page, name: string) => {
  if (!pictures) return;
  mkdirSync(pictures, { recursive: true });
  for (const width of [1280, 375]) {
    await page.setViewportSize({ width, height: 900 });
    await page.screenshot({ path: join(pictures, `${name.replaceAll(/[^\w-]+/g, '_')}.${width}.png`), fullPage: true });
  }
};

/** How far the page can be scrolled sideways, where it should not. */
const sidewaysOf = async (page: Page) => {
  const found: string[] = [];
  for (const width of narrow) {
    await page.setViewportSize({ width, height: 812 });
    const beyond = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (beyond > 0) found.push(`${width}: ${beyond} pixels wider than the screen`);
  }
  return found;
};

/** A screen in one of its states (screens.ts): axe finds nothing at either width, and nothing is off the side of a phone. */
export const sound = async <S extends Screen>(page: Page, screen: S, state: StateOf<S>, at = page.url()): Promise<void> => {
  const before = page.viewportSize();
  const found = [...(await axeFindings(page)), ...(await sidewaysOf(page))];
  await keepPictures(page, `${screen} ${state}`);
  if (before) await page.setViewportSize(before);
  if (screen !== '+error') expect(new URL(at).pathname).toMatch(addressOf(screen));
  expect({ screen, state, found }).toEqual({ screen, state, found: [] });
};

/** The same for a page with JavaScript off: axe needs it, so what stands on the page is shown again in a browser that has it (opened with `bypassCSP`, on any page of the site). */
export const plainSound = async <S extends Screen>(page: Page, checker: Page, screen: S, state: StateOf<S>): Promise<void> => {
  await page.waitForLoadState();
  const shown = (await inTime('reading the page', page.content())).replace(/<script[\s\S]*?<\/script>/g, '').replace('<head>', `<head><base href="${page.url()}">`);
  await checker.setContent(shown);
  await sound(checker, screen, state, page.url());
};
