import axe, { type AxeResults, type RunOptions } from 'axe-core';
import type { Page } from '@playwright/test';
import { inTime } from './in-time.ts';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const sizes = [
  { width: 1280, height: 900 },
  { width: 375, height: 812 },
];

type InPage = { run(what: Document, how: RunOptions): Promise<AxeResults> };

/** Axe is put into a page once, and tells only what it finds fault with: telling all that is in order took most of the time. */
const lookAt = async (page: Page): Promise<string[]> => {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  return page.evaluate(async (values) => {
    const { violations } = await (window as unknown as { axe: InPage }).axe.run(document, { runOnly: { type: 'tag', values }, resultTypes: ['violations'] });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary = '' }) => `${id}: ${target.join(' ')}: ${failureSummary.replace(/\s+/g, ' ')}`));
  }, tags);
};

/** One line per element at fault, on a desk and on a phone: `375: color-contrast: p > a: what to fix`. Empty when the screen is sound. */
export const axeFindings = async (page: Page): Promise<string[]> => {
  const before = page.viewportSize();
  const found: string[] = [];
  for (const size of sizes) {
    await inTime('a change of width', page.setViewportSize(size));
    found.push(...(await inTime(`axe on ${page.url()}`, lookAt(page))).map((line) => `${size.width}: ${line}`));
  }
  if (before) await page.setViewportSize(before);
  return found;
};
