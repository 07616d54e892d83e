import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { apiDocument, areaPaths } from './area-paths.ts';
import { bundleFunction } from './bundle-function.ts';

const out = 'dist/lambda';
const names = readdirSync('functions/main').flatMap((file) => /^(.+)\.lambda\.ts$/.exec(file)?.[1] ?? []);

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
const built = await Promise.all(names.map((name) => bundleFunction(`functions/main/${name}.lambda.ts`, `${out}/${name}/index.mjs`)));
const contents = Object.fromEntries(built.map(({ metafile }, i) => {
  const [output] = Object.values(metafile.outputs);
  return [names[i], Object.fromEntries(Object.entries(output!.inputs).map(([file, { bytesInOutput }]) => [file, bytesInOutput]))];
}));
writeFileSync(`${out}/contents.json`, JSON.stringify(contents));
writeFileSync(`${out}/web/openapi.json`, await apiDocument());
writeFileSync(`${out}/areas.json`, JSON.stringify(await areaPaths(), null, 2));
for (const { metafile } of built) for (const [file, { bytes }] of Object.entries(metafile.outputs)) console.log(`${file} ${Math.round(bytes / 1024)} KB`);
