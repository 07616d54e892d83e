import { error, type RequestEvent } from '@sveltejs/kit';
import { api, read } from '#lib/api.ts';

/** A version never changes: whoever has it never asks again. */
const forGood = 'public, max-age=31536000, immutable';
/** Nothing of it runs, wherever it is opened. */
const inert = "default-src 'none'; sandbox";

/** One version of how an agency looks, by the two parts of a file's name. */
export const themeVersion = async (event: Pick<RequestEvent, 'fetch' | 'url'>, agency: string, version: string) => {
  if (!/^[1-9]\d{0,5}$/.test(version)) error(404, { message: 'There is no such file.' });
  return read(event, api(event).challenges.agencies[':slug'].themes[':n'].$get({ param: { slug: agency, n: version } }));
};

export const keptForGood = (content: string | Uint8Array<ArrayBuffer>, type: string): Response =>
  new Response(content, { headers: { 'content-type': type, 'cache-control': forGood, 'x-content-type-options': 'nosniff', 'content-security-policy': inert } });
