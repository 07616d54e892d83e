import { fromDecimal, textOfBytes } from '../../record/note/encoding.ts';
import { isAddress, issuerOf } from './check-form.ts';
import { Refusal } from '../../refusal.ts';
import { cannot, copiesOf, unpacked, type Reading, type Steps } from './check-steps.ts';
import { isObject, listOf, textIn, typesOf, type Json } from '../json.ts';
import { checkSecured, readSecured } from './secured.ts';
import { bitAt, packedStatusList, statusListBytes } from '../status-list.ts';

const entryType = 'BitstringStatusListEntry';
const listType = 'BitstringStatusListCredential';

export type StatusEntry = { purpose: string; index: number; address: string };

/** Where the status of a credential stands. @throws Refusal for what is no place in a list that is read here. */
export const readEntry = (entry: Json): StatusEntry => {
  if (!typesOf(entry).includes(entryType)) throw cannot(`Its status is kept as ${typesOf(entry).join(', ')}. Only ${entryType} is read here.`);
  const [purpose, index, address] = [textIn(entry['statusPurpose']), textIn(entry['statusListIndex']), entry['statusListCredential']];
  if (!purpose || !index || !isAddress(address)) throw cannot('The place of its status is not whole: a purpose, an index and the address of a list.');
  if (entry['statusSize'] !== undefined && entry['statusSize'] !== 1) throw cannot('Its status takes more than one bit, which is not read here.');
  return { purpose, index: fromDecimal(index, 'the place of its status'), address };
};

const subjectOf = (list: Json, { purpose, address }: StatusEntry): Json => {
  const [subject, ...more] = listOf(list['credentialSubject']);
  if (!typesOf(list).includes(listType) || !isObject(subject) || more.length > 0 || !typesOf(subject).includes('BitstringStatusList')) throw cannot(`What is at ${address} is not a status list.`);
  if (!listOf(subject['statusPurpose']).includes(purpose)) throw cannot(`The list at ${address} is not for ${purpose}.`);
  return subject;
};

/** What was there when it was kept is not held to its last day: it is told as of its own time, and never as of today. */
const checkListDates = ({ validFrom, validUntil }: Json, address: string, { now }: Reading, kept: boolean): void => {
  if (typeof validFrom === 'string' && Date.parse(validFrom) > Date.parse(now)) throw cannot(`The list at ${address} is not valid yet.`);
  if (!kept && typeof validUntil === 'string' && Date.parse(validUntil) < Date.parse(now)) throw cannot(`The list at ${address} is too old: it was good until ${validUntil}.`);
};

/** Of when a kept list tells. One from before the credential was signed tells nothing of it: then its own signature alone says that it stood, on the day it was signed. */
const keptSince = ({ validFrom }: Json, issued: string | undefined): { at: string; tells: boolean } => {
  if (typeof validFrom !== 'string') throw cannot('The list that you added does not say of when it is, so it tells nothing.');
  return issued && Date.parse(validFrom) < Date.parse(issued) ? { at: issued, tells: false } : { at: validFrom, tells: true };
};

/** Whose status it is: who issued it, and when it was signed, where it says. */
export type Issued = { issuer: string; at: string | undefined };
/** `listed`: of when the list itself is. */
type Bit = { on: boolean; since?: string | undefined; listed?: string | undefined };

/** The bit of a credential in one list that its issuer signed. @throws Refusal where the list cannot be believed */
function* checkCopy(bytes: Uint8Array, entry: StatusEntry, { issuer, at }: Issued, reading: Reading, kept: boolean): Steps<Bit> {
  const { address, index } = entry;
  const secured = readSecured(textOfBytes(bytes, address));
  const { credential: list } = secured;
  yield* checkSecured(secured, reading);
  if (issuerOf(list) !== issuer) throw cannot(`The list at ${address} is of another issuer.`);
  if (list['id'] !== undefined && list['id'] !== address) throw cannot(`What is at ${address} says that it is another list.`);
  const { encodedList } = subjectOf(list, entry);
  checkListDates(list, address, reading, kept);
  const since = kept ? keptSince(list, at) : { at: textIn(list['validFrom']), tells: true };
  if (typeof encodedList !== 'string') throw cannot(`The list at ${address} is empty.`);
  const bits = yield* unpacked(packedStatusList(encodedList));
  if (bits.length < statusListBytes) throw cannot(`The list at ${address} is smaller than a list may be.`);
  return { on: since.tells && bitAt(bits, index), since: since.at, listed: textIn(list['validFrom']) };
}

function* attempted<T>(check: () => Steps<T>): Steps<T | Refusal> {
  try {
    return yield* check();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

const isNewer = (one: Bit, other: Bit): boolean => Date.parse(one.since ?? '') > Date.parse(other.since ?? '');

/** `kept`: why it is not known as of now, and only as of the newest list that somebody kept. */
export type CheckedEntry = Bit & { kept?: string | undefined };

/**
 * What the newest list says. A list that somebody brings along can be from before a withdrawal: alone it never says how things stand now. One that
 * is newer than the live list counts, as the issuer signed both. @throws Refusal where no list can be had or believed; then nothing is known
 */
export function* checkEntry(entry: StatusEntry, issued: Issued, reading: Reading): Steps<CheckedEntry> {
  const { live: there, kept } = yield* copiesOf(entry.address);
  const live = there instanceof Refusal ? there : yield* attempted(() => checkCopy(there, entry, issued, reading, false));
  let newest: Bit | undefined = live instanceof Refusal ? undefined : live;
  let refused: Refusal | undefined;
  for (const bytes of kept) {
    const copy = yield* attempted(() => checkCopy(bytes, entry, issued, reading, true));
    if (copy instanceof Refusal) refused ??= copy;
    else if (!newest || isNewer(copy, newest)) newest = copy;
  }
  if (newest) return live instanceof Refusal ? { ...newest, kept: live.message } : newest;
  throw refused ?? live;
}
