import { deserialize } from '$app/forms';
import type { Problem } from './api.ts';

/** Scores that could not be sent wait on this device, by person, challenge and entry, and go when the server has them. */
export type Place = { person: string; challenge: string; entry: string };
export type Unsent = {
  version: string;
  fields: [string, string][];
  /** Save was pressed without a connection: what makes it happen once, and what the entry is called. */
  save?: { key: string; title: string; place: number } | undefined;
  /** What was sent against this version without an answer: each may have arrived. */
  tried?: Unsent['fields'][] | undefined;
};
export type Written = { marks: Record<string, number>; comments: Record<string, string>; note: string; feedback: string };

/** A request that outlives its page may carry no more than this. */
const mostKeptAlive = 60_000;
const mostTried = 20;
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

const store = (place: Place, unsent: Unsent) => tried(() => (localStorage.setItem(nameOf(place), JSON.stringify(unsent)), true)) ?? false;
/** Answers whether it is on the device now. Where it is too much, what is typed comes before what was tried. */
export const rememberUnsent = (place: Place, unsent: Unsent): boolean => store(place, unsent) || store(place, { ...unsent, tried: undefined });
/** It is about to be sent, and this device knows so whatever becomes of the page. */
export const rememberTrying = (place: Place, unsent: Unsent): Unsent => {
  const before = (unsent.tried ?? []).filter((fields) => JSON.stringify(fields) !== JSON.stringify(unsent.fields));
  const trying = { ...unsent, tried: [...before, unsent.fields].slice(-mostTried) };
  rememberUnsent(place, trying);
  return trying;
};
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
  | { kind: 'saved' }
  | { kind: 'stale'; version: string; current: Written }
  | { kind: 'refused'; words: string; gone: boolean; /** Stored all the same, as a draft. */ drafted?: boolean; code: string }
  | { kind: 'signed-out' }
  | { kind: 'unreachable' };

const refusal = (problem: Problem, drafted = false): Sent => {
  if (problem.code === 'stale') return { kind: 'stale', version: `"${String(problem['version'])}"`, current: problem['current'] as Written };
  if (problem.status === 401) return { kind: 'signed-out' };
  if (problem.status >= 500 || problem.status === 429) return { kind: 'unreachable' };
  const words = problem.errors?.map(({ message }) => message).join(' ') || problem.detail || problem.title;
  return { kind: 'refused', words, gone: problem.code === 'not-found' || problem.code === 'closed', drafted, code: problem.code };
};

type Kept = { kept: { version: string; at: string; counts: boolean } };
type Refused = { problem: Problem; values?: { kept?: boolean } };

const post = async ({ challenge, entry }: Place, { version, fields, save }: Unsent): Promise<Sent> => {
  const body = new URLSearchParams(fields.filter(([name]) => name !== '_version'));
  body.set('_version', version);
  if (save) body.set('_key', save.key);
  try {
    const reply = await fetch(`/judge/${challenge}/${entry}?/${save ? 'save' : 'keep'}`, { method: 'POST', body, headers: { accept: 'application/json', 'x-sveltekit-action': 'true' }, keepalive: body.toString().length < mostKeptAlive });
    const result = deserialize<Kept, Refused>(await reply.text());
    if (result.type === 'redirect') return { kind: 'saved' };
    if (result.type === 'success' && result.data) return { kind: 'kept', ...result.data.kept };
    if (result.type === 'failure' && result.data) return refusal(result.data.problem, result.data.values?.kept);
    return { kind: 'unreachable' };
  } catch {
    return { kind: 'unreachable' };
  }
};

/** One evaluation to the server, as the form would send it. A lost connection is an answer too. */
export const sendUnsent = async (place: Place, unsent: Unsent): Promise<Sent> => {
  const sent = await post(place, unsent);
  if (sent.kind !== 'stale') return sent;
  const { sameWords } = await import('./same-words.ts');
  // what arrived from here while its answer was lost is no other window
  const own = [unsent.fields, ...(unsent.tried ?? [])].some((fields) => sameWords(fields, sent.current));
  return own ? post(place, { ...unsent, version: sent.version }) : sent;
};
