import * as z from 'zod';

/** Ids carry their kind. They are random with a check character: never counters, never ordered by time. */
export const prefixes = {
  agency: 'agy',
  person: 'per',
  challenge: 'chl',
  notice: 'ntc',
  team: 'tem',
  invitation: 'inv',
  entry: 'ent',
  file: 'fil',
  round: 'rnd',
  act: 'act',
  mail: 'mai',
  token: 'tok',
  link: 'lnk',
  session: 'ses',
  comment: 'cmt',
  room: 'rom',
  post: 'pst',
  sample: 'smp',
  demoDay: 'day',
  credential: 'crd',
  credentialKind: 'crk',
  share: 'shr',
  listing: 'lst',
  suggestion: 'sug',
  group: 'grp',
  space: 'spc',
  writing: 'wrt',
  product: 'prd',
  event: 'evt',
  series: 'ser',
  talk: 'tlk',
  vote: 'vot',
  publication: 'pub',
  collection: 'col',
  question: 'qst',
  answer: 'ans',
  announcement: 'anm',
  webhook: 'whk',
  delivery: 'msg',
  clarification: 'clr',
} as const;

export type Kind = keyof typeof prefixes;

// Crockford's base 32 without i, l, o, u: nothing to misread, nothing to spell.
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

const checkCharacter = (body: string): string => {
  let sum = 7;
  for (const character of body) sum = (sum * 31 + alphabet.indexOf(character) + 1) % 1021;
  return alphabet[sum % 32]!;
};

/** `bytes` uniformly random bytes become as many characters (5 bits used of each), plus the check character. */
export const codeFrom = (bytes: Uint8Array): string => {
  const body = Array.from(bytes, (byte) => alphabet[byte % 32]).join('');
  return body + checkCharacter(body);
};

export const isCode = (code: string): boolean =>
  /^[0-9a-hjkmnp-tv-z]{2,}$/.test(code) && checkCharacter(code.slice(0, -1)) === code.at(-1);

export const makeId = (kind: Kind, bytes: Uint8Array): string => `${prefixes[kind]}_${codeFrom(bytes)}`;

/** Length of the random part of an id, in bytes of chance it consumes (5 bits each: 100 bits). */
export const idBytes = 20;

export const isId = (kind: Kind, value: string): boolean =>
  value.startsWith(`${prefixes[kind]}_`) && value.length === idBytes + 5 && isCode(value.slice(4));

/** The syntax only; a wrong check character is answered like an unknown id. */
export const idOf = (kind: Kind) => z.string().regex(new RegExp(`^${prefixes[kind]}_[0-9a-z]{${idBytes + 1}}$`));
