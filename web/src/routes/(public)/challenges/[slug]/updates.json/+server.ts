import { redirect } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** The list as a file is the API's own answer. */
export const GET: RequestHandler = ({ params }) => redirect(307, `/api/v1/challenges/${params.slug}/updates/as/json`);
