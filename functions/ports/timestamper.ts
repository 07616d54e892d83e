/** A time-stamping authority (RFC 3161), asked over the network. A token is kept as its whole answer, which openssl reads too. */
export type Timestamper = {
  /** A token over these bytes, checked; or why there is none. */
  ask(url: string, bytes: Uint8Array): Promise<{ token: Uint8Array; at: string } | { why: string }>;
  /** The time in a token that was kept; undefined where it is none over these bytes. */
  timeOf(token: Uint8Array, bytes: Uint8Array): string | undefined;
};
