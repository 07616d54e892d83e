import * as z from 'zod';

/** What an issuer said about somebody who has just signed in. */
export type Claims = { issuer: string; subject: string; email: string; emailVerified: boolean; name: string; authenticatedAt: string };

/** What a sign-in in progress must bring back; it travels in a signed cookie, so that starting one writes nothing. */
export const SignIn = z.object({
  state: z.string(), nonce: z.string(), verifier: z.string(), maxAge: z.number().int(), back: z.string(), expiresAt: z.iso.datetime(),
});
export type SignIn = z.infer<typeof SignIn>;

export const signInMinutes = 15;

/** A path on this site to come back to, or the start page of those signed in. Never another host, never a sign-in in a circle. */
export const safeReturn = (wanted: string | undefined): string => {
  const fallback = '/me';
  if (!wanted || wanted.length > 1000 || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(wanted)) return fallback;
  const here = 'https://here.invalid';
  const url = URL.canParse(wanted, here) ? new URL(wanted, here) : undefined;
  if (!url || url.origin !== here || /^\/(auth|api|idp)(\/|$)/.test(url.pathname) || url.pathname.startsWith('//')) return fallback;
  return url.pathname + url.search + url.hash;
};

const loopbackNames = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Whether a Host header, or the host of an origin, names this machine only. */
export const isLoopback = (host: string): boolean => loopbackNames.has(host.toLowerCase().replace(/:\d+$/, ''));

/** Why a sign-in failed, for the page that says it once. Over https its name begins with `__Host-`. */
export const problemCookie = 'sign-in-problem';
