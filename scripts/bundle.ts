import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { build, type Plugin } from 'esbuild';
import { areaPaths } from './area-paths.ts';

const out = 'dist/lambda';
const names = readdirSync('functions/main').flatMap((file) => /^(.+)\.lambda\.ts$/.exec(file)?.[1] ?? []);

/** Every language zod speaks comes with its namespace object: 350 KB that no function prints. */
const withoutLocales: Plugin = {
  name: 'without-zod-locales',
  setup: ({ onLoad }) => onLoad({ filter: /zod\/v4\/locales\/index\.js$/ }, () => ({ contents: `export { default as en } from './en.js';`, loader: 'js' })),
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

const bundle = (name: string) => build({
  entryPoints: [`functions/main/${name}.lambda.ts`],
  outfile: `${out}/${name}/index.mjs`,
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
  banner: { js: `import{createRequire}from'node:module';const require=createRequire(import.meta.url);` },
  plugins: [withoutLocales, withoutOtherAreas],
  logLevel: 'warning',
});

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
const built = await Promise.all(names.map(bundle));
const inputs = Object.fromEntries(built.map(({ metafile }, i) => [names[i], Object.keys(metafile.inputs)]));
writeFileSync(`${out}/inputs.json`, JSON.stringify(inputs));
writeFileSync(`${out}/areas.json`, JSON.stringify(await areaPaths(), null, 2));
for (const { metafile } of built) for (const [file, { bytes }] of Object.entries(metafile.outputs)) console.log(`${file} ${Math.round(bytes / 1024)} KB`);
