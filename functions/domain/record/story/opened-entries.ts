import * as z from 'zod';
import { canonical } from '../../words/canonical.ts';
import { disclosureDigest, parseDisclosure } from '../leaf/disclosure.ts';
import { checkLeaf, isNamed, type HiddenLeaf, type NamedLeaf } from '../leaf/leaf.ts';
import { hiddenMembers } from '../leaf/pending-leaf.ts';
import { plain } from '../leaf/plain.ts';
import { bytesOfText, textOfBytes } from '../note/encoding.ts';
import { refuseFormat } from '../refuse-format.ts';
import type { Digest } from '../tree/hashing.ts';

/** One leaf and disclosures of it. */
export const OpenedLeaf = z.strictObject({ index: plain.count, disclosures: z.array(z.string().max(12_000)).max(60) });
export type OpenedLeaf = z.infer<typeof OpenedLeaf>;

/** What opens the entries of a challenge that hid them: of every leaf the six disclosures of what it did not name. Its SHA-256 stands in `opened` of `submissions.closed`. */
const OpenedEntries = z.strictObject({ format: z.literal('laurel-opened-entries/1'), challenge: z.string(), leaves: z.array(OpenedLeaf) });
export type OpenedEntries = z.infer<typeof OpenedEntries>;

/** @throws Refusal for any bytes that the canonical JSON of the form, and a line break, are not. */
export const readCanonical = <T>(schema: z.ZodType<T>, bytes: Uint8Array, name: string): T => {
  const text = textOfBytes(bytes, name);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw refuseFormat(name, 'it is not JSON, or not all of it.');
  }
  const { success, data, error } = schema.safeParse(json);
  if (!success) throw refuseFormat(name, `${error.issues.slice(0, 3).map(({ path, message }) => `${path.map(String).join('.') || 'the object'} is not as it should be (${message})`).join('; ')}.`);
  if (`${canonical(data)}\n` !== text) throw refuseFormat(name, 'its JSON is not canonical, with a line break at its end.');
  return data;
};

export const refuseDisorder = (leaves: OpenedLeaf[], name: string): void => {
  if (leaves.some(({ index }, at) => at > 0 && leaves[at - 1]!.index >= index)) throw refuseFormat(name, 'its leaves are not in the order of the log, each once.');
};

/** The leaves in the order of the log. */
export const formatOpenedEntries = ({ challenge, leaves }: Omit<OpenedEntries, 'format'>): Uint8Array =>
  bytesOfText(`${canonical({ format: 'laurel-opened-entries/1', challenge, leaves: leaves.toSorted((a, b) => a.index - b.index) })}\n`);

/** @throws Refusal for any bytes that formatOpenedEntries does not write. */
export const parseOpenedEntries = (bytes: Uint8Array, name: string): OpenedEntries => {
  const opened = readCanonical(OpenedEntries, bytes, name);
  refuseDisorder(opened.leaves, name);
  return opened;
};

/** The values that disclosures of a leaf show. @throws Refusal where one was not committed to by it, or is there twice. */
export const valuesIn = (digest: Digest, leaf: { _sd: string[] }, disclosures: readonly string[]): Map<string, unknown> => {
  const values = new Map<string, unknown>();
  for (const text of disclosures) {
    const { name, value } = parseDisclosure(text);
    if (!leaf._sd.includes(disclosureDigest(digest, text))) throw refuseFormat(name, 'what is disclosed of it is not what the leaf committed to.');
    if (values.has(name)) throw refuseFormat(name, 'it is disclosed twice.');
    values.set(name, value);
  }
  return values;
};

/** A hidden leaf as it would have stood there if its challenge hid nothing. @throws Refusal where the disclosures do not open it. */
export const openHidden = (digest: Digest, leaf: HiddenLeaf, disclosures: readonly string[]): NamedLeaf => {
  const values = valuesIn(digest, leaf, disclosures);
  if (values.size !== hiddenMembers.length || !hiddenMembers.every((name) => values.has(name))) throw refuseFormat('the disclosures', `they open ${hiddenMembers.join(', ')}, and nothing else.`);
  const { refs, ...members } = Object.fromEntries(values);
  const digests = new Set(disclosures.map((text) => disclosureDigest(digest, text)));
  const named = { ...leaf, ...members, ...(Array.isArray(refs) && refs.length === 0 ? {} : { refs }), _sd: leaf._sd.filter((one) => !digests.has(one)) };
  const checked = checkLeaf(named);
  if (!isNamed(checked)) throw refuseFormat('the disclosures', 'they do not say which act it is.');
  return checked;
};
