import { keptForGood, themeVersion } from '#lib/server/theme-version.ts';
import { themeCss } from '../../../../../../functions/domain/theme/theme-checks.ts';
import type { RequestHandler } from './$types';

/** The colors of an agency, as the one stylesheet that comes after the site's own. */
export const GET: RequestHandler = async (event) => keptForGood(themeCss(await themeVersion(event, event.params.agency, event.params.version)), 'text/css; charset=utf-8');
