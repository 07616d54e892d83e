/** What a request with this Idempotency-Key was answered. Written only inside the transaction of its act. */
export type OnceRecord = { fingerprint: string; answer: unknown };
export type Onces = {
  find(key: string): Promise<OnceRecord | undefined>;
};
