/** What `vite build` makes of web/: see web/adapter.ts. */
declare module '#site-server' {
  export type SiteServer = {
    init(options: { env: Record<string, string> }): Promise<void>;
    respond(request: Request, options: { getClientAddress(): string; platform: { siteName: string; siteContact: string | undefined; local: boolean; now(): string; hungUp(): boolean; api(request: Request): Promise<Response> } }): Promise<Response>;
  };
  export const server: SiteServer;
}
