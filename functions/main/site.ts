import type { SiteServer } from '#site-server';

/** When and from where a request first arrived. */
export type Arrival = { receivedAt?: number | undefined; address?: string | undefined; /** Whoever asks hung up before all they sent was here. */ hungUp?: boolean; /** When the page must have its answers, where nothing else ends its waiting. */ until?: AbortSignal };
export type Api = (request: Request, from: Arrival) => Promise<Response> | Response;
type Around = { origin: string; siteName: string; siteContact?: string | undefined; local: boolean; now: () => string; api: Api; /** Where browsers put and fetch files, when it is not here. */ filesOrigin?: string };

/** The pages, around one API. The request may name a host behind the CDN; pages and forms know only the public origin. */
export const openSite = (server: SiteServer, { origin, siteName, siteContact, local, now, api, filesOrigin }: Around) => {
  let ready: Promise<void> | undefined;
  return async (request: Request, from: Arrival): Promise<Response> => {
    await (ready ??= server.init({ env: {} }));
    const { pathname, search } = new URL(request.url);
    const reply = await server.respond(new Request(origin + pathname + search, request), {
      getClientAddress: () => from.address ?? 'unknown',
      platform: { siteName, siteContact, local, now, hungUp: () => from.hungUp ?? false, api: async (inner) => api(inner, from) },
    });
    // The CDN may keep only what says so itself: everything else is somebody's own, and a failure is nobody's.
    if (!reply.headers.has('cache-control') || reply.status >= 400) reply.headers.set('cache-control', 'private, no-store');
    reply.headers.set('x-content-type-options', 'nosniff');
    if (!reply.headers.has('referrer-policy')) reply.headers.set('referrer-policy', 'strict-origin-when-cross-origin');
    const policy = reply.headers.get('content-security-policy');
    if (policy && filesOrigin) reply.headers.set('content-security-policy', `${policy}; connect-src 'self' ${filesOrigin}`);
    return reply;
  };
};
