import type { CheckedCredential } from '../../../../functions/domain/credential/check/check-credential.ts';
import { standingWords } from '../../../../functions/domain/credential/credential-standing.ts';
import { isObject, textIn } from '../../../../functions/domain/credential/json.ts';
import { dayWords } from '../../../../functions/domain/moment.ts';

const told = ['withdrawn', 'suspended', 'replaced'];

/** Of a credential of this site that no longer stands: since when, and why, as its public page says. Where that cannot be had, the lists have said enough. */
export const sinceWhen = async (checked: CheckedCredential, origin: string, zone: string): Promise<CheckedCredential> => {
  const address = checked.says.find(([label]) => label === 'Public page')?.[1];
  if (!told.includes(checked.standing) || !address?.startsWith(`${origin}/credentials/`)) return checked;
  const reply = await fetch(`${origin}/api/v1${address.slice(origin.length)}`, { credentials: 'omit', redirect: 'error' }).catch(() => undefined);
  const page: unknown = reply?.ok ? await reply.json().catch(() => undefined) : undefined;
  if (!isObject(page)) return checked;
  const by = page['status'] === 'replaced' ? textIn(page['replacedBy']) : undefined;
  if (by) return { ...checked, standing: 'replaced', sentence: `Replaced. Its issuer gave another in its place, with the number ${by}: ask for that one.`, says: [...checked.says, ['Replaced by', by]] };
  if (page['status'] !== checked.standing) return checked;
  const [since, reason] = [textIn(page['since']), textIn(page['reason'])];
  if (!since) return checked;
  const day = dayWords(since, zone);
  return { ...checked, sentence: `${checked.sentence} Since ${day}${reason ? `: “${reason}”` : '.'}`, says: [...checked.says, [`${standingWords[checked.standing]} on`, day], ...(reason ? [['Reason', reason] as [string, string]] : [])] };
};
