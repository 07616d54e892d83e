import { createHash } from 'node:crypto';
import { read } from '$app/server';
import { render } from 'svelte/server';
import RecomputeDesk from '#lib/recompute/RecomputeDesk.svelte';
// oxlint-disable-next-line import/default -- the query makes it an address
import desk from '#lib/recompute/recompute-desk.ts?worker&url';
// oxlint-disable-next-line import/default -- the query makes it an address
import engine from '#lib/recompute/recompute-engine.ts?worker&url';
import register from '#lib/register.css?inline';

/** Written once, when the site is built: the whole page as one file, for somebody's disk. */
export const prerender = true;

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
/** Nothing in a script may end the element it stands in. */
const inlined = (script: string) => script.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');
const textOf = async (url: string) => inlined(await read(url).text());

export const GET = async () => {
  const [script, worker] = await Promise.all([textOf(desk), textOf(engine)]);
  // the font stays on the site; the reader's own does
  const style = register.replaceAll(/@font-face\s*{[^}]*url\([^}]*}/g, '');
  const policy = `default-src 'none'; script-src ${hashOf(script)}; style-src ${hashOf(style)}; worker-src blob:; img-src data:; base-uri 'none'; form-action 'none'`;
  const { body } = await render(RecomputeDesk, { props: {} });
  const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="content-security-policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Recompute a result</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
<main class="wrap page">${body}</main>
<script type="text/plain" id="engine">${worker}</script>
<script>${script}</script>
</body>
</html>
`;
  return new Response(html, { headers: { 'content-type': 'text/html; charset=utf-8' } });
};
