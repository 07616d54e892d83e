import { redirect } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** JSON Feed of the newest challenges, those that are over too. */
export const GET: RequestHandler = () => redirect(308, '/api/v1/challenges/as/feed?status=all&sort=newest');
