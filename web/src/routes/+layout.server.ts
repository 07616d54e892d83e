import type { LayoutServerLoad } from './$types';

/** What every page knows of the place it is on, an error page too. */
export const load: LayoutServerLoad = ({ platform, url }) => ({
  siteName: platform?.siteName ?? 'Open Challenges',
  siteContact: platform?.siteContact,
  local: platform?.local ?? false,
  host: url.host,
});
