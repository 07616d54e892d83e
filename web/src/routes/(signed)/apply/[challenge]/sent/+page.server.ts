import { redirect } from '@sveltejs/kit';
import { api, read } from '#lib/api.ts';
import { shownRecord } from '#lib/server/shown-record.ts';
import type { Answers } from '../../../../../../../functions/domain/entry/entry.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { own, base, query, stage } = await event.parent();
  if (!own) redirect(303, `${base}?choose=1`);
  if (own.entry.sentVersion === 0) redirect(303, base + query);
  const asked = Number(event.url.searchParams.get('version'));
  const n = Number.isInteger(asked) && asked > 0 && asked <= own.entry.sentVersion ? asked : own.entry.sentVersion;
  const { versions, names, sections } = await read(event, api(event).entries.entries[':entryId'].sent.$get({ param: { entryId: own.entry.id }, query: { version: String(n) } }));
  const receipt = versions.find((one) => one.n === n);
  if (!receipt) redirect(303, `${base}/sent${query}`);
  const answers: Record<string, Answers> = Object.fromEntries(sections.map((one) => [one.section, one.answers]));
  const [record, decided] = await Promise.all([
    read(event, api(event).entries.receipts[':receipt'].record.$get({ param: { receipt: receipt.receipt } })),
    stage === 'deciding' || stage === 'results' ? read(event, api(event).results.outcomes[':entryId'].$get({ param: { entryId: own.entry.id } })) : undefined,
  ]);
  return { decided: decided?.outcome !== undefined, versions, names, receipt, answers, entryName: record.entryName, record: shownRecord(record, event.url.origin) };
};
