import { error } from '@sveltejs/kit';
import { keptForGood, themeVersion } from '#lib/server/theme-version.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
  const { logo } = await themeVersion(event, event.params.agency, event.params.version);
  if (!logo) error(404, { message: 'This version has no logo.' });
  return keptForGood(Uint8Array.from(Buffer.from(logo.data, 'base64')), logo.type);
};
