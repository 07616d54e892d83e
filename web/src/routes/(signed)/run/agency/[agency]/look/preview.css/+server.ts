import { readColor } from '../../../../../../../../../functions/domain/theme/color.ts';
import { previewCss, siteColors } from '../../../../../../../../../functions/domain/theme/theme-checks.ts';
import type { RequestHandler } from './$types';

/** The colors that are being chosen, for the sample on the page alone. */
export const GET: RequestHandler = ({ url }) => {
  const color = (name: 'accent' | 'seal') => readColor(url.searchParams.get(name) ?? '') ?? siteColors[name];
  return new Response(previewCss({ accent: color('accent'), seal: color('seal') }), { headers: { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'private, max-age=3600' } });
};
