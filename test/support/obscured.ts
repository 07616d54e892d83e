import type { Page } from '@playwright/test';

/** What a bar that stays in sight covers while it has the focus (WCAG 2.4.11), tabbing through the page from where it is. Open the page with `reducedMotion`, so that it never scrolls slowly. */
export const obscured = async (page: Page, bars: string, presses: number): Promise<string[]> => {
  const found: string[] = [];
  for (let i = 0; i < presses; i++) {
    await page.keyboard.press('Tab');
    found.push(...(await page.evaluate((selector) => {
      const focused = document.activeElement;
      const own = focused?.getBoundingClientRect();
      if (!focused || !own || own.height > innerHeight / 2) return [];
      return [...document.querySelectorAll(selector)].filter((bar) => !bar.contains(focused)).flatMap((bar) => {
        const over = bar.getBoundingClientRect();
        const covers = over.height > 0 && own.bottom > over.top + 1 && own.top < over.bottom - 1 && own.right > over.left && own.left < over.right;
        return covers ? [`${focused.id || focused.textContent?.trim().slice(0, 30) || focused.tagName} from ${own.top} to ${own.bottom}, the bar from ${over.top}`] : [];
      });
    }, bars)));
  }
  return found;
};
