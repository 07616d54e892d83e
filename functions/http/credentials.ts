import { parse, serialize } from 'hono/utils/cookie';
import type { Ports } from '../ports/ports.ts';
import { recognizeSession, recognizeToken } from '../use-cases/system/recognize-person.ts';
import type { Recognize } from './caller.ts';

/** On https the name itself forbids a cookie from another host or path; http is only ever the loopback. */
export const cookieName = (origin: string, name: string): string => (origin.startsWith('https:') ? `__Host-${name}` : name);

export const bakeCookie = (origin: string, name: string, value: string, seconds: number): string =>
  serialize(cookieName(origin, name), value, { path: '/', httpOnly: true, sameSite: 'Lax', secure: origin.startsWith('https:'), maxAge: seconds });

/** Tells a page for everybody, which never reads the session, that its reader probably has one. Says nothing else and opens nothing. */
export const hintCookie = (origin: string, seconds: number): string =>
  serialize('signed-in', seconds > 0 ? '1' : '', { path: '/', sameSite: 'Lax', secure: origin.startsWith('https:'), maxAge: seconds });

export const readCookie = (origin: string, request: Request, name: string): string | undefined => {
  const full = cookieName(origin, name);
  return parse(request.headers.get('cookie') ?? '', full)[full];
};

/** What a page said of its browser when somebody followed its link to sign in: suggestions, which prove nothing. */
export const readSuggestions = (request: Request): { zone?: string | undefined; address?: string | undefined } => {
  const { zone, address } = parse(request.headers.get('cookie') ?? '');
  return { zone, address };
};

export const sessionCookie = 'sid';
/** Whose things may be kept in this browser, as a hash: it outlives the session, so that another who signs in later is known to be another. */
export const lastCookie = 'last';
export const lastDays = 400;

type Needs = Pick<Ports, 'sessions' | 'people' | 'tokens' | 'sha256'>;

/** A browser's session cookie, or a program's token. */
export const recognizeBy = (ports: Needs, origin: string): Recognize => async (request, at) => {
  const bearer = /^Bearer +(\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
  if (bearer) return recognizeToken(ports, bearer, at);
  const secret = readCookie(origin, request, sessionCookie);
  return secret ? recognizeSession(ports, secret, at) : {};
};
