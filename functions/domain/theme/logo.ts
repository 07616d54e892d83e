type Picture = { type: 'image/png' | 'image/jpeg'; width: number; height: number };

const starts = (bytes: Uint8Array, head: number[]): boolean => head.every((byte, n) => bytes[n] === byte);

/** The frame headers of JPEG (ITU T.81, B.2.2), whatever the coding. */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
const jpegSize = (view: DataView): { width: number; height: number } | undefined => {
  for (let at = 2; at + 9 <= view.byteLength && view.getUint8(at) === 0xff; at += 2 + view.getUint16(at + 2)) {
    if (isFrame(view.getUint8(at + 1))) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
  }
  return undefined;
};

/** What kind of picture it is and how large, by its own first bytes; undefined for anything else. */
export const pictureIn = (bytes: Uint8Array): Picture | undefined => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (starts(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) && bytes.length >= 33) return { type: 'image/png', width: view.getUint32(16), height: view.getUint32(20) };
  const size = starts(bytes, [0xff, 0xd8, 0xff]) ? jpegSize(view) : undefined;
  return size && { type: 'image/jpeg', ...size };
};
