import { fromDecimal, textOfBytes } from '../../record/note/encoding.ts';
import { isAddress, issuerOf } from './check-form.ts';
import { bytesAt, cannot, unpacked, type Reading, type Steps } from './check-steps.ts';
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

const checkListDates = ({ validFrom, validUntil }: Json, address: string, { now }: Reading): void => {
  if (typeof validFrom === 'string' && Date.parse(validFrom) > Date.parse(now)) throw cannot(`The list at ${address} is not valid yet.`);
  if (typeof validUntil === 'string' && Date.parse(validUntil) < Date.parse(now)) throw cannot(`The list at ${address} is too old: it was good until ${validUntil}.`);
};

/** The bit of a credential in a list that its issuer signed. @throws Refusal where the list cannot be had or believed; then nothing is known. */
export function* checkEntry(entry: StatusEntry, issuer: string, reading: Reading): Steps<{ on: boolean; /** When the list was made. */ since?: string | undefined }> {
  const { address, index } = entry;
  const secured = readSecured(textOfBytes(yield* bytesAt(address), address));
  const { credential: list } = secured;
  yield* checkSecured(secured, reading);
  if (issuerOf(list) !== issuer) throw cannot(`The list at ${address} is of another issuer.`);
  if (list['id'] !== undefined && list['id'] !== address) throw cannot(`What is at ${address} says that it is another list.`);
  const { encodedList } = subjectOf(list, entry);
  checkListDates(list, address, reading);
  if (typeof encodedList !== 'string') throw cannot(`The list at ${address} is empty.`);
  const bits = yield* unpacked(packedStatusList(encodedList));
  if (bits.length < statusListBytes) throw cannot(`The list at ${address} is smaller than a list may be.`);
  return { on: bitAt(bits, index), since: textIn(list['validFrom']) };
}
