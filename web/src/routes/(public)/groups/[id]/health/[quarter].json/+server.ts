import { redirect } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** The report as data is the API's own answer. */
export const GET: RequestHandler = ({ params }) => redirect(308, `/api/v1/groups/${params.id}/health/${params.quarter}`);
