import { redirect } from '@sveltejs/kit';
import { api, attempt, newKey, once, readVersioned, refuse } from '#lib/api.ts';
import { siteColors } from '../../../../../../../../functions/domain/theme/theme-checks.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
  const { searchParams } = event.url;
  const cursor = searchParams.get('cursor') ?? undefined;
  const { value, version } = await readVersioned(event, api(event).challenges.themes[':agencyId'].$get({ param: { agencyId: event.params.agency }, query: { cursor } }));
  const was = Number(searchParams.get('was') ?? '');
  return {
    worn: value.worn, n: value.theme?.n ?? 0, versions: value.items, next: value.next, first: cursor === undefined, version, key: newKey(),
    saved: searchParams.has('was') && Number.isInteger(was) ? { was } : undefined,
    tried: { accent: searchParams.get('accent') ?? value.worn?.accent ?? siteColors.accent, seal: searchParams.get('seal') ?? value.worn?.seal ?? siteColors.seal },
  };
};

const base64Of = async (file: FormDataEntryValue | null): Promise<string | undefined> =>
  file instanceof File && file.size > 0 ? Buffer.from(await file.arrayBuffer()).toString('base64') : undefined;
const back = (event: RequestEvent, was: string): never => redirect(303, `/run/agency/${event.params.agency}/look?was=${Number(was) || 0}`);

export const actions: Actions = {
  save: async (event) => {
    const form = await event.request.formData();
    const typed = { accent: String(form.get('accent') ?? ''), seal: String(form.get('seal') ?? '') };
    const data = await base64Of(form.get('logo'));
    const logo = data !== undefined ? { data } : form.get('without') === 'yes' ? ('none' as const) : undefined;
    const done = await attempt(event, api(event).challenges.themes[':agencyId'].$post({ param: { agencyId: event.params.agency }, json: { ...typed, ...(logo ? { logo } : {}) } }, { headers: once(form, true) }));
    return done.ok ? back(event, String(form.get('was') ?? '')) : refuse(done.problem, typed);
  },
  wear: async (event) => {
    const form = await event.request.formData();
    const done = await attempt(event, api(event).challenges.themes[':agencyId'].worn.$put({ param: { agencyId: event.params.agency }, json: { n: Number(form.get('n')) } }, { headers: once(form, true) }));
    return done.ok ? back(event, String(form.get('was') ?? '')) : refuse(done.problem);
  },
};
