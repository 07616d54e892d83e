import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { inTime } from './in-time.ts';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const sizes = [
  { width: 1280, height: 900 },
  { width: 375, height: 812 },
];

/** One line per element at fault, on a desk and on a phone: `375: color-contrast: p > a: what to fix`. Empty when the screen is sound. */
export const axeFindings = async (page: Page): Promise<string[]> => {
  const before = page.viewportSize();
  const found: string[] = [];
  for (const size of sizes) {
    await inTime('a change of width', page.setViewportSize(size));
    // in this page alone: no screen has a frame, and the second page axe would open for frames takes longer than the look itself
    const { violations } = await inTime(`axe on ${page.url()}`, new AxeBuilder({ page }).withTags(tags).setLegacyMode().analyze());
    for (const { id, nodes } of violations)
      for (const { target, failureSummary = '' } of nodes)
        found.push(`${size.width}: ${id}: ${target.join(' ')}: ${failureSummary.replace(/\s+/g, ' ')}`);
  }
  if (before) await page.setViewportSize(before);
  return found;
};
