import { writeAtom } from '../../../../../../functions/domain/words/feed.ts';
import { groupFeed } from '#lib/server/group-feed.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => new Response(writeAtom(await groupFeed(event, event.params.id, 'atom')), { headers: { 'content-type': 'application/atom+xml; charset=utf-8' } });
