/** Asks public addresses of the network, and none but those: whoever names an address must not reach what stands behind our own walls. */
export type Fetcher = {
  /** At most 1 MB, within 5 seconds. @throws Refusal `unavailable` with the reason. */
  read(address: string): Promise<Uint8Array>;
};
