/** What a site answered. `status` is the last one; `address` is where it ended. */
export type Reply = {
  status: number;
  address: string;
  /** Whether each turn on the way there was said to be for good. */
  forGood: boolean;
  /** How many seconds the site asks to wait. */
  retryAfter?: number | undefined;
  type?: string | undefined;
  body: Uint8Array;
};

export type Message = { headers: Record<string, string>; body: string };

/** Asks public addresses of the network, and none but those: whoever names an address must not reach what stands behind our own walls. */
export type Fetcher = {
  /** Whether anybody is asked at all: a site may be told not to call out. */
  callsOut: boolean;
  /** At most 1 MB, within 5 seconds. @throws Refusal `unavailable` with the reason. */
  read(address: string): Promise<Uint8Array>;
  /** What the site says, whatever it is; of a large body the first 1 MB. @throws Refusal `unavailable` where nothing answered, with `extra.noHost` where the name leads nowhere. */
  ask(address: string, method: 'HEAD' | 'GET'): Promise<Reply>;
  /** Hands in a message of at most 64 KB and follows nobody: what is answered is the answer, of which the first 4 KB come back. @throws Refusal `unavailable` where nothing answered. */
  post(address: string, message: Message): Promise<Reply>;
};
