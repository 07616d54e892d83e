import { joined } from '../../domain/words/bytes.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** What was packed. @throws where it is of another form, or larger than `most` */
export const unpack = async (packed: Uint8Array, format: 'gzip' | 'deflate-raw', most: number): Promise<Uint8Array> => {
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = new Blob([packed as Bytes]).stream().pipeThrough(new DecompressionStream(format)).getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    parts.push(part.value);
    if ((size += part.value.length) > most) throw new Error('too large');
  }
  return joined(parts);
};
