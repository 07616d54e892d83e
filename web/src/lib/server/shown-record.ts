import type { Witnessing } from '../../../../functions/domain/record/witness/witness-words.ts';
import { qrCode, type QrCode } from './qr-code.ts';

type RecordState = { state: 'received' | 'recorded'; index?: number | undefined; size?: number | undefined; hash?: string | undefined; witnessed?: Witnessing | undefined };
export type ShownRecord = RecordState & { code?: QrCode | undefined };

/** What a page needs of a receipt: not the receipt itself, which is a file. The code holds an address that everybody may know, and nothing else. */
export const shownRecord = ({ state, index, size, hash, witnessed }: RecordState, origin: string): ShownRecord =>
  ({ state, index, size, hash, witnessed, code: index === undefined ? undefined : qrCode(`${origin}/record/leaf/${index}`) });
