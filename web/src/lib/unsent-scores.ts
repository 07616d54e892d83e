import { deserialize } from '$app/forms';
import type { Problem } from './api.ts';

/** Scores that could not be sent wait on this device, by person, challenge and entry, and go when the server has them. */
export type Place = { person: string; challenge: string; entry: string };
export type Unsent = { version: string; fields: [string, string][] };
export type Written = { marks: Record<string, number>; comments: Record<string, string>; note: string; feedback: string };

/** A request that outlives its page may carry no more than this. */
const mostKeptAlive = 60_000;
const prefix = 'laurel:scores:';
const nameOf = ({ person, challenge, entry }: Place) => `${prefix}${person}:${challenge}:${entry}`;
const names = () => Array.from({ length: localStorage.length }, (_, i) => localStorage.key(i) ?? '').filter((name) => name.startsWith(prefix));
const placeOf = (name: string): Place => {
  const [person = '', challenge = '', entry = ''] = name.slice(prefix.length).split(':');
  return { person, challenge, entry };
};

/** A full or forbidden store is no fault: the words are still on the page, and sending goes on. */
const tried = <T>(act: () => T): T | undefined => {
  try {
    return act();
  } catch {
    return undefined;
  }
};

export const rememberUnsent = (place: Place, unsent: Unsent): void => tried(() => localStorage.setItem(nameOf(place), JSON.stringify(unsent)));
export const forgetUnsent = (place: Place): void => tried(() => localStorage.removeItem(nameOf(place)));
/**
 * Of all windows that show one entry, the first open one looks after what waits on this device: two would put the same words against newer scores.
 * Answers how to let go, or nothing when another window has it.
 */
export const lookAfter = (place: Place): Promise<(() => void) | undefined> =>
  new Promise((answer) => {
    const alone = () => answer(() => undefined);
    if (!('locks' in navigator)) return alone();
    void navigator.locks.request(nameOf(place), { ifAvailable: true }, (lock) => (lock ? new Promise<void>((release) => answer(release)) : answer(undefined))).catch(alone);
  });
export const recallUnsent = (place: Place): Unsent | undefined => tried(() => JSON.parse(localStorage.getItem(nameOf(place)) ?? 'null') as Unsent | null) ?? undefined;

/** What waits for this person. Another person's words on a shared device go. */
export const unsentOf = (person: string): Place[] => {
  const places = (tried(names) ?? []).map(placeOf);
  for (const place of places) if (place.person !== person) forgetUnsent(place);
  return places.filter((place) => place.person === person);
};

export type Sent =
  | { kind: 'kept'; version: string; at: string; counts: boolean }
  | { kind: 'stale'; version: string; current: Written }
  | { kind: 'refused'; words: string; gone: boolean }
  | { kind: 'signed-out' }
  | { kind: 'unreachable' };

const refusal = (problem: Problem): Sent => {
  if (problem.code === 'stale') return { kind: 'stale', version: `"${String(problem['version'])}"`, current: problem['current'] as Written };
  if (problem.status === 401) return { kind: 'signed-out' };
  if (problem.status >= 500 || problem.status === 429) return { kind: 'unreachable' };
  return { kind: 'refused', words: problem.detail ?? problem.title, gone: problem.code === 'not-found' || problem.code === 'closed' };
};

/** One evaluation to the server, as the form would send it. A lost connection is an answer too. */
export const sendUnsent = async ({ challenge, entry }: Place, { version, fields }: Unsent): Promise<Sent> => {
  const body = new URLSearchParams(fields.filter(([name]) => name !== '_version'));
  body.set('_version', version);
  try {
    const reply = await fetch(`/judge/${challenge}/${entry}?/keep`, { method: 'POST', body, headers: { accept: 'application/json', 'x-sveltekit-action': 'true' }, keepalive: body.toString().length < mostKeptAlive });
    const result = deserialize<{ kept: { version: string; at: string; counts: boolean } }, { problem: Problem }>(await reply.text());
    if (result.type === 'success' && result.data) return { kind: 'kept', ...result.data.kept };
    if (result.type === 'failure' && result.data) return refusal(result.data.problem);
    return { kind: 'unreachable' };
  } catch {
    return { kind: 'unreachable' };
  }
};
