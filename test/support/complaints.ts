import type { Page } from '@playwright/test';

/** Whatever a browser complains of from now on. */
export const complaintsOf = (page: Page) => {
  const complaints: string[] = [];
  page.on('console', (message) => { if (['error', 'warning'].includes(message.type())) complaints.push(message.text()); });
  page.on('pageerror', (error) => complaints.push(String(error)));
  return complaints;
};
