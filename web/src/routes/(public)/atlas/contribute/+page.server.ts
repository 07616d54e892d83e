import { openForm, sendSuggestion } from '#lib/server/suggesting.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => openForm(event);

export const actions: Actions = { default: async (event) => sendSuggestion(event) };
