import { writeJsonFeed } from '../../../../../../functions/domain/words/feed.ts';
import { groupFeed } from '#lib/server/group-feed.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => new Response(writeJsonFeed(await groupFeed(event, event.params.id, 'feed.json')), { headers: { 'content-type': 'application/feed+json' } });
