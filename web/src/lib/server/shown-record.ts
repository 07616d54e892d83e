import type { RecordState } from '../../../../functions/http/record-state.ts';
import { qrCode, type QrCode } from './qr-code.ts';

export type ShownRecord = Pick<RecordState, 'state' | 'index' | 'size' | 'hash' | 'witnessed'> & { code?: QrCode | undefined };

/** What a page needs of a receipt: not the receipt itself, which is a file. The code holds an address that everybody may know, and nothing else. */
export const shownRecord = ({ state, index, size, hash, witnessed }: RecordState, origin: string): ShownRecord =>
  ({ state, index, size, hash, witnessed, code: index === undefined ? undefined : qrCode(`${origin}/record/leaf/${index}`) });
