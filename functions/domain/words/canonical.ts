/**
 * Canonical JSON (RFC 8785 for the values we store: objects, arrays, strings, booleans, null and safe integers):
 * keys sorted by UTF-16 code unit, no white space, undefined members left out. What is hashed is exactly this text.
 */
export const canonical = (value: unknown): string => {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError('canonical JSON has no NaN or Infinity');
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map((item) => canonical(item ?? null)).join(',')}]`;
  if (typeof value !== 'object') throw new TypeError(`canonical JSON cannot hold a ${typeof value}`);
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  members.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`).join(',')}}`;
};

/** Lower-case hex SHA-256 of a text (as UTF-8) or bytes: given to the domain, never imported by it. */
export type Sha256 = (input: string | Uint8Array) => string;
