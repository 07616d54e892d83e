export type Hit = { allowed: boolean; retryAfter: number };

export type Rates = {
  /** Counts `uses` of the bucket in the current window, atomically, and says whether all were within the limit, else how many seconds to wait. */
  hit(bucket: string, limit: number, windowSeconds: number, at: string, uses: number): Promise<Hit>;
};
