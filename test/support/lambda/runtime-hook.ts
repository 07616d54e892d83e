import { registerHooks } from 'node:module';

// The one native file of aws-lambda-ric is its HTTP client. Ours does the same posts, so that no C++ toolchain is needed.
const ours = new URL('./runtime-posts.ts', import.meta.url).href;

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === './rapid-client.node' ? { url: ours, format: 'module-typescript', shortCircuit: true } : next(specifier, context),
});

// The tests live at the start of 2027, whichever day it is: no event's time is long ago for this machine.
const real = Date.now;
Date.now = () => Math.min(real(), Date.parse('2027-01-01'));

// What says the time of day may be told another one; how long things take goes by Date.now.
const today = process.env['TEST_TODAY'];
if (today) {
  globalThis.Date = class extends Date {
    constructor(...given: [number]) {
      super(...(given.length > 0 ? given : [today] as unknown as [number]));
    }
  } as DateConstructor;
}
