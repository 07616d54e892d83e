import * as z from 'zod';
import { idOf } from '../id.ts';
import { mayAct, type Person } from './person.ts';

export const Session = z.object({
  /** SHA-256 of the cookie's token; the token itself is never stored. */
  hash: z.string(),
  id: idOf('session'),
  personId: idOf('person'),
  createdAt: z.iso.datetime(),
  seenAt: z.iso.datetime(),
  authenticatedAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  idleUntil: z.iso.datetime(),
  device: z.string().max(200),
});
export type Session = z.infer<typeof Session>;

const minute = 60_000;
export const idleMinutes = 120;
export const absoluteHours = 24;
/** Using a session is noted at most this often: one write, not one a request. */
export const touchMinutes = 5;

const after = (instant: string, milliseconds: number) => new Date(Date.parse(instant) + milliseconds).toISOString();

type Opening = Pick<Session, 'hash' | 'id' | 'personId' | 'authenticatedAt' | 'device'>;

export const openSession = (opening: Opening, at: string): Session => ({
  ...opening, createdAt: at, seenAt: at, expiresAt: after(at, absoluteHours * 60 * minute), idleUntil: after(at, idleMinutes * minute),
});

export const isLive = (session: Session, person: Person, at: string): boolean => {
  const signedOut = person.signedOutAt !== undefined && session.createdAt <= person.signedOutAt;
  return at < session.expiresAt && at < session.idleUntil && mayAct(person) && !signedOut;
};

export const needsTouch = (session: Session, at: string): boolean => Date.parse(at) - Date.parse(session.seenAt) >= touchMinutes * minute;

export const touched = (session: Session, at: string): Session => ({ ...session, seenAt: at, idleUntil: after(at, idleMinutes * minute) });

/** What a person recognizes a device by, from the browser's own words: "Firefox on Windows". */
export const deviceName = (agent: string): string => {
  const browser = /Edg\//.test(agent) ? 'Edge' : /Firefox\//.test(agent) ? 'Firefox' : /Chrom(e|ium)\//.test(agent) ? 'Chrome' : /Safari\//.test(agent) ? 'Safari' : 'A browser';
  const systems: [RegExp, string][] = [[/iPhone|iPad/, 'iOS'], [/Android/, 'Android'], [/Windows/, 'Windows'], [/Mac OS X/, 'macOS'], [/CrOS/, 'ChromeOS'], [/Linux/, 'Linux']];
  const system = systems.find(([pattern]) => pattern.test(agent))?.[1];
  return system ? `${browser} on ${system}` : browser;
};
