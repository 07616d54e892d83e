import { crc32 } from '../../domain/words/bytes.ts';
import { refuseFormat } from '../../domain/record/refuse-format.ts';
import { unpack } from './unpack.ts';

export type Unzipped = { name: string; bytes: Uint8Array };

const where = 'the ZIP file';
const [mostFiles, mostBytes] = [64, 4 * 1024 * 1024];
const marks = { file: 0x04034b50, listed: 0x02014b50, end: 0x06054b50 };
const [listedSize, endSize, localSize] = [46, 22, 30];
const damaged = () => refuseFormat(where, 'it is damaged, or not all of it. Download it again.');

export const isZip = (bytes: Uint8Array): boolean => bytes.length > endSize && new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true) === marks.file;

/** The list of what is in it begins where the end of the file says. */
const endOf = (view: DataView): number => {
  for (let at = view.byteLength - endSize; at >= Math.max(0, view.byteLength - endSize - 0xffff); at -= 1) if (view.getUint32(at, true) === marks.end) return at;
  throw damaged();
};

const contentOf = async (packed: Uint8Array, method: number, size: number): Promise<Uint8Array> => {
  if (method === 0) return packed;
  if (method !== 8) throw refuseFormat(where, 'it is packed in a way that is not read here. Unpack it, and give its files.');
  return unpack(packed, 'deflate-raw', size).catch(() => { throw damaged(); });
};

const readAll = async (zip: Uint8Array): Promise<Unzipped[]> => {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.length);
  const end = endOf(view);
  const count = view.getUint16(end + 10, true);
  if (count > mostFiles) throw refuseFormat(where, `it holds more than ${mostFiles} files.`);
  const files: Unzipped[] = [];
  let left = mostBytes;
  for (let [i, at] = [0, view.getUint32(end + 16, true)]; i < count; i += 1) {
    if (view.getUint32(at, true) !== marks.listed) throw damaged();
    const [flags, method, packedSize, size, title, local] = [view.getUint16(at + 8, true), view.getUint16(at + 10, true), view.getUint32(at + 20, true), view.getUint32(at + 24, true), view.getUint16(at + 28, true), view.getUint32(at + 42, true)];
    if (flags & 1) throw refuseFormat(where, 'it is locked with a password.');
    if ((left -= size) < 0) throw refuseFormat(where, 'it holds more than 4 MB.');
    const start = local + localSize + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    const bytes = await contentOf(zip.subarray(start, start + packedSize), method, size);
    if (bytes.length !== size || crc32(bytes) >>> 0 !== view.getUint32(at + 16, true)) throw damaged();
    files.push({ name: new TextDecoder().decode(zip.subarray(at + listedSize, at + listedSize + title)), bytes });
    at += listedSize + title + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return files;
};

/** Small files in one (PKWARE APPNOTE 6.3), stored or deflated, with what every browser and Node have. @throws Refusal */
export const unzip = async (zip: Uint8Array): Promise<Unzipped[]> => {
  try {
    return await readAll(zip);
  } catch (error) {
    // it points beyond its end
    throw error instanceof RangeError ? damaged() : error;
  }
};
