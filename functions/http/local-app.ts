import { createApp, type AppContext } from './app.ts';
import { outboxRoutes } from './routes/outbox.ts';

/** The whole API of the embedded default: with the letters, which there nobody else could read. */
export const createLocalApp = (context: AppContext) => createApp(context).route('/', outboxRoutes(context));
export type LocalApi = ReturnType<typeof outboxRoutes>;
