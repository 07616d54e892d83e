import { Refusal } from '../../refusal.ts';

/** Something in a log that cannot be: in which file, where in it, and why. `unvouched`: it may be, but no key of the policy says so. */
export type Finding = { path: string; at?: string | undefined; why: string; unvouched?: true };

/** What refuses becomes a finding; any other error is ours. */
export const found = <T>(path: string, findings: Finding[], read: () => T): T | undefined => {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const at = error.field;
    findings.push({ path, at, why: at && error.message.length > at.length + 2 ? error.message.slice(at.length + 2) : error.message });
    return undefined;
  }
};
