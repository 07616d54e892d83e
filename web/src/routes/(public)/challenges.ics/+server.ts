import { redirect } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** Dates of all challenges for a calendar to follow, with the same filters. What is over stays: a calendar drops what the file no longer holds. */
export const GET: RequestHandler = ({ url }) => {
  const query = new URLSearchParams(url.searchParams);
  if (!query.has('status')) query.set('status', 'all');
  redirect(308, `/api/v1/challenges/as/ics?${query}`);
};
