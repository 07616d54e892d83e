import { redirect } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** The list as data is the API's own answer, with the same filters. */
export const GET: RequestHandler = ({ url }) => redirect(308, `/api/v1/challenges${url.search}`);
