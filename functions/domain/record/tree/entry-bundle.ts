import { refuseFormat } from '../refuse-format.ts';

/** The most a bundle can hold of one entry. */
export const mostEntryBytes = 65_535;

/** C2SP tlog-tiles, "Log entries": each entry behind its length, two bytes, the larger first. */
export const formatBundle = (entries: readonly Uint8Array[]): Uint8Array => {
  const long = entries.findIndex((entry) => entry.length > mostEntryBytes);
  if (long >= 0) throw refuseFormat(`entry ${long} of the bundle`, `it has ${entries[long]!.length} bytes; at most ${mostEntryBytes} fit.`);
  const bundle = new Uint8Array(entries.reduce((sum, entry) => sum + 2 + entry.length, 0));
  let at = 0;
  for (const entry of entries) {
    bundle[at] = Math.floor(entry.length / 256);
    bundle[at + 1] = entry.length % 256;
    bundle.set(entry, at + 2);
    at += 2 + entry.length;
  }
  return bundle;
};

/** @throws Refusal where a length runs past the end, or anything follows the last entry. */
export const parseBundle = (bytes: Uint8Array, width: number): Uint8Array[] => {
  const entries: Uint8Array[] = [];
  let at = 0;
  for (let entry = 0; entry < width; entry += 1) {
    const where = `entry ${entry} of the bundle, byte ${at}`;
    if (at + 2 > bytes.length) throw refuseFormat(where, `the bundle ends here; ${width} entries were to be in it.`);
    const end = at + 2 + bytes[at]! * 256 + bytes[at + 1]!;
    if (end > bytes.length) throw refuseFormat(where, `its length runs ${end - bytes.length} bytes past the end of the bundle.`);
    entries.push(bytes.subarray(at + 2, end));
    at = end;
  }
  if (at !== bytes.length) throw refuseFormat(`byte ${at} of the bundle`, `${bytes.length - at} bytes follow its last entry.`);
  return entries;
};
