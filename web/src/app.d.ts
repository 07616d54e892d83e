declare global {
  namespace App {
    interface Error {
      message: string;
      requestId?: string | undefined;
      /** It happened in the reader's browser, and no server knows of it. */
      inBrowser?: boolean | undefined;
    }
    interface Platform {
      /** The API: in this process, or on AWS the area's own function. */
      api(request: Request): Promise<Response>;
      /** The server's clock, ISO 8601: the only one a page compares with. */
      now(): string;
      /** Whoever asks hung up before all they sent was here. */
      hungUp(): boolean;
      siteName: string;
      /** Whom to write to about the site itself, where somebody was named. */
      siteContact: string | undefined;
      /** True on the embedded default: anyone can be anyone, and the letters are on a page. */
      local: boolean;
    }
  }
}

export {};
