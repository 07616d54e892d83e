import { loadPublication } from '#lib/server/publication-page.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => loadPublication(event, event.params.id, event.params.n);
