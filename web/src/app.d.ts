declare global {
  namespace App {
    interface Error {
      message: string;
      requestId?: string | undefined;
    }
    interface Platform {
      /** The API in this process; the site function on AWS forwards writes to the area's own function. */
      api(request: Request): Promise<Response>;
      siteName: string;
      /** True on the embedded default: anyone can be anyone, and the letters are on a page. */
      local: boolean;
    }
  }
}

export {};
