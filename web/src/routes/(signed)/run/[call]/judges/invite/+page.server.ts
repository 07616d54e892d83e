import { redirect } from '@sveltejs/kit';
import { api, attempt, newKey, once, refuse, type Problem } from '#lib/api.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** As many as the API takes in one request (judgesAtOnce). */
const atOnce = 32;
const mostBytes = 200_000;

export const load: PageServerLoad = () => ({ key: newKey() });

const tooLarge = (): Problem => ({ title: 'There is a problem', status: 413, code: 'too-large', errors: [{ field: 'file', message: 'This file is larger than 200 KB. Send the list in parts.' }] });

/** The pasted text, or the chosen file's. */
const listIn = async (form: FormData): Promise<string | undefined> => {
  const file = form.get('file');
  if (!(file instanceof File) || file.size === 0) return String(form.get('list') ?? '');
  return file.size > mostBytes ? undefined : file.text();
};

const check = async (event: RequestEvent, form: FormData, list: string) =>
  attempt(event, api(event).judging.judges[':challengeId'].invitations.check.$post({ param: { challengeId: event.params.call }, json: { list } }, { headers: once(form) }));

export const actions: Actions = {
  check: async (event) => {
    const form = await event.request.formData();
    const list = await listIn(form);
    if (list === undefined) return refuse(tooLarge());
    const done = await check(event, form, list);
    return done.ok ? { lines: done.value.lines, list } : refuse(done.problem, { list });
  },
  send: async (event) => {
    const form = await event.request.formData();
    const list = String(form.get('list') ?? '');
    const key = String(form.get('_key') ?? newKey());
    const read = await check(event, form, list);
    if (!read.ok) return refuse(read.problem, { list });
    // What is sent is what stood on the page without a fault, even if somebody invited one of them meanwhile.
    const chosen = new Set(form.getAll('line').map(Number));
    const judges = read.value.lines.filter((line) => chosen.has(line.line)).map((line) => line.judge);
    let sent = 0;
    for (let start = 0; start < judges.length; start += atOnce) {
      const path = { param: { challengeId: event.params.call }, json: { judges: judges.slice(start, start + atOnce) } };
      const done = await attempt(event, api(event).judging.judges[':challengeId'].invitations.$post(path, { headers: { 'idempotency-key': `${key}-${start}` } }));
      if (!done.ok) return refuse(done.problem, { list, sent });
      sent += done.value.invited.length;
    }
    redirect(303, `/run/${event.params.call}/judges/invite?sent=${sent}`);
  },
};
