import { Hono } from 'hono';
import { handle } from 'hono/aws-lambda';
import { openArea, type AppContext } from '../../http/app.ts';
import type { Env } from '../../http/caller.ts';
import { onlyThroughEdge } from '../../http/edge.ts';
import { answerError } from '../../http/errors.ts';
import { awsContext, type FilePorts } from '../aws/ports.ts';
import { readFunctionSettings, type FunctionSettings } from '../settings.ts';

type More = {
  files?: (settings: FunctionSettings) => FilePorts;
  /** What else answers in the same function. */
  besides?: (context: AppContext, settings: FunctionSettings) => Hono<Env>;
};

/** One API area as a Lambda handler. */
export const areaFunction = (area: Parameters<typeof openArea>[1], { files, besides }: More = {}) => {
  const settings = readFunctionSettings();
  const context = awsContext(settings, files?.(settings));
  const app = new Hono<Env>().use(onlyThroughEdge(settings.ORIGIN_SECRET));
  if (besides) app.route('/', besides(context, settings));
  app.route('/', openArea(context, area));
  app.onError(answerError(context.log));
  return handle(app);
};
