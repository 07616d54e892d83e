import { api, read } from '#lib/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  letter: await read(event, api(event).accounts.operator.mails[':mailId'].$get({ param: { mailId: event.params.mailId } })),
});
