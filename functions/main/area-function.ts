import { Hono } from 'hono';
import { handle } from 'hono/aws-lambda';
import { openArea } from '../http/app.ts';
import type { Env } from '../http/caller.ts';
import { onlyThroughEdge } from '../http/edge.ts';
import { answerError } from '../http/errors.ts';
import { awsContext } from './aws-ports.ts';
import { readFunctionSettings } from './settings.ts';

/** One API area as a Lambda handler. */
export const areaFunction = (area: Parameters<typeof openArea>[1]) => {
  const settings = readFunctionSettings();
  const context = awsContext(settings);
  const app = new Hono<Env>().use(onlyThroughEdge(settings.ORIGIN_SECRET)).route('/', openArea(context, area));
  app.onError(answerError(context.log));
  return handle(app);
};
