const sums = Uint32Array.from({ length: 256 }, (_, n) => {
  let sum = n;
  for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  return sum;
});

/** The CRC-32 of PNG and ZIP (ISO 3309); `before`: that of the bytes that go before these. */
export const crc32 = (bytes: Uint8Array, before = 0): number => (bytes.reduce((sum, byte) => (sum >>> 8) ^ sums[(sum ^ byte) & 0xff]!, ~before) ^ 0xffffffff) >>> 0;

export const joined = (parts: readonly Uint8Array[]): Uint8Array => {
  const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  for (let [at, i] = [0, 0]; i < parts.length; at += parts[i]!.length, i += 1) whole.set(parts[i]!, at);
  return whole;
};
