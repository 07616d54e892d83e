import type { Page } from '@playwright/test';

type Focused = { role: string; name: string; group: string; answered: boolean };

/** What has the focus, as a screen reader would name it; nothing while it is on the page itself. */
const focused = (page: Page): Promise<Focused | undefined> => page.evaluate(() => {
  const at = document.activeElement;
  if (!at || at === document.body) return undefined;
  const labels = at instanceof HTMLInputElement || at instanceof HTMLSelectElement || at instanceof HTMLTextAreaElement ? [...(at.labels ?? [])].map((label) => label.textContent).join(' ') : '';
  const role = at instanceof HTMLInputElement ? (['radio', 'checkbox'].includes(at.type) ? at.type : 'textbox') : ({ A: 'link', BUTTON: 'button', SELECT: 'combobox', TEXTAREA: 'textbox', SUMMARY: 'summary' }[at.tagName] ?? at.tagName);
  const group = at.closest('fieldset');
  return { role, name: (at.getAttribute('aria-label') ?? (labels || at.textContent)).replace(/\s+/g, ' ').trim(), group: group?.querySelector('legend')?.textContent.trim() ?? '', answered: group?.querySelector(':checked') !== null };
});

const mostStops = 150;

/** Tab until that has the focus. Fails with every stop on the way when it never does. */
export const tabUntil = async (page: Page, wanted: (at: Focused) => boolean, what: string): Promise<Focused> => {
  const passed: string[] = [];
  while (passed.length < mostStops) {
    await page.keyboard.press('Tab');
    const at = await focused(page);
    if (at && wanted(at)) return at;
    passed.push(at ? `${at.role} ${at.name.slice(0, 40)}` : '-');
  }
  throw new Error(`Tab never came to ${what}, but to: ${passed.join(' | ')}`);
};

export const tabTo = (page: Page, role: string, name: RegExp): Promise<Focused> => tabUntil(page, (at) => at.role === role && name.test(at.name), `${role} ${name}`);

/** Tab there, and press Enter. */
export const enterAt = async (page: Page, role: string, name: RegExp): Promise<void> => {
  await tabTo(page, role, name);
  await page.keyboard.press('Enter');
};

/** Tab there, and press the space bar. */
export const tickAt = async (page: Page, role: string, name: RegExp): Promise<void> => {
  await tabTo(page, role, name);
  await page.keyboard.press('Space');
};
