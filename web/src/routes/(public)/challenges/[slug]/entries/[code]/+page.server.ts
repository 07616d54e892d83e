import { api, read } from '#lib/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => read(event, api(event).voice.galleries[':slug'].entries[':code'].$get({ param: event.params }));
