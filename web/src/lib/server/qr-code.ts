import { encode } from 'uqr';

export type QrCode = { /** In modules, with the four white ones around it that readers need. */ side: number; /** Of its dark modules, in one path. */ path: string; /** What it says, to the letter. */ text: string };

/** As the standard draws it, with a margin of four modules; read also where a sixth of it is worn off. */
export const qrCode = (text: string): QrCode => {
  const { size, data } = encode(text, { ecc: 'M', border: 4 });
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('');
  return { side: size, path, text };
};
