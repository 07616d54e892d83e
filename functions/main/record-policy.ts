import { digest } from '../adapters/system/sha256.ts';
import { parsePolicy, type Policy } from '../domain/record/note/policy.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Watch } from '../use-cases/system/open-record.ts';
import { told } from './commands/told.ts';

/** The lines of a setting; the last may lack its end. */
export const readPolicy = (setting: string, name = 'RECORD_POLICY'): Policy => {
  try {
    return parsePolicy(digest, `${setting.trimEnd()}\n`);
  } catch (error) {
    throw error instanceof Refusal ? told(`${name}: ${error.message}`) : error;
  }
};

/** Who witnesses this site's own log; the logs it names are those of others. */
export const watchOf = ({ witnesses, groups, quorum }: Policy): Watch => ({ witnesses, groups, quorum });
