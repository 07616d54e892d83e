import { parseArgs } from 'node:util';
import { openBrowser } from '../test/support/browser.ts';

const usage = 'node scripts/screenshot.ts URL OUT.png [--width 1280] [--full] [--cookie name=value] [--no-js]';
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    width: { type: 'string', default: '1280' },
    full: { type: 'boolean', default: false },
    cookie: { type: 'string', multiple: true, default: [] },
    'no-js': { type: 'boolean', default: false },
  },
});
const [url, out] = positionals;
const width = Number(values.width);
if (!url || !out || !URL.canParse(url) || !(width >= 200)) {
  console.error(`Usage: ${usage}`);
  process.exit(1);
}

const browser = await openBrowser();
try {
  const context = await browser.newContext({
    viewport: { width, height: width < 600 ? 812 : 900 },
    javaScriptEnabled: !values['no-js'],
    reducedMotion: 'reduce',
  });
  await context.addCookies(values.cookie.map((pair) => ({ name: pair.slice(0, pair.indexOf('=')), value: pair.slice(pair.indexOf('=') + 1), url })));
  const page = await context.newPage();
  page.on('pageerror', (error) => console.error(`page: ${error.message}`));
  page.on('console', (said) => ['error', 'warning'].includes(said.type()) && console.error(`page: ${said.text()}`));
  const reply = await page.goto(url, { waitUntil: 'networkidle' });
  await page.screenshot({ path: out, fullPage: values.full });
  const wider = await page.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth);
  console.log(`${out}: ${reply?.status()} ${await page.title()}${wider > 0 ? `, and ${wider} px wider than the screen` : ''}`);
} catch (error) {
  console.error((error as Error).message.split('\n')[0]);
  process.exitCode = 1;
} finally {
  await browser.close();
}
