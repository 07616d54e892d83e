import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Browser } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeFindings } from '../support/axe.ts';
import { openBrowser } from '../support/browser.ts';

/** Canaries: a browser that draws no text, or an axe that looks away, would let every other journey pass. */
const pageWith = (body: string) => `<!doctype html><html lang="en"><head><title>Canary</title></head><body>${body}</body></html>`;

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

const show = async (html: string, javaScriptEnabled = true) => {
  const page = await (await browser.newContext({ javaScriptEnabled })).newPage();
  await page.setContent(html);
  return page;
};

describe('axe', () => {
  test('sees grey text on white, at both widths', async () => {
    const page = await show(pageWith('<main><h1>Canary</h1><p style="color:#999;background:#fff">Faint words</p></main>'));
    const found = await axeFindings(page);
    expect(found.map((line) => line.split(':').slice(0, 3).join(':'))).toEqual(['1280: color-contrast: p', '375: color-contrast: p']);
    await page.context().close();
  });

  test('finds nothing on a sound page', async () => {
    const page = await show(pageWith('<main><h1>Canary</h1><p>Dark words</p></main>'));
    expect(await axeFindings(page)).toEqual([]);
    await page.context().close();
  });
});

test('letters have a shape of their own', async () => {
  const page = await show(pageWith('<span id="narrow">iiiiiiii</span><br><span id="wide">WWWWWWWW</span>'));
  const [narrow, wide] = await Promise.all(['#narrow', '#wide'].map(async (id) => (await page.locator(id).boundingBox())!.width));
  expect(narrow).toBeGreaterThan(10);
  expect(wide! / narrow!).toBeGreaterThan(2);
  await page.context().close();
});

test('a page can be read with JavaScript off', async () => {
  const page = await show(pageWith('<p id="said">plain</p><script>document.getElementById("said").textContent = "scripted"</script>'), false);
  expect(await page.locator('#said').textContent()).toBe('plain');
  await page.context().close();
});

test('this machine is reached, the outside is not', async () => {
  const server = createServer((_, response) => response.setHeader('access-control-allow-origin', '*').end('here')).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const page = await (await browser.newContext()).newPage();
  await page.goto(`http://localhost:${port}/`);
  const ask = (url: string) =>
    page.evaluate(
      (to) =>
        fetch(to).then(
          (reply) => reply.text(),
          (error: Error) => error.name,
        ),
      url,
    );
  expect(await Promise.all([`http://localhost:${port}/`, `http://127.0.0.1:${port}/`, 'https://example.com/', 'http://192.0.2.1/'].map(ask))).toEqual(
    ['here', 'here', 'TypeError', 'TypeError'],
  );
  await page.context().close();
  server.closeAllConnections();
  server.close();
});
