import type { Verdict } from './entry/file.ts';
import type { Stop } from './people/mail.ts';

/** What a service outside tells us afterwards, in our words: a scan of stored bytes is done, or a letter came back. */
export type Report =
  | { kind: 'scanned'; storeKey: string; verdict: Verdict; found?: string | undefined }
  | { kind: 'returned'; mailId: string; why: Stop['why']; /** Will the next letter come back too? */ lasting: boolean; detail: string };
