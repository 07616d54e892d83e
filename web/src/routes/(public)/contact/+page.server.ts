import { keepUntil } from '#lib/server/keep.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => keepUntil(event);
