import { redirect } from '@sveltejs/kit';
import { api, read, readOrWait } from '#lib/api.ts';
import { shownRecord } from '#lib/server/shown-record.ts';
import { sha256 } from '#lib/verify/sha256.ts';
import { saidBy } from '../../../../../../../../functions/domain/record/receipt/leaf-words.ts';
import { readLeaf } from '../../../../../../../../functions/domain/record/receipt/read-leaf.ts';
import { parseReceipt } from '../../../../../../../../functions/domain/record/receipt/receipt.ts';
import type { PageServerLoad } from './$types';

/** What the receipt itself says, by the words of whoever checks it. */
const saidIn = (receipt: string, zone: string): [string, string][] => {
  const { leaf, disclosures } = parseReceipt(receipt);
  return saidBy(readLeaf(sha256, leaf, disclosures), zone);
};

/** The receipt of the judge's last save, for paper. */
export const load: PageServerLoad = async (event) => {
  const { challenge: challengeId, entry: entryId } = event.params;
  const evaluation = api(event).judging.evaluations[':challengeId'][':entryId'];
  const here = `/judge/${challengeId}/${entryId}`;
  const [{ challenge, judged }, found] = await Promise.all([read(event, evaluation.$get({ param: { challengeId, entryId } })), readOrWait(event, evaluation.record.$get({ param: { challengeId, entryId } }))]);
  if (!found.ok) redirect(303, here);
  const { receipt } = found.value;
  return { entry: { code: judged.code, title: judged.title }, back: here, says: receipt === undefined ? [] : saidIn(receipt, challenge.zone), record: shownRecord(found.value, event.url.origin) };
};
