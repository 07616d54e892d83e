import { redirect } from '@sveltejs/kit';
import { centsOf } from '#lib/authoring/section-reader.ts';
import { api, attempt, newKey, once, readOrWait, refuse, type Problem } from '#lib/api.ts';
import { markdown } from '#lib/server/markdown.ts';
import { fundKinds, mostFunds, partIds } from '../../../../../../../functions/domain/statutory/report-words.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { roles } = await event.parent();
  const found = await readOrWait(event, api(event).results.reports[':challengeId'].$get({ param: { challengeId: event.params.call } }));
  if (!found.ok) return { report: undefined, why: found.problem.detail ?? found.problem.title };
  const report = found.value;
  const manager = roles.includes('manager');
  return { report, manager, shown: manager ? {} : Object.fromEntries(report.texts.map(({ id, text }) => [id, markdown(text)])), key: newKey(), saved: partIds.find((id) => id === event.url.searchParams.get('saved')), asked: event.url.searchParams.has('asked') };
};

const text = (form: FormData, name: string) => String(form.get(name) ?? '').trim();
type Row = { source: string; kind: string; account: string; cents: string };
const rowsIn = (form: FormData): Row[] => Array.from({ length: mostFunds }, (_, i) => ({ source: text(form, `source-${i}`), kind: text(form, `kind-${i}`), account: text(form, `account-${i}`), cents: text(form, `cents-${i}`) }));

/** Rows that are empty are left out; a fault of the third row that was kept belongs to where it was typed. */
const fieldOf = (part: string, field: string, kept: number[]): string => {
  const [, row, name] = /^funds\.(\d+)\.(\w+)$/.exec(field) ?? [];
  return row === undefined ? `${part}-${field}` : `${name}-${kept[Number(row)] ?? row}`;
};
const inPart = (part: string, problem: Problem, kept: number[]): Problem => ({ ...problem, ...(problem.errors ? { errors: problem.errors.map(({ field, message }) => ({ field: fieldOf(part, field, kept), message })) } : {}) });

export const actions: Actions = {
  save: async (event) => {
    const form = await event.request.formData();
    const part = partIds.find((id) => id === form.get('part')) ?? 'goals';
    const rows = rowsIn(form);
    const kept = rows.flatMap((row, i) => (row.source || row.account || row.cents ? [i] : []));
    const funds = part !== 'cash' ? [] : kept.map((i) => {
      const { source, kind, account, cents } = rows[i]!;
      return { source, account, kind: fundKinds.find((one) => one === kind) ?? ('own' as const), cents: cents === '' ? 0 : (centsOf(cents) ?? (cents as never)) };
    });
    const typed = text(form, 'text');
    const done = await attempt(event, api(event).results.reports[':challengeId'].parts[':part'].$put({ param: { challengeId: event.params.call, part }, json: { text: typed, funds } }, { headers: once(form, true) }));
    if (done.ok) redirect(303, `${event.url.pathname}?saved=${part}#part-${part}`);
    return refuse(inPart(part, done.problem, kept), { part, text: typed, rows });
  },
  count: async (event) => {
    const form = await event.request.formData();
    const done = await attempt(event, api(event).results.reports[':challengeId'].count.$post({ param: { challengeId: event.params.call } }, { headers: once(form) }));
    if (done.ok) redirect(303, `${event.url.pathname}?asked=1`);
    return refuse(done.problem, { part: 'figures' });
  },
};
