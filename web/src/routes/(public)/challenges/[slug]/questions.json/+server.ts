import { redirect } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** The list as a file is the API's own answer. */
export const GET: RequestHandler = ({ params, url }) => redirect(307, `/api/v1/questions/${params.slug}/as/json${url.search}`);
