import type { ReadAddress } from './carry-out.ts';
import type { CheckedCredential } from '../../domain/credential/check/check-credential.ts';
import { standingWords } from '../../domain/credential/credential-standing.ts';
import { isObject, textIn } from '../../domain/credential/json.ts';
import { dayWords } from '../../domain/moment.ts';

const told = ['withdrawn', 'suspended', 'replaced', 'expired'];

const readJson = (bytes: Uint8Array | undefined): unknown => {
  try {
    return bytes && JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
};

/** Of a credential of such a site that no longer stands: since when, and why, as its public page says; of one that has ended, whether it was renewed. Where that cannot be had, the lists have said enough. `origin`: the only site that is asked. */
export const sinceWhen = async (checked: CheckedCredential, origin: string | undefined, read: ReadAddress): Promise<CheckedCredential> => {
  const address = checked.says.find(([label]) => label === 'Public page')?.[1];
  if (!told.includes(checked.standing) || origin === undefined || !address?.startsWith(`${origin}/credentials/`)) return checked;
  const page = readJson(await read(`${origin}/api/v1${address.slice(origin.length)}`).catch(() => undefined));
  if (!isObject(page)) return checked;
  const [since, reason] = [textIn(page['since']), textIn(page['reason'])];
  const day = since ? `${dayWords(since, 'UTC')} (UTC)` : undefined;
  const why = `${day ? ` Since ${day}${reason ? `: “${reason}”` : '.'}` : ''}`;
  const by = page['status'] === 'replaced' ? textIn(page['replacedBy']) : undefined;
  if (by) return { ...checked, standing: 'replaced', sentence: `Replaced. Its issuer gave another in its place, with the number ${by}: ask for that one.${why}`, says: [...checked.says, ['Replaced by', by]] };
  const renewed = checked.standing === 'expired' && page['status'] === 'valid' ? textIn(page['validUntil']) : undefined;
  if (renewed) return { ...checked, sentence: `${checked.sentence} Its issuer renewed it since, under the same number, until ${dayWords(renewed, 'UTC')} (UTC): ask for the newer file.`, says: [...checked.says, ['Renewed until', `${dayWords(renewed, 'UTC')} (UTC)`]] };
  // the file itself says when it ended
  if (page['status'] !== checked.standing || checked.standing === 'expired') return checked;
  if (!day) return checked;
  return { ...checked, sentence: `${checked.sentence}${why}`, says: [...checked.says, [`${standingWords[checked.standing]} on`, day], ...(reason ? [['Reason', reason] as [string, string]] : [])] };
};
