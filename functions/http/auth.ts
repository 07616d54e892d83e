import { Hono, type Context as HonoContext } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { EmailAddress } from '../domain/words/email-address.ts';
import { Refusal } from '../domain/refusal.ts';
import { problemCookie, safeReturn, SignIn, signInMinutes } from '../domain/people/identity.ts';
import { absoluteHours, deviceName } from '../domain/people/session.ts';
import type { Identity } from '../ports/identity.ts';
import type { Ports } from '../ports/ports.ts';
import { limited, limits } from '../use-cases/limited.ts';
import { signOut } from '../use-cases/person/sign-out.ts';
import { signIn } from '../use-cases/public/sign-in.ts';
import { unsubscribe } from '../use-cases/public/unsubscribe.ts';
import { readCaller, type Env } from './caller.ts';
import { bakeCookie, hintCookie, lastCookie, lastDays, readCookie, readSuggestions, recognizeBy, sessionCookie } from './credentials.ts';

export type AuthContext = { ports: Ports; identity: Identity; origin: string; log: (line: Record<string, unknown>) => void };

/** A few cookies for sign-ins in progress: two tabs rarely undo each other, and abandoned ones never fill the request's head. */
const progressCookie = (state: string) => `signin-${(state.charCodeAt(0) || 0) % 8}`;
const purpose = 'sign-in';

const minutesAfter = (at: string, minutes: number) => new Date(Date.parse(at) + minutes * 60_000).toISOString();

/** A browser that fails to sign in sees a page with the reason and the way on, not a problem document. */
const explain = (c: HonoContext<Env>, { origin, log }: Pick<AuthContext, 'origin' | 'log'>, error: Error) => {
  if (c.env?.hungUp) return c.body(null, 400);
  const refusal = error instanceof Refusal ? error : new Refusal('unavailable', 'Something went wrong on our side. Try again in a few minutes.');
  const level = error instanceof Refusal ? 'info' : 'error';
  log({ level, message: 'sign-in refused', path: c.req.path, error: String(error), cause: error.cause && String(error.cause) });
  if (c.req.method !== 'GET') return c.text(refusal.message, 403);
  // in a cookie, not in the address: nobody else can put words on this page
  c.header('set-cookie', bakeCookie(origin, problemCookie, refusal.message, 60), { append: true });
  return c.redirect(`/sign-in?${new URLSearchParams({ return: safeReturn(c.req.query('return')) })}`, 303);
};

/** The address to offer: the one a letter named, else that of whoever proves again who they are. */
const probably = (named: string | undefined, own: string | undefined) => EmailAddress.safeParse(named ?? own).data;

const openProgress = (context: AuthContext, request: Request, state: string, at: string): SignIn => {
  const text = context.ports.seals.open(purpose, readCookie(context.origin, request, progressCookie(state)) ?? '');
  const progress = text === undefined ? undefined : SignIn.parse(JSON.parse(text));
  if (!progress || progress.state !== state || at > progress.expiresAt) {
    throw new Refusal('conflict', 'This sign-in was not started in this browser, or it took too long. Start again.');
  }
  return progress;
};

/** What keeps somebody signed in leaves the browser, and so does what waited on it, unsent: it is not for whoever sits here next. */
const clearBrowser = (c: HonoContext<Env>, origin: string) => {
  c.header('set-cookie', bakeCookie(origin, sessionCookie, '', 0));
  c.header('set-cookie', hintCookie(origin, 0), { append: true });
  c.header('clear-site-data', '"storage"');
};

/** The routes a browser walks through, outside the API: signing in, coming back, signing out. */
export const authRoutes = (context: AuthContext) => {
  const { ports, identity, origin } = context;
  const app = new Hono<Env>();
  app.onError((error, c) => explain(c, context, error));
  app.use('/auth/*', secureHeaders(), readCaller(recognizeBy(ports, origin), () => ports.clock.now()), async (c, next) => {
    await next();
    c.res.headers.set('cache-control', 'no-store');
  });

  app.get('/auth/sign-in', async (c) => {
    const { at, address, person } = c.get('caller');
    const [back, again] = [safeReturn(c.req.query('return')), c.req.query('again') === '1'];
    if (person && !again) return c.redirect(back, 303);
    await limited(ports, `sign-in ${address}`, limits.signInsOfAddress, at);
    const { url, ...begun } = await identity.begin({ again, hint: probably(readSuggestions(c.req.raw).address, again && !c.req.query('other') ? person?.email : undefined) });
    const progress: SignIn = { ...begun, back, expiresAt: minutesAfter(at, signInMinutes) };
    const sealed = ports.seals.seal(purpose, JSON.stringify(progress));
    c.header('set-cookie', bakeCookie(origin, progressCookie(begun.state), sealed, signInMinutes * 60));
    return c.redirect(url, 303);
  });

  app.get('/auth/callback', async (c) => {
    const caller = c.get('caller');
    await limited(ports, `callback ${caller.address}`, limits.signInsOfAddress, caller.at);
    const url = new URL(c.req.url);
    const state = url.searchParams.get('state') ?? '';
    const progress = openProgress(context, c.req.raw, state, caller.at);
    const claims = await identity.complete(new URL(url.pathname + url.search, origin), progress);
    const from = { device: deviceName(c.req.header('user-agent') ?? ''), zone: readSuggestions(c.req.raw).zone, before: readCookie(origin, c.req.raw, sessionCookie) };
    const { person, secret, another } = await signIn(ports, caller, claims, from);
    const [last, now] = [readCookie(origin, c.req.raw, lastCookie), ports.sha256(`last ${person.id}`)];
    c.header('set-cookie', bakeCookie(origin, progressCookie(state), '', 0));
    c.header('set-cookie', bakeCookie(origin, sessionCookie, secret, absoluteHours * 3600), { append: true });
    c.header('set-cookie', hintCookie(origin, absoluteHours * 3600), { append: true });
    c.header('set-cookie', bakeCookie(origin, lastCookie, now, lastDays * 86_400), { append: true });
    // what waits or is kept here is not for whoever signs in next, however long after
    if (another || (last !== undefined && last !== now)) c.header('clear-site-data', '"storage"');
    return c.redirect(progress.back, 303);
  });

  app.post('/auth/sign-out', async (c) => {
    const from = c.req.header('origin');
    if (from !== undefined && from !== origin) throw new Refusal('cross-site', 'This request came from a page of another site. Open the page here and try again.');
    const secret = readCookie(origin, c.req.raw, sessionCookie);
    if (secret) await signOut(ports, c.get('caller'), secret);
    clearBrowser(c, origin);
    return c.redirect(identity.endUrl(`${origin}/signed-out`) ?? '/signed-out', 303);
  });

  // A page of this site ended the session, by closing the account or all sessions. A link from elsewhere clears nothing, and neither does one to a session that lives.
  app.get('/auth/ended', (c) => {
    const elsewhere = !['same-origin', undefined].includes(c.req.header('sec-fetch-site'));
    if (!elsewhere && !c.get('caller').person) clearBrowser(c, origin);
    return c.redirect(c.req.query('closed') === undefined ? '/signed-out?everywhere=1' : '/sign-in?closed=1', 303);
  });

  // RFC 8058: a mail program stops the letters with one POST, without cookies or a page.
  app.post('/auth/unsubscribe/:token', async (c) => {
    await unsubscribe(ports, c.get('caller').at, c.req.param('token'));
    return c.text('You will get no more letters of this kind.');
  });

  app.get('/healthz', async (c) => {
    await ports.onces.find('healthz');
    return c.text('ok');
  });
  return app;
};
