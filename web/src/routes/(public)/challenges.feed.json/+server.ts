import { redirect } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** The list as a file is the API's own answer, with the same filters. */
export const GET: RequestHandler = ({ url }) => redirect(308, `/api/v1/challenges/as/feed${url.search}`);
