import type { Pace } from '../ports/pace.ts';
import { keepIssuer, publishLists, type Publishing } from '../use-cases/system/awarding/publish-lists.ts';
import { signCredential, type Signatory } from '../use-cases/system/awarding/sign-credentials.ts';

/** What signs, and is kept where nothing else runs. */
export type Signing = Pick<Publishing, 'canonizer' | 'credentialSigner' | 'gzip'>;
export type Signs = { ports: Omit<Signatory & Publishing, keyof Signing>; signing: Signing; log: (line: Record<string, unknown>) => void; pace: Pick<Pace, 'hasTime'> };

/** `wait`: a list has changed moments after it was signed, and is signed again in a few seconds. */
export type Signed = { signed: number; failed: number; left: 'wait' | 'none' };

/** Accepted credentials are signed, then the lists of their states. One that cannot be signed keeps no other back. */
export const onSigning = async ({ ports, signing, log, pace }: Signs): Promise<Signed> => {
  const all = { ...ports, ...signing };
  let [signed, failed] = [0, 0];
  const unlessFailing = async <T>(what: string, act: () => Promise<T>, instead: T): Promise<T> => act().catch((error: unknown) => {
    failed += 1;
    log({ level: 'error', message: 'a credential or a list was not signed', what, error: String(error), stack: (error as Error).stack });
    return instead;
  });
  const seen = new Set<string>();
  const unseen = () => unlessFailing('what waits', async () => (await ports.credentials.toSign()).filter((id) => !seen.has(id)), []);
  for (let ids = await unseen(); ids.length > 0; ids = await unseen()) {
    if (!(await unlessFailing('issuer', () => keepIssuer(all).then(() => true), false))) break;
    for (const id of ids) {
      if (!pace.hasTime()) return { signed, failed, left: 'wait' };
      seen.add(id);
      if (await unlessFailing(id, () => signCredential(all, id), false)) signed += 1;
    }
  }
  return { signed, left: await unlessFailing('lists', () => publishLists(all), 'none'), failed };
};
