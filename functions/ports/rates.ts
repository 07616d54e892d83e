export type Hit = { allowed: boolean; retryAfter: number };

export type Rates = {
  /** Counts one use of the bucket in the current window, atomically, and says whether it is within the limit, else how many seconds to wait. */
  hit(bucket: string, limit: number, windowSeconds: number, at: string): Promise<Hit>;
};
