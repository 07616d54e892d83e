import { api } from '#lib/api.ts';
import { signedText } from '#lib/signed-text.ts';
import type { RequestHandler } from './$types';

/** A list of states, at the address that credentials name. */
export const GET: RequestHandler = (event) => signedText(api(event).results['credential-status'][':list'].$get({ param: { list: event.params.list } }));
