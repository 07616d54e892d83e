import { redirect } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** The dates of the list as a calendar, with the same filters. Who subscribes is given the address itself: not every calendar follows a redirect. */
export const GET: RequestHandler = ({ url }) => redirect(308, `/api/v1/challenges/as/ics${url.search}`);
