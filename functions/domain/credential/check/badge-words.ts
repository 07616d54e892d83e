import { dayWords, momentWords } from '../../moment.ts';
import { idOf, isObject, listOf, textIn, type Json } from '../json.ts';

const wordsOf = (value: unknown): string | undefined => textIn(isObject(listOf(value)[0]) ? (listOf(value)[0] as Json)['@value'] : value);

const subjectsOf = (credential: Json): Json[] => listOf(credential['credentialSubject']).filter(isObject);
const achievementOf = (credential: Json): Json | undefined => subjectsOf(credential).map((subject) => listOf(subject['achievement'])[0]).find(isObject);

/** The issuer as anybody can find it: the name it gives itself is its own word. */
export const issuerName = (issuer: string): string => {
  const host = /^did:web:([^:]+)/.exec(issuer)?.[1] ?? /^https:\/\/([^/]+)/.exec(issuer)?.[1];
  return host ? host.replaceAll('%3A', ':') : issuer;
};

/** By the name it gives itself, never without where it is. */
export const issuerTitle = ({ issuer: said }: Json, issuer: string): string => {
  const name = isObject(said) ? wordsOf(said['name']) : undefined;
  return name ? `${name} (${issuerName(issuer)})` : issuerName(issuer);
};

const holderOf = (subject: Json): string | undefined => {
  const plain = listOf(subject['identifier']).filter(isObject).find(({ hashed }) => hashed === false);
  return textIn(plain?.['identityHash']) ?? wordsOf(subject['name']) ?? textIn(subject['id']);
};

/** “Winner: Follow the repair” for Lena Abara. */
export const badgeTitle = (credential: Json): { name: string; holder?: string | undefined } => ({
  name: wordsOf(achievementOf(credential)?.['name']) ?? wordsOf(credential['name']) ?? 'a credential',
  holder: subjectsOf(credential).map(holderOf).find(Boolean),
});

/** Label and value: what a credential says, in the order in which somebody asks. */
export const badgeSays = (credential: Json): [string, string][] => {
  const achievement = achievementOf(credential);
  const { name, holder } = badgeTitle(credential);
  const hashed = subjectsOf(credential).some((subject) => listOf(subject['identifier']).filter(isObject).some((identifier) => identifier['hashed'] === true));
  const issuer = credential['issuer'];
  const said = isObject(issuer) ? wordsOf(issuer['name']) : undefined;
  const when = (value: unknown) => (typeof value === 'string' ? momentWords(value, 'UTC') : undefined);
  const rows: [string, string | undefined][] = [
    ['Credential', name], ['Kind', textIn(achievement?.['achievementType'])], ['To', holder ?? (hashed ? 'The holder of an email address, which is not told' : undefined)],
    ['Issued by', [said, idOf(issuer)].filter(Boolean).join(', ')], ['For', wordsOf(listOf(achievement?.['criteria']).filter(isObject)[0]?.['narrative'])], ['Description', wordsOf(achievement?.['description'])],
    ['Number', textIn(subjectsOf(credential)[0]?.['licenseNumber'])], ['Valid from', when(credential['validFrom'])], ['Valid until', when(credential['validUntil'])],
    ['Evidence', listOf(credential['evidence']).map(idOf).filter(Boolean).join(', ')], ['Public page', textIn(credential['id'])],
  ];
  return rows.filter((row): row is [string, string] => Boolean(row[1]));
};

/** “on March 1, 2027” where it says. */
export const sinceWords = (credential: Json): string => (typeof credential['validFrom'] === 'string' ? ` on ${dayWords(credential['validFrom'], 'UTC')}` : '');
