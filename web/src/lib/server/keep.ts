import type { RequestEvent } from '@sveltejs/kit';

const longest = 60;

/** The same for everybody: the CDN may keep it for a minute, but never past the instant at which the clock changes it. Browsers ask again. */
export const keepUntil = ({ platform, setHeaders }: Pick<RequestEvent, 'platform' | 'setHeaders'>, until?: string): void => {
  const left = until && platform ? Math.floor((Date.parse(until) - Date.parse(platform.now())) / 1000) : longest;
  setHeaders({ 'cache-control': `public, max-age=0, s-maxage=${Math.max(0, Math.min(longest, left))}` });
};
