import type { BrowserContext, Page } from '@playwright/test';
import { inTime } from './in-time.ts';

const kept = 25;
const stories = new Map<Page, string[]>();

/** What each page of a context went through, to be told if its test fails: `23:14:37.120 answered 303 POST /run`. */
export const keepStory = (context: BrowserContext) =>
  context.on('page', (page) => {
    const story: string[] = [];
    const tell = (line: string) => {
      story.push(`${new Date().toISOString().slice(11, 23)} ${line}`);
      if (story.length > kept) story.shift();
    };
    stories.set(page, story);
    page.on('request', (request) => request.resourceType() === 'document' && tell(`asked ${request.method()} ${request.url()}`));
    page.on('response', (response) => ['document', 'fetch'].includes(response.request().resourceType()) && tell(`answered ${response.status()} ${response.request().method()} ${response.url()}`));
    page.on('requestfailed', (request) => request.failure()?.errorText !== 'csp' && tell(`failed ${request.url()}: ${request.failure()?.errorText}`));
    page.on('framenavigated', (frame) => tell(`arrived at ${frame.url()}`));
    page.on('domcontentloaded', () => tell('is whole'));
    page.on('console', (message) => tell(`says ${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => tell(`breaks: ${error.stack}`));
    page.on('close', () => stories.delete(page));
  });

const shown = async (page: Page) => inTime('a look at the page', page.locator('main').innerText({ timeout: 5000 })).catch(String);

/** What each page that is open went through, and what it shows. */
export const tellStories = async () => {
  for (const [page, story] of stories) console.error(`${page.url()}\n  ${story.join('\n  ')}\n${await shown(page)}\n`);
};
