import type { Kept } from './kept-rules.ts';

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

export type Missing = 'entry' | 'file' | 'page';
const missingWords: Record<Missing, string> = {
  entry: 'This entry is not kept on this device.',
  file: 'Attached files are not kept on this device.',
  page: 'This page is not kept on this device.',
};

/** Instead of the browser's own error page: what cannot be read now, and what can. */
export const offlinePage = (missing: Missing, kept: Kept[], styles: string[]): string => {
  const rows = kept.map(({ path, title }) => `<li><a href="${escaped(path)}">${escaped(title)}</a></li>`).join('');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light">
<title>You are offline</title>
${styles.map((path) => `<link rel="stylesheet" href="${escaped(path)}">`).join('')}
</head>
<body><div class="signed"><main class="wrap page" id="main"><div class="narrow stack">
<h1>You are offline.</h1>
<p>${missingWords[missing]} If you typed something that was not sent yet, it stays on this device and is sent when you are connected. ${kept.length > 0 ? 'Kept here:' : 'Nothing else is kept here.'}</p>
${kept.length > 0 ? `<ul>${rows}</ul>` : ''}
<p><a href="">Try again</a></p>
</div></main></div></body>
</html>
`;
};
