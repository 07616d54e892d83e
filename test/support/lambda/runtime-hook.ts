import { registerHooks } from 'node:module';

// The one native file of aws-lambda-ric is its HTTP client. Ours does the same posts, so that no C++ toolchain is needed.
const ours = new URL('./runtime-posts.ts', import.meta.url).href;

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === './rapid-client.node' ? { url: ours, format: 'module-typescript', shortCircuit: true } : next(specifier, context),
});
