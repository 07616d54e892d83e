import { createHash } from 'node:crypto';
import register from '#lib/register.css?inline';

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
/** Nothing in a script may end the element it stands in. */
const inlined = (script: string) => script.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');

type Page = { title: string; body: string; script: string; /** A worker, for the script to begin. */ engine?: string };

/** A whole page as one file, for somebody's disk. Its own policy lets nothing out. */
export const oneFile = ({ title, body, script: source, engine }: Page): Response => {
  const script = inlined(source);
  // the font stays on the site; the reader's own does
  const style = register.replaceAll(/@font-face\s*{[^}]*url\([^}]*}/g, '');
  const policy = `default-src 'none'; script-src ${hashOf(script)}; style-src ${hashOf(style)}; ${engine === undefined ? '' : 'worker-src blob:; '}img-src data:; base-uri 'none'; form-action 'none'`;
  const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="content-security-policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
<main class="wrap page">${body}</main>
${engine === undefined ? '' : `<script type="text/plain" id="engine">${inlined(engine)}</script>\n`}<script>${script}</script>
</body>
</html>
`;
  return new Response(html, { headers: { 'content-type': 'text/html; charset=utf-8' } });
};
