import { appendFileSync } from 'node:fs';
import { registerHooks } from 'node:module';

/** Imported before a bundle: writes down each of its files as it is read. */
registerHooks({
  load: (url, context, next) => {
    if (url.endsWith('.mjs') && !url.includes('/node_modules/')) appendFileSync(process.env['READ_PARTS']!, `${url}\n`);
    return next(url, context);
  },
});
