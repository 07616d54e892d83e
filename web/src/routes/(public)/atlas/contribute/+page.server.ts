import { openForm, prefill, sendSuggestion } from '#lib/server/suggesting.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({ ...(await openForm(event)), found: await prefill(event) });

export const actions: Actions = { default: async (event) => sendSuggestion(event) };
