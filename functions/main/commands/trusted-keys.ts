import { readFileSync } from 'node:fs';
import { digest } from '../../adapters/system/sha256.ts';
import { parsePolicy, type Policy } from '../../domain/record/note/policy.ts';
import { told } from './told.ts';
import { besidePaths, type LogSource } from './log-source.ts';

export type TrustedKeys = { policy: Policy; /** Its bytes. */ file: Uint8Array; /** Whose word the keys are. */ from: 'file' | 'log'; warning?: string };

export const readGiven = (path: string): Uint8Array => {
  try {
    return new Uint8Array(readFileSync(path));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw code ? told(`${path} cannot be read (${code}). Check the name.`) : error;
  }
};

/** From a file that somebody chose to trust; else from the log itself, and then that is said. */
export const trustedKeys = async (given: string | undefined, log: LogSource | undefined): Promise<TrustedKeys> => {
  if (given !== undefined) {
    const file = readGiven(given);
    return { policy: parsePolicy(digest, file), file, from: 'file' };
  }
  if (!log) throw told('Say whose signatures count: --policy FILE, or --url LOG for the keys that the log itself names.');
  const file = await log.read(besidePaths.policy);
  const perhaps = /^https?:\/\/[^/]+\/?$/.test(log.name) ? ` The log of such a site is at ${log.name.replace(/\/$/, '')}/record/log.` : '';
  if (!file) throw told(`There is no file named ${besidePaths.policy} at ${log.name}.${perhaps} Give the keys with --policy FILE.`);
  return { policy: parsePolicy(digest, file), file, from: 'log', warning: `The keys came from the log itself, ${log.name}/${besidePaths.policy}. Whoever could forge the log could name their own keys. Check with --policy and a file that you got from elsewhere.` };
};
