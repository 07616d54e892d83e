import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContextOptions, Page } from '@playwright/test';
import { embeddedSettings } from '../../functions/adapters/oidc/embedded/loopback.ts';
import { embeddedProvider } from '../../functions/adapters/oidc/embedded/provider.ts';
import { relyingParty } from '../../functions/adapters/oidc/relying-party.ts';
import { outboxMailer } from '../../functions/adapters/outbox/mailer.ts';
import { authRoutes } from '../../functions/http/auth.ts';
import { personas } from '../../functions/main/demo/personas.ts';
import { siteClient, siteServer } from '../../functions/main/local/build.ts';
import { startJobs } from '../../functions/main/local/jobs.ts';
import { withLog } from '../../functions/main/local/log-files.ts';
import { serveLocal } from '../../functions/main/local/server.ts';
import { openSite } from '../../functions/main/site.ts';
import { openBrowser } from './browser.ts';
import { runningClock } from './clock.ts';
import { freePort } from '../../functions/main/local/free-port.ts';
import { inTime } from './in-time.ts';
import { keepStory } from './story.ts';
import type { Who } from './strangers.ts';
import type { Fetcher } from '../../functions/ports/fetcher.ts';
import type { Ports } from '../../functions/ports/ports.ts';
import { makeWorld, type World } from './world.ts';

/** Answers what the product's own API would be asked by its pages; undefined leaves it to that. */
export type Instead = (request: Request) => Response | undefined;

/** Everything `npm start` serves, on the built site, with a clock the test can move. */
const serveWorld = async (world: World, origin: string, port: number, instead: Instead) => {
  const log = (line: Record<string, unknown>) => world.logged.push(line);
  const auth = authRoutes({ ports: world.ports, identity: relyingParty(embeddedSettings(origin), `${origin}/auth/callback`), origin, log });
  const { server } = (await import(siteServer)) as typeof import('#site-server');
  const now = () => world.clock.now();
  const asked = withLog(world.app, world.record.folder);
  const site = openSite(server, { origin, siteName: 'Open Challenges', siteContact: 'help@site.example', local: true, now, api: (request, from) => instead(request) ?? asked(request, from) });
  const jobs = startJobs(world.ports, outboxMailer(mkdtempSync(join(tmpdir(), 'laurel-outbox-'))), log, world.record, world.signing);
  const identity = embeddedProvider({ origin, offers: personas });
  const http = await serveLocal({ api: world.app, auth, identity, site, files: world.fileStore, logFolder: world.record.folder, clientFolder: siteClient, now: () => Date.parse(now()), wrote: jobs.nudge, log }, port);
  let cut = false;
  http.prependListener('connection', (socket) => { if (cut) socket.destroy(); });
  /** No connection reaches the site, or again. */
  const cutOff = (off: boolean) => {
    cut = off;
    if (off) http.closeAllConnections();
  };
  const end = () => {
    void jobs.stop();
    http.close();
    http.closeAllConnections();
  };
  return { end, cutOff, settle: jobs.settle };
};

/** A press on a page whose scripts still start misses: the page scrolls, or hears nothing. A person is slower than that, a test is not. Until the router begins, by taking over scrolling, nothing can be pressed. */
const unpressable = () => {
  const root = new MutationObserver(() => {
    if (!document.documentElement) return;
    root.disconnect();
    document.documentElement.style.pointerEvents = 'none';
  });
  root.observe(document, { childList: true });
  const free = () => {
    root.disconnect();
    document.documentElement.style.removeProperty('pointer-events');
  };
  const scrolling = Object.getOwnPropertyDescriptor(History.prototype, 'scrollRestoration')!;
  Object.defineProperty(History.prototype, 'scrollRestoration', {
    ...scrolling,
    set(how: ScrollRestoration) {
      scrolling.set!.call(this, how);
      free();
    },
  });
  addEventListener('DOMContentLoaded', () => ![...document.scripts].some((script) => script.textContent.includes('kit.start')) && free());
  // scripts that cannot be had start nothing
  addEventListener('load', () => setTimeout(free, 3000));
};

/** What is typed before a page's scripts run is not heard by them either. */
const whenStarted = (page: Page) => {
  const go = page.goto.bind(page);
  page.goto = async (...to) => {
    const response = await go(...to);
    await page.waitForFunction(() => history.scrollRestoration === 'manual' || ![...document.scripts].some((script) => script.textContent.includes('kit.start')));
    return response;
  };
};

/** A page reached by a link or a form is shown, and then scrolled to its top: what is pressed in between moves away under the finger. */
export const arrived = async (page: Page, name: string | RegExp) => {
  await page.getByRole('heading', { level: 1, name }).waitFor();
  await page.waitForFunction(() => scrollY === 0);
};

/** The product in a real browser: `const page = await site.signedIn('mara')`. A sign-in ends when the clock passes its day; sign in again after moving it. */
export const openSiteWorld = async ({ instead = () => undefined, fetcher }: { instead?: Instead; fetcher?: Fetcher } = {}) => {
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const world = await makeWorld({ origin, clock: runningClock(), local: true, ...(fetcher ? { wrap: (ports: Ports) => ({ ...ports, fetcher }) } : {}) });
  const [{ end, cutOff, settle: settled }, browser] = await Promise.all([serveWorld(world, origin, port, instead), openBrowser()]);
  const visitor = async (options: BrowserContextOptions = {}) => {
    const context = await browser.newContext({ baseURL: origin, viewport: { width: 1280, height: 900 }, ...options });
    keepStory(context);
    if (options.javaScriptEnabled !== false) {
      await context.addInitScript(unpressable);
      context.on('page', whenStarted);
    }
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    return page;
  };
  const signedIn = async (who: Who, options?: BrowserContextOptions) => {
    const page = await visitor(options);
    const cookie = await world.sessions.cookieOf(who, 0);
    const [name = '', value = ''] = cookie.split('=');
    await page.context().addCookies([{ name, value, url: origin, httpOnly: true, sameSite: 'Lax' }]);
    return page;
  };
  /** As in a tunnel: the browser knows that there is no connection, and there is none. Its own word for it alone lets requests of a page that is being left through. */
  const offline = async (page: Page, off: boolean) => {
    cutOff(off);
    await page.context().setOffline(off);
  };
  const stop = async () => {
    await browser.close();
    end();
    await world.stop();
  };
  /** Whatever acts set off is done when this answers: by the site's own jobs, as a second look beside theirs would end before the first. */
  const settle = () => inTime('what acts set off', settled());
  return { world, origin, visitor, signedIn, settle, cutOff, offline, stop };
};
