import { readFileSync, rmSync } from 'node:fs';
import { build, type Metafile, type Plugin } from 'esbuild';

/** Every language zod speaks comes with its namespace object: 350 KB that no function prints. */
export const withoutLocales: Plugin = {
  name: 'without-zod-locales',
  setup: ({ onLoad }) => onLoad({ filter: /zod\/v4\/locales\/index\.js$/ }, () => ({ contents: `export { default as en } from './en.js';`, loader: 'js' })),
};

/** The namespace object of zod also keeps what no function calls: compiling schemas ahead, reading and writing JSON schemas. 55 KB. */
const withoutUnusedZod: Plugin = {
  name: 'without-unused-zod',
  setup: ({ onLoad }) => onLoad({ filter: /zod\/v4\/(core\/(compile|json-schema-processors)|classic\/from-json-schema)\.js$/ }, ({ path }) => {
    const names = [...readFileSync(path, 'utf8').matchAll(/^export (?:const|function|class) (\w+)/gm)].map(([, name]) => name);
    return { contents: `const out = () => { throw new Error('left out by scripts/bundle-function.ts'); };\nexport { ${names.map((name) => `out as ${name}`).join()} };`, loader: 'js' };
  }),
};

/** Lambda puts a role's credentials into the environment; the ways to find them elsewhere (profiles, SSO, instance metadata) are 100 KB. */
const lambdaCredentials: Plugin = {
  name: 'lambda-credentials',
  setup: ({ onLoad }) => onLoad({ filter: /@aws-sdk\/credential-provider-node\/dist-es\/index\.js$/ }, () => ({
    contents: `export { fromEnv as defaultProvider } from '@aws-sdk/credential-provider-env';`, loader: 'js', resolveDir: 'node_modules/@aws-sdk/credential-provider-node',
  })),
};

/** A shape of an AWS operation is a list with computed keys, which a bundler must keep though nothing reads it: said to be pure, those of operations that are never called go. 55 to 100 KB. */
const withoutUnusedShapes: Plugin = {
  name: 'without-unused-shapes',
  setup: ({ onLoad }) => onLoad({ filter: /@aws-sdk\/client-[\w-]+\/dist-es\/schemas\/schemas_0\.js$/ }, ({ path }) => ({
    contents: readFileSync(path, 'utf8').replaceAll(/^(export var \w+\$ = )(\[[^]*?\]);$/gm, '$1/* @__PURE__ */ (() => $2)();'), loader: 'js',
  })),
};

/** Our own modules only declare: an area that nothing of a function mounts stays out of its bundle. */
const withoutOtherAreas: Plugin = {
  name: 'without-other-areas',
  setup: ({ onResolve, resolve }) => onResolve({ filter: /^\.\.?\// }, async ({ path, pluginData, ...how }) => {
    if (pluginData === 'seen' || !/\/functions\//.test(how.resolveDir)) return undefined;
    const found = await resolve(path, { ...how, pluginData: 'seen' });
    return { ...found, sideEffects: false };
  }),
};

/** Where code that was left out asked for a part (of the SDK, for browsers), the bundler writes the part all the same. */
const removeUnasked = ({ outputs }: Metafile) => {
  const asked = new Set<string>();
  const ask = (file: string): void => {
    if (!outputs[file] || asked.has(file)) return;
    asked.add(file);
    for (const { path } of outputs[file].imports) ask(path);
  };
  for (const file of Object.keys(outputs)) if (file.endsWith('/index.mjs')) ask(file);
  for (const file of Object.keys(outputs)) {
    if (asked.has(file)) continue;
    rmSync(file);
    delete outputs[file];
  }
};

const ours = [withoutLocales, withoutUnusedZod, lambdaCredentials, withoutUnusedShapes, withoutOtherAreas];

/** A folder for Lambda: index.mjs, small and quick to start, beside it the parts that it reads when they are first asked for, and nothing to install. */
export const bundleFunction = async (entry: string, outdir: string, { plugins = ours, splitting = true } = {}): Promise<Metafile> => {
  const { metafile } = await build({
    entryPoints: { index: entry },
    outdir,
    outExtension: { '.js': '.mjs' },
    chunkNames: '[name]-[hash]',
    splitting,
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    mainFields: ['module', 'main'],
    conditions: ['module'],
    alias: { '#site-server': './dist/web/server/instance.js' },
    metafile: true,
    legalComments: 'none',
    charset: 'utf8',
    banner: { js: `import{createRequire}from'node:module';const require=createRequire(import.meta.url);` },
    plugins,
    logLevel: 'warning',
  });
  removeUnasked(metafile);
  return metafile;
};
