import { plainTraces, type Trace } from '../../domain/entry/trace.ts';
import { pdfTraces } from './pdf.ts';
import { jpegTraces, pngTraces, webpTraces } from './picture.ts';

const readers: Record<string, (bytes: Buffer) => Trace[] | undefined> = { 'application/pdf': pdfTraces, 'image/jpeg': jpegTraces, 'image/png': pngTraces, 'image/webp': webpTraces };

/** What the properties of a file tell of its makers; undefined when it cannot be looked into. A broken file is read as far as it goes. */
export const fileTraces = (bytes: Uint8Array, type: string): Trace[] | undefined => {
  const found = readers[type]?.(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  return found && plainTraces(found);
};
