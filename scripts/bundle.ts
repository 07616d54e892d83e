import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { apiDocument, areaPaths } from './area-paths.ts';
import { bundleFunction } from './bundle-function.ts';

const out = 'dist/lambda';
const names = readdirSync('functions/main').flatMap((file) => /^(.+)\.lambda\.ts$/.exec(file)?.[1] ?? []);

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
const built = await Promise.all(names.map((name) => bundleFunction(`functions/main/${name}.lambda.ts`, `${out}/${name}`)));
const contents = Object.fromEntries(built.map(({ outputs }, i) => {
  const inputs = Object.values(outputs).flatMap((output) => Object.entries(output.inputs));
  return [names[i], Object.fromEntries(inputs.map(([file, { bytesInOutput }]) => [file, bytesInOutput]))];
}));
writeFileSync(`${out}/contents.json`, JSON.stringify(contents));
writeFileSync(`${out}/web/openapi.json`, await apiDocument());
writeFileSync(`${out}/areas.json`, JSON.stringify(await areaPaths(), null, 2));
for (const [i, { outputs }] of built.entries()) console.log(`${names[i]} ${Math.round(Object.values(outputs).reduce((sum, { bytes }) => sum + bytes, 0) / 1024)} KB in ${Object.keys(outputs).length} parts`);
