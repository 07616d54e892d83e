import { cannot, refuse } from './check-steps.ts';
import { idOf, isObject, listOf, textIn, type Json } from '../json.ts';
import { credentialsContext } from '../open-badge.ts';

// The rules of the Verifiable Credentials Data Model 2.0 that can be seen in a credential alone.

const olderContext = 'https://www.w3.org/2018/credentials/v1';

const parses = (address: string): boolean => {
  try {
    return new URL(address).href !== '';
  } catch {
    return false;
  }
};
export const isAddress = (value: unknown): value is string => typeof value === 'string' && /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i.test(value) && parses(value);
const stamp = /^-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;
const isMoment = (value: unknown): value is string => typeof value === 'string' && stamp.test(value) && !Number.isNaN(Date.parse(value));

const checkContext = (context: unknown, where: string): void => {
  if (isObject(context)) throw cannot(`${where} brings a context of its own, so what its words mean is not known here.`);
  if (!isAddress(context)) throw refuse(`${where} has a context that is not an address.`);
};

const checkContexts = (credential: Json): void => {
  const contexts = listOf(credential['@context']);
  if (contexts[0] === olderContext) throw cannot('It is of the data model 1.1. Only 2.0 is read here.');
  if (contexts[0] !== credentialsContext) throw refuse(`Its first context is not ${credentialsContext}.`);
  for (const context of contexts) checkContext(context, 'It');
};

/** A part can bring contexts too, and change what the words in it mean. */
const checkParts = (value: unknown): void => {
  if (Array.isArray(value)) value.forEach(checkParts);
  if (!isObject(value)) return;
  for (const [name, part] of Object.entries(value)) {
    if (name === '@context') listOf(part).forEach((context) => { checkContext(context, 'A part of it'); });
    else checkParts(part);
  }
};

const checkTypes = (value: unknown, where: string): string[] => {
  const types = listOf(value);
  if (types.length === 0 || !types.every((type) => typeof type === 'string' && type !== '' && !/\s/.test(type))) throw refuse(`${where} has no type, or one that is not a text.`);
  return types as string[];
};

const checkId = (of: Json, where: string, needed = false): void => {
  if ((needed || 'id' in of) && !isAddress(of['id'])) throw refuse(`${where} has no id that is one address.`);
};

const objectsIn = (credential: Json, name: string): Json[] => {
  if (!(name in credential)) return [];
  const objects = listOf(credential[name]);
  if (objects.length === 0 || !objects.every(isObject)) throw refuse(`“${name}” holds something that is not an object.`);
  return objects;
};

const checkIssuer = ({ issuer }: Json): void => {
  if (!isAddress(isObject(issuer) ? issuer['id'] : issuer)) throw refuse('Its issuer is not named by an address.');
};

const checkSubjects = (credential: Json): void => {
  const subjects = objectsIn(credential, 'credentialSubject');
  if (subjects.length === 0) throw refuse('It says nothing of anybody: it has no “credentialSubject”.');
  for (const subject of subjects) {
    if (Object.keys(subject).length === 0) throw refuse('It says nothing of anybody: a “credentialSubject” of it is empty.');
    checkId(subject, 'Whoever it is about');
  }
};

const checkDates = ({ validFrom, validUntil }: Json): void => {
  for (const [name, value] of Object.entries({ validFrom, validUntil })) if (value !== undefined && !isMoment(value)) throw refuse(`“${name}” is not a time with its zone.`);
  if (typeof validFrom === 'string' && typeof validUntil === 'string' && Date.parse(validFrom) > Date.parse(validUntil)) throw refuse('It ends before it begins.');
};

/** A text, or the same in several languages. */
const isWords = (value: unknown): boolean =>
  typeof value === 'string' || (isObject(value) && typeof value['@value'] === 'string' && Object.keys(value).every((name) => ['@value', '@language', '@direction'].includes(name)));
const checkWords = (of: Json, where: string): void => {
  for (const name of ['name', 'description']) {
    const value = of[name];
    if (name in of && !(isWords(value) || (Array.isArray(value) && value.length > 0 && value.every((one) => isObject(one) && isWords(one))))) throw refuse(`The “${name}” of ${where} is not a text.`);
  }
};

/** Each is one more address to ask: a credential made to keep us asking is left alone. */
const mostParts = 8;

/** What must say of which kind it is. */
const typed = ['credentialStatus', 'refreshService', 'termsOfUse', 'evidence', 'proof'] as const;
const checkTyped = (credential: Json): void => {
  for (const name of typed) for (const one of objectsIn(credential, name)) checkTypes(one['type'], `“${name}”`);
  if (listOf(credential['credentialStatus']).length > mostParts) throw cannot(`It names more than ${mostParts} places of its status.`);
  for (const status of objectsIn(credential, 'credentialStatus')) checkId(status, '“credentialStatus”');
  for (const schema of objectsIn(credential, 'credentialSchema')) {
    checkTypes(schema['type'], '“credentialSchema”');
    checkId(schema, '“credentialSchema”', true);
  }
};

export type RelatedResource = { id: string; digestSRI?: string | undefined; digestMultibase?: string | undefined };

export const relatedIn = (credential: Json): RelatedResource[] => {
  const related = objectsIn(credential, 'relatedResource');
  if (related.length > mostParts) throw cannot(`It names more than ${mostParts} related resources.`);
  const ids = new Set<string>();
  return related.map((resource) => {
    checkId(resource, '“relatedResource”', true);
    const id = resource['id'] as string;
    if (ids.has(id)) throw refuse(`“relatedResource” names ${id} twice.`);
    ids.add(id);
    const [digestSRI, digestMultibase] = [textIn(resource['digestSRI']), textIn(resource['digestMultibase'])];
    if (!digestSRI && !digestMultibase) throw refuse(`“relatedResource” has no digest of ${id}.`);
    return { id, digestSRI, digestMultibase };
  });
};

/** @throws Refusal `invalid` at the first rule that it breaks, `unavailable` where its form is one that is not read here. */
export const checkForm = (credential: Json): void => {
  checkContexts(credential);
  checkParts(credential);
  if (!checkTypes(credential['type'], 'It').includes('VerifiableCredential')) throw refuse('Its type is not VerifiableCredential.');
  checkId(credential, 'It');
  checkIssuer(credential);
  checkSubjects(credential);
  checkDates(credential);
  checkWords(credential, 'the credential');
  if (isObject(credential['issuer'])) checkWords(credential['issuer'], 'the issuer');
  checkTyped(credential);
  relatedIn(credential);
};

/** Of a credential whose form was checked. */
export const issuerOf = (credential: Json): string => idOf(credential['issuer'])!;
