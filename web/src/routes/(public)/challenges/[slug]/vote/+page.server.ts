import { api, read } from '#lib/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({ vote: await read(event, api(event).voice.votes[':slug'].$get({ param: { slug: event.params.slug } })) });
