import { redirect } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** Atom feed of the newest challenges, those that are over too. */
export const GET: RequestHandler = () => redirect(308, '/api/v1/challenges/as/atom?status=all&sort=newest');
